using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Applications;

/// <summary>How far an application is, without its contents.</summary>
/// <param name="OrganisationId">The applicant.</param>
/// <param name="Kind">In which right.</param>
/// <param name="Complete">Whether it has all that the form asks for.</param>
/// <param name="Missing">What is missing.</param>
/// <param name="FormVersion">Version of the form that it is compared with; null: none was published.</param>
/// <param name="Answered">Fields with an answer.</param>
/// <param name="Sponsors">Voting members that were asked to vouch for it.</param>
public sealed record ApplicationSummary(
    Guid OrganisationId, MembershipKind Kind, bool Complete, IReadOnlyList<MissingItem> Missing, int? FormVersion, IReadOnlyList<string> Answered,
    IReadOnlyList<Sponsor> Sponsors)
{
    internal static ApplicationSummary? Of(Guid id, Organisation state, MembershipKind kind, FormVersion? form)
    {
        if (state.Latest(kind) is not { } entry) return null;
        var completeness = Completeness.Of(form, state, entry);
        return new(id, kind, completeness.IsComplete, completeness.Missing, completeness.FormVersion, entry.File.Answered, entry.File.Sponsors);
    }
}

/// <summary>An application with its answers.</summary>
/// <param name="Summary">How far it is.</param>
/// <param name="Erased">Whether the answers were erased.</param>
/// <param name="Answers">Field → answer; empty when there are none or they were erased.</param>
public sealed record ApplicationView(ApplicationSummary Summary, bool Erased, IReadOnlyDictionary<string, string> Answers);

/// <summary>Shows an application: what it says and what it lacks. To the applicant's representative, office and board.</summary>
public static class ShowApplication
{
    private static readonly Dictionary<string, string> None = [];

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet(MembershipView.Route + "/application", Handle).Shows<ApplicationView>()
        .RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);

    private static async Task<IResult> Handle(Guid id, string kind, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        if (!OwnOrganisations.MayRead(commands.Actor, id)) return OwnOrganisations.Unseen();
        if (!EnumNames.TryParse<MembershipKind>(kind, out var membership)) return Problems.Of(new UnknownMembership());
        if ((await commands.Find<Organisation>(id, cancellation))?.Latest(membership) is not { } entry) return OwnOrganisations.Unseen();

        // The form that counts is the one that held when it was decided; until then today's.
        var form = await ApplicationForm.Holding(commands, membership, entry.DecidedOn ?? Berlin.DayOf(commands.Now), cancellation);
        var opened = entry.File.Answers is { } answers ? await keys.Open(answers, cancellation) : default;
        return await commands.Read<Organisation>(
            id,
            state => ApplicationSummary.Of(id, state, membership, form) is { } summary
                ? new ApplicationView(summary, entry.File.Erased || opened.Erased, opened.Value?.Values ?? None)
                : null,
            cancellation, state => state.Latest(membership)?.Version);
    }
}
