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
/// <param name="VotingRestsFrom">First day on which its voting rights rest because dues are unpaid or the voting membership rests; null while they do not.</param>
public sealed record OrganisationView(
    Guid Id, string Name, string? ShortName, OrganisationKind Kind, string? LegalForm, string? RegisterNumber, string? RegisterCourt, string? Municipality,
    string? FederalState, string? Ags, Uri? Website, IReadOnlyList<string> Languages, IReadOnlyList<string> Communities, IReadOnlyList<string> Topics,
    bool SmallCommunity, DateOnly? CeasedOn, IReadOnlyList<MembershipView> Memberships, DateOnly? VotingRestsFrom)
{
    internal static OrganisationView? Of(Guid id, Organisation state, DateOnly day) => state.ProfileOn(day) is not { } profile ? null : new(
        id, profile.Name, profile.ShortName, profile.Kind, profile.LegalForm, profile.RegisterNumber, profile.RegisterCourt, profile.Municipality,
        profile.FederalState, profile.Ags, profile.Website, profile.Languages, profile.Communities, profile.Topics, profile.SmallCommunity, state.CeasedOn,
        [.. Enum.GetValues<MembershipKind>().Select(kind => MembershipView.Of(id, state, kind, day)).OfType<MembershipView>()], state.VotingRestsFrom);
}

/// <summary>The membership of one kind: the entry of the register that counts now, and those before it.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Kind">In which right.</param>
/// <param name="Status">Where it stands on the day asked about, today unless told.</param>
/// <param name="AppliedOn">Day of the application.</param>
/// <param name="DecidedOn">Day of the decision.</param>
/// <param name="AdmittedOn">First day.</param>
/// <param name="DeclineReason">Why it was declined.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="EndReason">Why it ended.</param>
/// <param name="MergedInto">The organisation that goes on after a merger.</param>
/// <param name="Version">The membership's version; in quotes it is the ETag that a decision or an end needs in <c>If-Match</c>.</param>
/// <param name="Earlier">Entries before this one, oldest first.</param>
/// <param name="Suspensions">Times in which it rests, oldest first.</param>
/// <param name="AppealUntil">Last day on which an appeal against the exclusion or refusal is open, if one was named.</param>
/// <param name="Appeal">The appeal, if there was one.</param>
public sealed record MembershipView(
    Guid OrganisationId, MembershipKind Kind, MembershipStatus Status, DateOnly AppliedOn, DateOnly? DecidedOn, DateOnly? AdmittedOn, string? DeclineReason,
    DateOnly? EndsOn, EndReason? EndReason, Guid? MergedInto, long Version, IReadOnlyList<EarlierMembership> Earlier, IReadOnlyList<Suspension> Suspensions,
    DateOnly? AppealUntil, Appeal? Appeal)
{
    internal const string Route = "/api/membership/organisations/{id:guid}/memberships/{kind}";

    internal static string PathOf(Guid organisationId, MembershipKind kind) => $"/api/membership/organisations/{organisationId}/memberships/{kind.Name()}";

    internal static MembershipView? Of(Guid organisationId, Organisation state, MembershipKind kind, DateOnly day)
    {
        var entries = state.Memberships.Where(entry => entry.Kind == kind && entry.AppliedOn <= day).ToList();
        if (entries.Count == 0 || state.IsVoided) return null;
        var entry = entries[^1];
        return new(
            organisationId, kind, StatusOf(entry, day), entry.AppliedOn, entry.DecidedOn, entry.AdmittedOn, entry.DeclineReason, entry.EndsOn,
            entry.EndReason, entry.MergedInto, entry.Version,
            [.. entries.SkipLast(1).Select(other => new EarlierMembership(StatusOf(other, day), other.AppliedOn, other.AdmittedOn, other.EndsOn, other.EndReason))],
            entry.Suspensions, entry.AppealUntil, entry.Appeal);
    }

    /// <summary>A change of one membership: <c>If-Match</c> is about its own version.</summary>
    internal static Task<IResult> Change(
        Commands commands, Guid id, MembershipKind kind, Func<Organisation, Decision> decide, CancellationToken cancellation) =>
        commands.Change(id, decide, state => Of(id, state, kind, Berlin.DayOf(commands.Now)), cancellation, state => state.Latest(kind)?.Version);

    private static MembershipStatus StatusOf(MembershipEntry entry, DateOnly day) => entry.StoodOn(day) ?? MembershipStatus.Applied;
}

/// <summary>An earlier entry of the same kind.</summary>
/// <param name="Status">Where it stands today.</param>
/// <param name="AppliedOn">Day of the application.</param>
/// <param name="AdmittedOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="EndReason">Why it ended.</param>
public sealed record EarlierMembership(MembershipStatus Status, DateOnly AppliedOn, DateOnly? AdmittedOn, DateOnly? EndsOn, EndReason? EndReason);
