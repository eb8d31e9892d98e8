using Bkmo.Conference.Conferences;
using Bkmo.Conference.Waiting;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Registrations;

/// <summary>Gives places of capacities.</summary>
internal static class Places
{
    /// <summary>A place for a registration, if its capacity has one for which nobody waits; else a place on the waiting list, if that is wanted.</summary>
    internal static Decision Give(ConferenceState state, Registration asked, UserId by, DateTimeOffset at, bool orWait = false) => state.CapacityFor(asked.Category) switch
    {
        null => Reject(new NoCapacityFor(asked.Category)),
        { Free: > 0, Name: var name } when !state.SomebodyWaits(name) => Accept(asked.Confirmed(name, by, at)),
        { Name: var full } when orWait => Accept(Serving.With(
            state, at, new WaitingListJoined(asked.Id, full, GroupRule.AllOrNothing, [WaitingRegistration.Of(asked)], by, at))),
        { Name: var full } => Reject(new CapacityExhausted(full)),
    };

    /// <summary>A place that a reservation holds.</summary>
    internal static Decision GiveReserved(ConferenceState state, Registration asked, Guid reservationId, UserId by, DateTimeOffset at) =>
        state.Holds.GetValueOrDefault(reservationId) is not { Invited: null } reservation || reservation.Until <= at ? Reject(new Holds.UnknownHold())
        : state.CapacityFor(asked.Category) is not { } capacity || !string.Equals(capacity.Name, reservation.Capacity, StringComparison.Ordinal)
            ? Reject(new NoCapacityFor(asked.Category))
            : Accept(new Holds.ReservationUsed(reservationId, by, at), asked.Confirmed(reservation.Capacity, by, at));
}
