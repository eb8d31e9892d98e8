using Bkmo.Advocacy.Organisations;

namespace Bkmo.Advocacy.LocalCommittees;

/// <summary>A local committee with its members.</summary>
/// <param name="Id">The local committee.</param>
/// <param name="Name">Full name.</param>
/// <param name="District">District (Landkreis) or municipality.</param>
/// <param name="FoundedOn">Day of the founding meeting, Europe/Berlin; null when not known.</param>
/// <param name="AimsDe">Aims it agreed on, German.</param>
/// <param name="AgendaDe">What it has set out to do, German.</param>
/// <param name="Members">In the order of joining.</param>
public sealed record LocalCommitteeView(
    Guid Id, string Name, string District, DateOnly? FoundedOn, IReadOnlyList<string> AimsDe, IReadOnlyList<string> AgendaDe,
    IReadOnlyList<LocalMemberView> Members)
{
    internal static LocalCommitteeView? Of(Guid id, LocalCommittee state, IReadOnlyDictionary<Guid, OrganisationView> names) => state.Recorded is { } recorded
        ? new(id, recorded.Name, recorded.District, recorded.FoundedOn, recorded.AimsDe, recorded.AgendaDe,
            [.. state.Members.Select(member => LocalMemberView.Of(member, names)!)])
        : null;
}

/// <summary>A member of a local committee.</summary>
/// <param name="MemberId">The membership.</param>
/// <param name="Name">Name of the organisation or authority.</param>
/// <param name="Role">As what it takes part.</param>
/// <param name="Organisation">The organisation in the federation's directory, if it is there.</param>
public sealed record LocalMemberView(Guid MemberId, string Name, LocalRole Role, OrganisationView? Organisation)
{
    internal static LocalMemberView? Of(LocalCommitteeMember? member, IReadOnlyDictionary<Guid, OrganisationView> names) => member is null ? null : new(
        member.Joined.MemberId, member.Joined.Name, member.Joined.Role,
        member.Joined.OrganisationId is { } id ? names.GetValueOrDefault(id) ?? new OrganisationView(id, null, null) : null);
}

/// <summary>Shows one local committee, and each of its members.</summary>
public static class ShowLocalCommittee
{
    internal static IReadOnlyDictionary<Guid, OrganisationView> NoNames { get; } = new Dictionary<Guid, OrganisationView>();

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/advocacy/local-committees/{id:guid}", Whole).Shows<LocalCommitteeView>().RequireRoles(Roles.Office, Roles.Board);
        routes.MapGet("/api/advocacy/local-committees/{id:guid}/members/{memberId:guid}", Member)
            .Shows<LocalMemberView>().RequireRoles(Roles.Office, Roles.Board);
    }

    private static async Task<IResult> Whole(
        Guid id, Commands commands, IReadModel<OrganisationNames.Row> organisations, CancellationToken cancellation)
    {
        var names = await NamesIn(id, commands, organisations, cancellation);
        return await commands.Read<LocalCommittee>(id, state => LocalCommitteeView.Of(id, state, names), cancellation);
    }

    private static async Task<IResult> Member(
        Guid id, Guid memberId, Commands commands, IReadModel<OrganisationNames.Row> organisations, CancellationToken cancellation)
    {
        var names = await NamesIn(id, commands, organisations, cancellation);
        return await commands.Read<LocalCommittee>(
            id, state => LocalMemberView.Of(state.Member(memberId), names), cancellation, state => state.Member(memberId)?.ChangedAt);
    }

    private static async Task<IReadOnlyDictionary<Guid, OrganisationView>> NamesIn(
        Guid id, Commands commands, IReadModel<OrganisationNames.Row> organisations, CancellationToken cancellation)
    {
        var members = (await commands.Find<LocalCommittee>(id, cancellation))?.Members ?? [];
        return await OrganisationNames.Of(organisations, members.Select(member => member.Joined.OrganisationId).OfType<Guid>(), cancellation);
    }
}
