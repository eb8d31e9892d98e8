using Bkmo.Membership.Dues.Rights;

namespace Bkmo.Membership.Organisations;

/// <summary>A member, network or partner organisation: who it is and its entries in the membership register.</summary>
/// <param name="Profile">Who it is; null before it is registered.</param>
/// <param name="Memberships">All entries, oldest first; per kind only the last one can still change.</param>
/// <param name="CeasedOn">Last day of the organisation itself, after dissolution or merger.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record Organisation(OrganisationProfile? Profile, ValueList<MembershipEntry> Memberships, DateOnly? CeasedOn, long Version) : IState<Organisation>
{
    /// <inheritdoc />
    public static string StreamType => "organisation";

    /// <inheritdoc />
    public static Organisation Initial { get; } = new(null, [], null, 0);

    /// <summary>First day on which its voting rights rest because dues are unpaid; null while they do not.</summary>
    public DateOnly? VotingRestsFrom { get; init; }

    /// <summary>The entry of <paramref name="kind"/> that counts now; null when there never was one.</summary>
    public MembershipEntry? Latest(MembershipKind kind) => Memberships.LastOrDefault(entry => entry.Kind == kind);

    /// <inheritdoc />
    public Organisation Evolve(IEvent @event)
    {
        var version = Version + 1;
        return this with
        {
            Version = version,
            Profile = @event is OrganisationRegistered registered ? registered.Profile : Profile,
            Memberships = MembershipEntry.Evolve(Memberships, @event, version),
            VotingRestsFrom = @event switch
            {
                VotingRightsSuspended suspended => suspended.From,
                VotingRightsRestored => null,
                _ => VotingRestsFrom,
            },
            CeasedOn = @event is MembershipEnded { Reason: EndReason.Dissolution or EndReason.Merger } end ? end.EndsOn : CeasedOn,
        };
    }
}
