using System.Diagnostics;
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
        OrganisationRegistered or MembershipAppliedFor or ApplicationDeclined => null,
        _ => throw new UnreachableException($"Not decided whether {stored.Data.GetType().Name} is told to others."),
    };
}
