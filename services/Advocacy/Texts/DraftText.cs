using Bkmo.Advocacy.Committees;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Advocacy.Texts;

/// <summary>Begins a text: with its body, or with a title only.</summary>
public static class DraftText
{
    /// <summary>What the client sends.</summary>
    /// <param name="Kind">What kind of text it is; stays.</param>
    /// <param name="TitleDe">German title.</param>
    /// <param name="TitleEn">English title.</param>
    /// <param name="LeadingLanguage">The language whose body decides what the text says, BCP 47; <c>de</c> unless told.</param>
    /// <param name="CommitteeId">The committee that drafts it.</param>
    /// <param name="Body">Markdown by language, BCP 47.</param>
    public sealed record Request(
        TextKind Kind, string TitleDe, string? TitleEn = null, string? LeadingLanguage = null, Guid? CommitteeId = null,
        IReadOnlyDictionary<string, string>? Body = null);

    /// <summary>The request with its values checked.</summary>
    public sealed record Command(TextKind Kind, Wording Wording, UserId By, DateTimeOffset At);

    /// <summary>Decides.</summary>
    public static Decision Decide(PoliticalText state, Command command)
    {
        if (state.Current is not null) return Nothing;
        if (!command.Wording.HasLeadingLanguage()) return Reject(new LeadingLanguageMissing(command.Wording.LeadingLanguage));
        return Accept(new TextDrafted(command.Kind, command.Wording, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/advocacy/texts", Handle).Creates<TextView>().RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var wording = WordingCheck.Of(check, request.TitleDe, request.TitleEn, request.LeadingLanguage, request.Body, request.CommitteeId);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (request.CommitteeId is { } committee && await commands.Find<Committee>(committee, cancellation) is null) return Problems.Of(new UnknownCommittee());

        var id = commands.NewId();
        var command = new Command(request.Kind, wording, commands.Actor.Id, commands.Now);
        return await commands.Create<PoliticalText>(id, $"/api/advocacy/texts/{id}", state => Decide(state, command), state => TextView.Of(id, state)!, cancellation);
    }
}
