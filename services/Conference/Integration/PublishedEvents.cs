using System.Diagnostics;
using Bkmo.Conference.Attendances;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Convocations;
using Bkmo.Conference.Holds;
using Bkmo.Conference.Registrations;
using Bkmo.Conference.Waiting;
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
        MembersInvited e when state is { Plan: { StartsOn: { } first, EndsOn: { } last } plan, Convocation: { } sent } => new Contract.MembersInvited(
            stored.StreamId, stored.Version, e.At, e.Number, plan.Number, plan.Name, first, last, plan.Venue, plan.Mode.Name(),
            [.. sent.Agenda.Concat(state.AddedSubjects).Select(item => item.Title)], [.. sent.Agenda.Concat(state.AddedSubjects).Select(item => item.ForResolution)],
            sent.ElectronicRights),
        CommitteeFormed e when state.Plan is { } plan => new Contract.CommitteeFormed(
            stored.StreamId, stored.Version, e.At, e.CommitteeId, e.NameDe, e.NameEn, plan.Name, e.Members),
        AttendanceClosed e => Attendance(state, stored, e),
        ConferencePlanned or ConferenceRecorded or ConferenceScheduled or CapacitySet or RegistrationConfirmed or RegistrationWithdrawn
            or RegistrationRequested or RegistrationMandateNamed or RegistrationDeclined or RegistrationCancelled or WaitingListJoined or WaitingEntryMoved
            or PlacesOffered or OfferDeclined or OfferExpired or PlacesReserved or ReservationUsed or ReservationEnded or InvitationSent or InvitationEnded
            or ConvocationRulesSet or MottosSet or SubjectAdded => null,
        _ => throw new UnreachableException($"Not decided whether {stored.Data.GetType().Name} is told to others."),
    };

    private static Contract.AttendanceClosed Attendance(ConferenceState state, StoredEvent stored, AttendanceClosed e)
    {
        var numbers = AttendanceNumbers.Of(state);
        var named = numbers.Where(one => one.OrganisationId is not null).ToList();
        return new(
            stored.StreamId, stored.Version, e.At, numbers.Sum(one => one.Expected), numbers.Sum(one => one.Attended),
            [.. named.Select(one => one.OrganisationId!.Value)], [.. named.Select(one => one.Expected)], [.. named.Select(one => one.Attended)],
            e.Contributions is null ? null : [.. named.Select(one => one.Spoke ?? 0)], e.Contributions is null ? null : [.. named.Select(one => one.Motions ?? 0)]);
    }
}
