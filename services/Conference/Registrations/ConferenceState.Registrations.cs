using System.Collections.Immutable;
using Bkmo.Conference.Capacities;
using Bkmo.Conference.Holds;
using Bkmo.Conference.Registrations;
using Bkmo.Conference.Waiting;

namespace Bkmo.Conference.Conferences;

/// <summary>Registrations, waiting lists and held places.</summary>
public sealed partial record ConferenceState
{
    /// <summary>The entry of a registration that waits or has an offer; null for others.</summary>
    public WaitingEntry? EntryOf(Guid registrationId) => WaitingEntries.TryGetValue(registrationId, out var entry) ? Waiting.GetValueOrDefault(entry) : null;

    /// <summary>Whether somebody waits for a place of this capacity, without an offer.</summary>
    public bool SomebodyWaits(string capacity) => WaitingOrder.Of(Waiting, capacity).Any();

    private ConferenceState Registered(IEvent @event) => @event switch
    {
        RegistrationRequested e => With(new(e.RegistrationId, e.PersonId, e.Category, e.OrganisationId, e.MandateId, null, RegistrationStatus.Requested, Version), e.At),
        RegistrationMandateNamed e when Registrations.GetValueOrDefault(e.RegistrationId) is { } registration =>
            (this with { Present = Present.Remove(registration.PersonId) }).With(registration with { MandateId = e.MandateId, PersonId = e.PersonId, Version = Version }),
        RegistrationConfirmed e => OffList(e.RegistrationId).Counted(e.Capacity, capacity => capacity with { Confirmed = capacity.Confirmed + 1 }).With(new(
            e.RegistrationId, e.PersonId, e.Category, e.OrganisationId, e.MandateId, e.Capacity, RegistrationStatus.Confirmed, Version), e.At),
        RegistrationWithdrawn e => Ended(e.RegistrationId, RegistrationStatus.Withdrawn),
        RegistrationDeclined e => Ended(e.RegistrationId, RegistrationStatus.Declined),
        RegistrationCancelled e => Ended(e.RegistrationId, RegistrationStatus.Cancelled),
        Attendances.AttendanceClosed e => Attended(e),
        _ => Waited(@event),
    };

    private ConferenceState Waited(IEvent @event) => @event switch
    {
        WaitingListJoined e => e.Registrations.Aggregate(
            this with
            {
                Waiting = Waiting.SetItem(e.EntryId, WaitingEntry.Of(e, Version)),
                WaitingEntries = WaitingEntries.SetItems(e.Registrations.Select(one => KeyValuePair.Create(one.RegistrationId, e.EntryId))),
            },
            (state, one) => state.With(new(
                one.RegistrationId, one.PersonId, one.Category, one.OrganisationId, one.MandateId, e.Capacity, RegistrationStatus.Waiting, Version), e.At)),
        WaitingEntryMoved e when Waiting.GetValueOrDefault(e.EntryId) is { } entry =>
            this with { Waiting = Waiting.SetItem(entry.Id, entry with { Priority = e.Priority, Version = Version }) },
        PlacesOffered e when Waiting.GetValueOrDefault(e.EntryId) is { } entry => e.Registrations.Aggregate(
            (this with { Waiting = Waiting.SetItem(entry.Id, entry.Offer(e, Version)) })
                .Counted(entry.Capacity, capacity => capacity with { Offered = capacity.Offered + e.Registrations.Count }),
            (state, id) => state.Touched(id)),
        OfferDeclined e => e.Registrations.Aggregate(this, (state, id) => state.Ended(id, RegistrationStatus.Withdrawn)),
        OfferExpired e => e.Registrations.Aggregate(this, (state, id) => state.Ended(id, RegistrationStatus.Withdrawn)),
        _ => Held(@event),
    };

    private ConferenceState Held(IEvent @event) => @event switch
    {
        PlacesReserved e => Hold(new(e.ReservationId, e.Capacity, e.Places, e.Until, e.Purpose, null, Version), 0),
        InvitationSent e => Hold(new(e.InvitationId, e.Capacity, 1, e.Until, null, new(e.PersonId, e.Category, e.OrganisationId), Version), 0),
        ReservationUsed e when Holds.GetValueOrDefault(e.ReservationId) is { } hold => Hold(hold with { Places = hold.Places - 1, Version = Version }, hold.Places),
        ReservationEnded e when Holds.GetValueOrDefault(e.ReservationId) is { } hold => Hold(hold with { Places = 0 }, hold.Places),
        InvitationEnded e when Holds.GetValueOrDefault(e.InvitationId) is { } hold => Hold(hold with { Places = 0 }, hold.Places),
        _ => this,
    };

    private ConferenceState Hold(Hold hold, int before) =>
        (this with { Holds = hold.Places > 0 ? Holds.SetItem(hold.Id, hold) : Holds.Remove(hold.Id) }).Counted(hold.Capacity, capacity => hold.Invited is null
            ? capacity with { Reserved = capacity.Reserved + hold.Places - before }
            : capacity with { Invited = capacity.Invited + hold.Places - before });

    private ConferenceState With(Registration registration, DateTimeOffset? at = null) => this with
    {
        Registrations = Registrations.SetItem(registration.Id, registration with
        {
            RegisteredAt = Registrations.GetValueOrDefault(registration.Id)?.RegisteredAt ?? at ?? registration.RegisteredAt,
        }),
        Present = Present.SetItem(registration.PersonId, registration.Id),
    };

    private ConferenceState Touched(Guid id) => Registrations.TryGetValue(id, out var registration)
        ? this with { Registrations = Registrations.SetItem(id, registration with { Version = Version }) } : this;

    /// <summary>The registration is over: its place, or its place on the list or on offer, is free.</summary>
    private ConferenceState Ended(Guid id, RegistrationStatus status)
    {
        if (Registrations.GetValueOrDefault(id) is not { Lives: true } registration) return this;
        var freed = registration is { Status: RegistrationStatus.Confirmed, Capacity: { } capacity }
            ? Counted(capacity, it => it with { Confirmed = it.Confirmed - 1 }) : OffList(id);
        return freed with
        {
            Registrations = Registrations.SetItem(id, registration with { Status = status, Version = Version }), Present = Present.Remove(registration.PersonId),
        };
    }

    private ConferenceState Attended(Attendances.AttendanceClosed e)
    {
        var attended = e.Attended.ToHashSet();
        return this with
        {
            AttendanceClosed = true,
            Contributions = e.Contributions,
            Registrations = Registrations.SetItems(Registrations.Values.Where(it => it.Status is RegistrationStatus.Confirmed).Select(it => KeyValuePair.Create(
                it.Id, it with { Status = attended.Contains(it.Id) ? RegistrationStatus.Attended : RegistrationStatus.Missed, Version = Version }))),
        };
    }

    private ConferenceState OffList(Guid id)
    {
        if (EntryOf(id) is not { } entry) return this;
        var (left, offered) = (entry.Without(id, Version), entry.Offered.Contains(id) ? 1 : 0);
        return (this with
        {
            Waiting = left.IsEmpty ? Waiting.Remove(entry.Id) : Waiting.SetItem(entry.Id, left), WaitingEntries = WaitingEntries.Remove(id),
        }).Counted(entry.Capacity, capacity => capacity with { Offered = capacity.Offered - offered });
    }

    private ConferenceState Counted(string name, Func<Capacity, Capacity> count) =>
        Capacities.TryGetValue(name, out var capacity) ? this with { Capacities = Capacities.SetItem(name, count(capacity)) } : this;
}
