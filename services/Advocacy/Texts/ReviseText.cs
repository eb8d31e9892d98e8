using Bkmo.Advocacy.Committees;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Advocacy.Texts;

/// <summary>Writes the next version of a text. What is published stays as it is until the new version is published.</summary>
public static class ReviseText
{
    /// <summary>What the client sends: the whole new version.</summary>
    /// <param name="TitleDe">German title.</param>
    /// <param name="TitleEn">English title.</param>
    /// <param name="LeadingLanguage">The language whose body decides what the text says, BCP 47; <c>de</c> unless told.</param>
    /// <param name="CommitteeId">The committee that drafts it.</param>
    /// <param name="Body">Markdown by language, BCP 47. A text that has a body keeps one.</param>
    public sealed record Request(
        string TitleDe, string? TitleEn = null, string? LeadingLanguage = null, Guid? CommitteeId = null, IReadOnlyDictionary<string, string>? Body = null);

    /// <summary>The request with its values checked.</summary>
    public sealed record Command(Wording Wording, UserId By, DateTimeOffset At);

    /// <summary>Decides. A version equal to the current one changes nothing.</summary>
    public static Decision Decide(PoliticalText state, Command command) => state.Current switch
    {
        null => Reject(new UnknownText()),
        { } current when current.Wording == command.Wording => Nothing,
        _ when !command.Wording.HasLeadingLanguage() => Reject(new LeadingLanguageMissing(command.Wording.LeadingLanguage)),
        { Wording.Body.Count: > 0 } when command.Wording.Body.Count == 0 => Reject(new BodyCannotBeDropped()),
        _ => Accept(new TextRevised(command.Wording, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/api/advocacy/texts/{id:guid}", Handle).Changes<TextView>().RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var wording = WordingCheck.Of(check, request.TitleDe, request.TitleEn, request.LeadingLanguage, request.Body, request.CommitteeId);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (request.CommitteeId is { } committee && await commands.Find<Committee>(committee, cancellation) is null) return Problems.Of(new UnknownCommittee());

        var command = new Command(wording, commands.Actor.Id, commands.Now);
        return await commands.Change<PoliticalText>(id, state => Decide(state, command), state => TextView.Of(id, state), cancellation);
    }
}
