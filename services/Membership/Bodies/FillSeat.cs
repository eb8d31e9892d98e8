using Bkmo.Membership.Conferences;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Persons;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Bodies;

/// <summary>The office records who was chosen for a seat. She or he holds it after accepting.</summary>
public static class FillSeat
{
    /// <summary>Who was chosen, and how.</summary>
    /// <param name="PersonId">Who.</param>
    /// <param name="Entry">How.</param>
    /// <param name="OrganisationId">For which organisation; for none when left out.</param>
    /// <param name="ConferenceId">The conference that elected; needed for the elected.</param>
    /// <param name="From">First day; today when left out.</param>
    /// <param name="Until">Last day; not fixed when left out.</param>
    public sealed record Request(
        Guid PersonId, SeatEntry Entry, Guid? OrganisationId = null, Guid? ConferenceId = null, DateOnly? From = null, DateOnly? Until = null);

    /// <summary>Accepts for a seat that is free in that time, and somebody who has no other seat in the body then.</summary>
    public static Decision Decide(Body state, SeatFilled filled)
    {
        if (state.FindSeat(filled.SeatId) is not { } seat) return Reject(new UnknownSeat());
        if (filled.Until < filled.From) return Reject(new DaysOutOfOrder("until", filled.From));
        if (filled.From < seat.Since) return Reject(new DaysOutOfOrder("from", seat.Since));
        if (seat.OrganisationId is { } organisation && filled.OrganisationId is { } sending && sending != organisation) return Reject(new SeatOfAnotherOrganisation());
        if (seat.Terms.FirstOrDefault(term => term.Overlaps(filled.From, filled.Until)) is { } taken) return Reject(new SeatTaken(taken.From, taken.Until));
        return state.Seats.Any(other => other.Terms.Any(term => term.PersonId == filled.PersonId && term.Overlaps(filled.From, filled.Until)))
            ? Reject(new AlreadyInBody())
            : Accept(filled with { OrganisationId = filled.OrganisationId ?? seat.OrganisationId });
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(SeatView.Route + "/holder", Handle).Critical().Changes<SeatView>().RequireRoles(Roles.Office);

    private static async Task<IResult> Handle(Guid id, Guid seatId, Request request, Commands commands, CancellationToken cancellation)
    {
        var (check, today) = (new Check(), Berlin.DayOf(commands.Now));
        check.Day(request.From, "from");
        check.Day(request.Until, "until");
        var person = await commands.Find<Person>(request.PersonId, cancellation);
        check.That(person is { Exists: true, Erased: false }, "personId", new("Diese Person ist nicht verzeichnet.", "There is no such person on record."));
        check.That(request.OrganisationId is not { } organisation || await commands.Find<Organisation>(organisation, cancellation) is not null, "organisationId", new(
            "Diese Organisation ist nicht verzeichnet.", "There is no such organisation in the directory."));
        check.That(request.Entry is SeatEntry.Elected == request.ConferenceId is not null, "conferenceId", new(
            "Wer gewählt ist, wurde es auf einer Konferenz; nur dann wird sie angegeben.", "The elected were elected at a conference; only then it is named."));
        check.That(request.ConferenceId is not { } conference || await commands.Find<KnownConference>(conference, cancellation) is { IsConvened: true }, "conferenceId", new(
            "Diese Konferenz ist hier nicht bekannt.", "This conference is not known here."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var filled = new SeatFilled(
            seatId, commands.NewId(), request.PersonId, request.OrganisationId, request.Entry, request.ConferenceId, request.From ?? today, request.Until,
            commands.Actor.Id, commands.Now);
        return await commands.Change<Body>(
            id, state => Decide(state, filled), state => SeatView.Of(id, state, seatId, today, commands.Actor), cancellation, state => state.FindSeat(seatId)?.Version);
    }
}
