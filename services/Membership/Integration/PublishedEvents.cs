using System.Diagnostics;
using Bkmo.Membership.DelegateKeys;
using Bkmo.Membership.Dues.Rights;
using Bkmo.Membership.Organisations;
using Contract = Bkmo.Contracts.Membership.V1;

namespace Bkmo.Membership.Integration;

/// <summary>What Membership tells the others. Every event of an organisation is named here, told or not, so that a new one cannot be forgotten.</summary>
public static class PublishedEvents
{
    /// <summary>The contract for an event; null for one that stays inside.</summary>
    public static object? Of(Organisation state, StoredEvent stored) => stored.Data switch
    {
        OrganisationAdmitted e when state.Profile is { } profile => new Contract.OrganisationAdmitted(
            stored.StreamId, stored.Version, e.At, profile.Name, profile.ShortName, profile.Kind.Name(), profile.FederalState, e.Kind.Name(), e.AdmittedOn),
        MembershipEnded e => new Contract.MembershipEnded(stored.StreamId, stored.Version, e.At, e.Kind.Name(), e.EndsOn, e.Reason.Name()),
        VotingRightsSuspended e => new Contract.VotingRightsSuspended(stored.StreamId, stored.Version, e.At, e.From),
        VotingRightsRestored e => new Contract.VotingRightsRestored(stored.StreamId, stored.Version, e.At, e.On),
        OrganisationRegistered or MembershipAppliedFor or ApplicationDeclined => null,
        _ => throw new UnreachableException($"Not decided whether {stored.Data.GetType().Name} is told to others."),
    };

    /// <summary>The contract for an event of a delegate key: its numbers, once it is signed off.</summary>
    public static object? Of(StoredKey state, StoredEvent stored) => stored.Data switch
    {
        DelegateKeySignedOff e when state is { Computed: { } computed, Result: { } result } => new Contract.DelegateKeySignedOff(
            stored.StreamId, stored.Version, e.At, computed.KeyDate, computed.Purpose, result.Total,
            [.. result.Delegates.Select(share => Guid.Parse(share.Id))], [.. result.Delegates.Select(share => share.Delegates)], computed.Supersedes,
            computed.Rule is KeyRule.Flat ? "votes" : "delegates"),
        DelegateKeyComputed or DelegateKeyLotRecorded => null,
        _ => throw new UnreachableException($"Not decided whether {stored.Data.GetType().Name} is told to others."),
    };
}
