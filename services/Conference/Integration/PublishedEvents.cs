using System.Diagnostics;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Registrations;
using Contract = Bkmo.Contracts.Conference.V1;

namespace Bkmo.Conference.Integration;

/// <summary>What Conference tells the others. Every event of a conference is named here, told or not, so that a new one cannot be forgotten.</summary>
public static class PublishedEvents
{
    /// <summary>The contract for an event; null for one that stays inside.</summary>
    public static object? Of(ConferenceState state, StoredEvent stored) => stored.Data switch
    {
        ConferenceConvened e when state.Plan is { } plan => new Contract.ConferenceConvened(
            stored.StreamId, stored.Version, e.At, plan.Number, plan.Name, plan.StartsOn, plan.EndsOn),
        CommitteeFormed e when state.Plan is { } plan => new Contract.CommitteeFormed(
            stored.StreamId, stored.Version, e.At, e.CommitteeId, e.NameDe, e.NameEn, plan.Name, e.Members),
        ConferencePlanned or ConferenceRecorded or ConferenceScheduled or CapacitySet or RegistrationConfirmed or RegistrationWithdrawn
            or RegistrationRequested or RegistrationMandateNamed => null,
        _ => throw new UnreachableException($"Not decided whether {stored.Data.GetType().Name} is told to others."),
    };
}
