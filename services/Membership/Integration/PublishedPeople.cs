using System.Diagnostics;
using Bkmo.Membership.Bodies;
using Bkmo.Membership.Mandates;
using Bkmo.Membership.Persons;
using Contract = Bkmo.Contracts.Membership.V1;

namespace Bkmo.Membership.Integration;

/// <summary>What Membership tells the others about mandates and seats: ids and days, nothing that says who somebody is.</summary>
public static class PublishedPeople
{
    /// <summary>The contract for an event of a person; null for one that stays inside.</summary>
    public static object? Of(Person state, StoredEvent stored) => stored.Data switch
    {
        MandateGranted e => new Contract.MandateGranted(
            stored.StreamId, stored.Version, e.At, e.MandateId, e.OrganisationId, e.Function.Name(), e.ConferenceId, e.From, e.Until, e.Replaces,
            e.ReplacedPersonId, state.AccountId),
        MandateEnded e when state.FindMandate(e.MandateId) is { } mandate => new Contract.MandateEnded(
            stored.StreamId, stored.Version, e.At, e.MandateId, mandate.OrganisationId, mandate.Function.Name(), mandate.ConferenceId, e.Until, state.AccountId),
        PersonAccountLinked e => new Contract.PersonAccountLinked(stored.StreamId, stored.Version, e.At, e.AccountId),
        PersonAccountUnlinked e => new Contract.PersonAccountUnlinked(stored.StreamId, stored.Version, e.At, e.AccountId),
        PersonEntered { AccountId: { } account } e => new Contract.PersonAccountLinked(stored.StreamId, stored.Version, e.At, account),
        PersonErased e => new Contract.PersonErased(stored.StreamId, stored.Version, e.At),
        PersonEntered or PersonNameChanged or PersonContactChanged or PersonContactWithdrawn or PersonAccessNeedsChanged or PersonAccessNeedsWithdrawn => null,
        _ => throw new UnreachableException($"Not decided whether {stored.Data.GetType().Name} is told to others."),
    };

    /// <summary>The contract for an event of a body; null for one that stays inside. A seat is filled when it was accepted.</summary>
    public static object? Of(Body state, StoredEvent stored) => stored.Data switch
    {
        SeatAccepted e when Find(state, e.SeatId, e.TermId) is (var seat, var term) => new Contract.BodySeatFilled(
            stored.StreamId, stored.Version, e.At, state.Formed!.Kind.Name(), seat.Id, term.Id, seat.Function.Name(), term.PersonId, term.OrganisationId,
            term.Entry.Name(), term.ConferenceId, term.From > e.AcceptedOn ? term.From : e.AcceptedOn, term.Until),
        SeatVacated e when Find(state, e.SeatId, e.TermId) is (var seat, { AcceptedOn: not null } term) => new Contract.BodySeatVacated(
            stored.StreamId, stored.Version, e.At, state.Formed!.Kind.Name(), seat.Id, term.Id, seat.Function.Name(), term.PersonId, e.LeftOn, e.Exit.Name()),
        BodyFormed or SeatsAdded or SeatFilled or SeatVacated => null,
        _ => throw new UnreachableException($"Not decided whether {stored.Data.GetType().Name} is told to others."),
    };

    private static (Seat Seat, Term Term)? Find(Body state, Guid seatId, Guid termId) =>
        state.FindSeat(seatId) is { } seat && seat.Terms.FirstOrDefault(term => term.Id == termId) is { } term ? (seat, term) : null;
}
