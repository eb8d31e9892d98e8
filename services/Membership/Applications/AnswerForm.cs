using Bkmo.Membership.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Applications;

/// <summary>Answers the form of an open application. By the applicant's representative or the office; the answers are kept sealed.</summary>
public static class AnswerForm
{
    /// <summary>The answers; they stand for all earlier ones.</summary>
    /// <param name="Answers">Field of the form that holds today → answer.</param>
    public sealed record Request(IReadOnlyDictionary<string, string> Answers);

    /// <summary>The answers to record.</summary>
    /// <param name="Kind">In which right.</param>
    /// <param name="MembershipId">The entry that the answers were sealed for.</param>
    /// <param name="FormVersion">Version of the form.</param>
    /// <param name="Answered">Fields with an answer.</param>
    /// <param name="Answers">The answers, sealed.</param>
    /// <param name="By">Who records them.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(
        MembershipKind Kind, Guid MembershipId, int FormVersion, ValueList<string> Answered, Sealed<ApplicationAnswers> Answers, UserId By, DateTimeOffset At);

    /// <summary>Accepts while the application is open.</summary>
    public static Decision Decide(Organisation state, Command command) => state.Latest(command.Kind) is { IsOpen: true } entry && entry.Id == command.MembershipId
        ? Accept(new ApplicationAnswered(entry.Id, entry.Kind, command.FormVersion, command.Answered, command.Answers, command.By, command.At))
        : Reject(new NotOpen(command.Kind));

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPut(MembershipView.Route + "/application", Handle).Changes<ApplicationSummary>()
        .RequireRoles(Roles.Office, Roles.OrganisationRepresentative);

    private static async Task<IResult> Handle(Guid id, string kind, Request request, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        if (!OwnOrganisations.MayRead(commands.Actor, id)) return OwnOrganisations.Unseen();
        if (!EnumNames.TryParse<MembershipKind>(kind, out var membership)) return Problems.Of(new UnknownMembership());
        var today = Berlin.DayOf(commands.Now);
        if ((await commands.Find<Organisation>(id, cancellation))?.Latest(membership) is not { } entry) return OwnOrganisations.Unseen();
        if (!entry.IsOpen) return Problems.Of(new NotOpen(membership));
        if (await ApplicationForm.Holding(commands, membership, today, cancellation) is not { } form) return Problems.Of(new NoForm());
        var check = new Check();
        var answers = Answers(request.Answers, form, check);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var locked = await keys.Seal(ApplicationFile.KeyOf(id, entry.Id), new ApplicationAnswers(answers), cancellation);
        var command = new Command(
            membership, entry.Id, form.Number, answers.Keys.Order(StringComparer.Ordinal).ToValueList(), locked, commands.Actor.Id, commands.Now);
        return await commands.Change<Organisation>(
            id, state => Decide(state, command), state => ApplicationSummary.Of(id, state, membership, form), cancellation, state => state.Latest(membership)?.Version);
    }

    private static Dictionary<string, string> Answers(IReadOnlyDictionary<string, string> given, FormVersion form, Check check)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        check.That(!given.Keys.Except(form.Fields.Select(field => field.Name), StringComparer.Ordinal).Any(), "answers", new(
            "Eine der Antworten gehört zu keinem Feld des Formulars.", "One of the answers belongs to no field of the form."));
        foreach (var field in form.Fields)
            if (given.TryGetValue(field.Name, out var value) && check.OptionalLines(value, $"answers.{field.Name}", field.MaxLength) is { } answer) answers[field.Name] = answer;
        return answers;
    }
}
