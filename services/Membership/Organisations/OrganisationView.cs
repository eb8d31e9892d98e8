namespace Bkmo.Membership.Organisations;

/// <summary>An organisation as it is shown.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Short name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="LegalForm">Legal form.</param>
/// <param name="RegisterNumber">Register number.</param>
/// <param name="RegisterCourt">Register court.</param>
/// <param name="Municipality">Seat.</param>
/// <param name="FederalState">Land of the seat.</param>
/// <param name="Ags">Municipality key.</param>
/// <param name="Website">Web site.</param>
/// <param name="Languages">Languages, BCP 47.</param>
/// <param name="Communities">Communities it works for.</param>
/// <param name="Topics">Topics it works on.</param>
/// <param name="SmallCommunity">Whether it counts itself a small community.</param>
/// <param name="CeasedOn">Last day of the organisation itself, after dissolution or merger.</param>
/// <param name="Memberships">One per kind ever applied for.</param>
/// <param name="VotingRestsFrom">First day on which its voting rights rest because dues are unpaid; null while they do not.</param>
public sealed record OrganisationView(
    Guid Id, string Name, string? ShortName, OrganisationKind Kind, string? LegalForm, string? RegisterNumber, string? RegisterCourt, string? Municipality,
    string? FederalState, string? Ags, Uri? Website, IReadOnlyList<string> Languages, IReadOnlyList<string> Communities, IReadOnlyList<string> Topics,
    bool SmallCommunity, DateOnly? CeasedOn, IReadOnlyList<MembershipView> Memberships, DateOnly? VotingRestsFrom)
{
    internal static OrganisationView? Of(Guid id, Organisation state, DateOnly today) => state.Profile is not { } profile ? null : new(
        id, profile.Name, profile.ShortName, profile.Kind, profile.LegalForm, profile.RegisterNumber, profile.RegisterCourt, profile.Municipality,
        profile.FederalState, profile.Ags, profile.Website, profile.Languages, profile.Communities, profile.Topics, profile.SmallCommunity, state.CeasedOn,
        [.. Enum.GetValues<MembershipKind>().Select(kind => MembershipView.Of(id, state, kind, today)).OfType<MembershipView>()], state.VotingRestsFrom);
}

/// <summary>The membership of one kind: the entry of the register that counts now, and those before it.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Kind">In which right.</param>
/// <param name="Status">Where it stands today.</param>
/// <param name="AppliedOn">Day of the application.</param>
/// <param name="DecidedOn">Day of the decision.</param>
/// <param name="AdmittedOn">First day.</param>
/// <param name="DeclineReason">Why it was declined.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="EndReason">Why it ended.</param>
/// <param name="MergedInto">The organisation that goes on after a merger.</param>
/// <param name="Version">The membership's version; in quotes it is the ETag that a decision or an end needs in <c>If-Match</c>.</param>
/// <param name="Earlier">Entries before this one, oldest first.</param>
public sealed record MembershipView(
    Guid OrganisationId, MembershipKind Kind, MembershipStatus Status, DateOnly AppliedOn, DateOnly? DecidedOn, DateOnly? AdmittedOn, string? DeclineReason,
    DateOnly? EndsOn, EndReason? EndReason, Guid? MergedInto, long Version, IReadOnlyList<EarlierMembership> Earlier)
{
    internal static string PathOf(Guid organisationId, MembershipKind kind) => $"/api/membership/organisations/{organisationId}/memberships/{kind.Name()}";

    internal static MembershipView? Of(Guid organisationId, Organisation state, MembershipKind kind, DateOnly today)
    {
        if (state.Latest(kind) is not { } entry) return null;
        var earlier = state.Memberships.Where(other => other.Kind == kind && other.Id != entry.Id)
            .Select(other => new EarlierMembership(other.StatusOn(today), other.AppliedOn, other.AdmittedOn, other.EndsOn, other.EndReason));
        return new(
            organisationId, kind, entry.StatusOn(today), entry.AppliedOn, entry.DecidedOn, entry.AdmittedOn, entry.DeclineReason, entry.EndsOn,
            entry.EndReason, entry.MergedInto, entry.Version, [.. earlier]);
    }
}

/// <summary>An earlier entry of the same kind.</summary>
/// <param name="Status">Where it stands today.</param>
/// <param name="AppliedOn">Day of the application.</param>
/// <param name="AdmittedOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="EndReason">Why it ended.</param>
public sealed record EarlierMembership(MembershipStatus Status, DateOnly AppliedOn, DateOnly? AdmittedOn, DateOnly? EndsOn, EndReason? EndReason);

/// <summary>Shows one organisation, and one of its memberships, to office, board and the organisation's own representatives.</summary>
public static class ShowOrganisation
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/membership/organisations/{id:guid}", Show).Shows<OrganisationView>()
            .RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);
        routes.MapGet("/api/membership/organisations/{id:guid}/memberships/{kind}", ShowMembership).Shows<MembershipView>()
            .RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);
    }

    private static Task<IResult> Show(Guid id, Commands commands, CancellationToken cancellation) => OwnOrganisations.MayRead(commands.Actor, id)
        ? commands.Read<Organisation>(id, state => OrganisationView.Of(id, state, Berlin.DayOf(commands.Now)), cancellation)
        : Task.FromResult(Problems.Of(StatusCodes.Status404NotFound));

    private static Task<IResult> ShowMembership(Guid id, string kind, Commands commands, CancellationToken cancellation) =>
        EnumNames.TryParse<MembershipKind>(kind, out var membership) && OwnOrganisations.MayRead(commands.Actor, id)
            ? commands.Read<Organisation>(
                id, state => MembershipView.Of(id, state, membership, Berlin.DayOf(commands.Now)), cancellation, state => state.Latest(membership)?.Version)
            : Task.FromResult(Problems.Of(new UnknownMembership()));
}
