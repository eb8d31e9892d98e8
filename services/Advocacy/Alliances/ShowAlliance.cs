using Bkmo.Advocacy.Organisations;

namespace Bkmo.Advocacy.Alliances;

/// <summary>An alliance with its present and former members.</summary>
/// <param name="Id">The alliance.</param>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Short name, if it has one.</param>
/// <param name="Programme">Funding programme it belongs to, if any.</param>
/// <param name="Website">Its address, if it has one.</param>
/// <param name="Members">In the order of joining.</param>
public sealed record AllianceView(
    Guid Id, string Name, string? ShortName, string? Programme, string? Website, IReadOnlyList<AllianceMemberView> Members)
{
    internal static AllianceView? Of(Guid id, Alliance state, IReadOnlyDictionary<Guid, OrganisationView> names) => state.Recorded is { } recorded
        ? new(id, recorded.Name, recorded.ShortName, recorded.Programme, recorded.Website, [.. state.Members.Select(m => AllianceMemberView.Of(m, names)!)])
        : null;
}

/// <summary>A member of an alliance.</summary>
/// <param name="MemberId">The membership.</param>
/// <param name="Name">Name in the alliance.</param>
/// <param name="Organisation">The organisation in the federation's directory, if it is there.</param>
/// <param name="JoinedOn">First day, Europe/Berlin; null when not known.</param>
/// <param name="LeftOn">Last day, Europe/Berlin; null while it lasts.</param>
public sealed record AllianceMemberView(Guid MemberId, string Name, OrganisationView? Organisation, DateOnly? JoinedOn, DateOnly? LeftOn)
{
    internal static AllianceMemberView? Of(AllianceMember? member, IReadOnlyDictionary<Guid, OrganisationView> names) => member is null ? null : new(
        member.Joined.MemberId, member.Joined.Name,
        member.Joined.OrganisationId is { } id ? names.GetValueOrDefault(id) ?? new OrganisationView(id, null, null) : null,
        member.Joined.JoinedOn, member.LeftOn);
}

/// <summary>Shows one alliance, and each of its members.</summary>
public static class ShowAlliance
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/advocacy/alliances/{id:guid}", Whole).Shows<AllianceView>().RequireRoles(Roles.Office, Roles.Board);
        routes.MapGet("/api/advocacy/alliances/{id:guid}/members/{memberId:guid}", Member).Shows<AllianceMemberView>().RequireRoles(Roles.Office, Roles.Board);
    }

    /// <summary>The names of the organisations that are linked in an alliance.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, OrganisationView>> NamesIn(
        Guid id, Commands commands, IReadModel<OrganisationNames.Row> organisations, CancellationToken cancellation)
    {
        var members = (await commands.Find<Alliance>(id, cancellation))?.Members ?? [];
        return await OrganisationNames.Of(organisations, members.Select(member => member.Joined.OrganisationId).OfType<Guid>(), cancellation);
    }

    private static async Task<IResult> Whole(
        Guid id, Commands commands, IReadModel<OrganisationNames.Row> organisations, CancellationToken cancellation)
    {
        var names = await NamesIn(id, commands, organisations, cancellation);
        return await commands.Read<Alliance>(id, state => AllianceView.Of(id, state, names), cancellation);
    }

    private static async Task<IResult> Member(
        Guid id, Guid memberId, Commands commands, IReadModel<OrganisationNames.Row> organisations, CancellationToken cancellation)
    {
        var names = await NamesIn(id, commands, organisations, cancellation);
        return await commands.Read<Alliance>(
            id, state => AllianceMemberView.Of(state.Member(memberId), names), cancellation, state => state.Member(memberId)?.ChangedAt);
    }
}
