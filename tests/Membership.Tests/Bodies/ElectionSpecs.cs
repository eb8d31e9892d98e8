using Bkmo.Contracts.Conference.V1;
using Bkmo.Eventing;
using Bkmo.Membership.Bodies;
using Bkmo.Membership.Integration;
using Bkmo.Membership.Mandates;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Membership.Tests.People;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Bodies;

public sealed class ElectionSpecs
{
    private static readonly SeatsAdded Three = Seats((OneSeat, SeatFunction.Chair), (OtherSeat, SeatFunction.Chair), (Id(603), SeatFunction.Treasurer));
    private static readonly DateOnly Start = Day(3, 1);

    [Fact]
    public void The_elected_who_accepted_fill_free_seats_of_their_function()
    {
        var body = Given<Body>(Board, Three).When(Close(("chair", Ayse), ("treasurer", Milan))).State;
        Assert.Equal([Ayse, null, Milan], Holders(body, Start));
        Assert.All(body.Seats.SelectMany(seat => seat.Terms), term => Assert.Equal((SeatEntry.Elected, Conference, North), (term.Entry, term.ConferenceId, term.OrganisationId)));
    }

    [Fact]
    public void A_mandate_that_is_not_known_yet_leaves_all_seats_as_they_are() => Given<Body>(Board, Three)
        .When(state => ConferenceConsumer.Decide(state, Message(("chair", Ayse), ("treasurer", Milan)), Mandates([("chair", Ayse)]))).ThenRefused(new UnknownMandate());

    [Fact]
    public void Hearing_it_again_changes_nothing()
    {
        var body = Given<Body>(Board, Three).When(Close(("chair", Ayse))).State;
        Assert.Empty(Assert.IsType<Decision.Accepted>(Close(("chair", Ayse))(body)).Events);
    }

    [Fact]
    public void Who_is_elected_again_keeps_the_seat_and_the_one_who_came_first_gives_way()
    {
        var before = new IEvent[]
        {
            Board, Three, Filled(OneSeat, Id(110), Day(1, 1)), Accepted(OneSeat, Day(1, 1)), Filled(OtherSeat, Ayse, Day(1, 2), term: OtherTerm), Accepted(OtherSeat, term: OtherTerm),
        };
        var body = Given<Body>(before).When(Close(("chair", Milan), ("chair", Ayse))).State;
        Assert.Equal([Id(110), Ayse, null], Holders(body, Day(2, 28)));
        Assert.Equal([Milan, Ayse, null], Holders(body, Start));
        Assert.Equal(SeatExit.EndOfTerm, body.Seats[0].Terms[0].Exit);
    }

    [Fact]
    public void Who_is_elected_into_another_function_leaves_the_old_seat()
    {
        var body = Given<Body>(Board, Three, Filled(OneSeat, Ayse), Accepted()).When(Close(("treasurer", Ayse))).State;
        Assert.Equal([Ayse, null, null], Holders(body, Day(2, 28)));
        Assert.Equal([null, null, Ayse], Holders(body, Start));
    }

    [Fact]
    public void Too_few_seats_an_unknown_function_and_uneven_lists_are_left_for_somebody_to_look_at()
    {
        Given<Body>(Board, Three).When(Close(("treasurer", Ayse), ("treasurer", Milan))).ThenRefused(new TooFewSeats(SeatFunction.Treasurer));
        Given<Body>(Board, Three).When(Close(("emperor", Ayse))).ThenRefused(new UnknownSeatFunction());
        Given<Body>(Board, Three).When(state => ConferenceConsumer.Decide(state, Message(("chair", Ayse)) with { MandateIds = [] }, [])).ThenRefused(new UnknownSeatFunction());
        Given<Body>().When(Close(("chair", Ayse))).ThenRefused(new UnknownBody());
    }

    [Fact]
    public void A_committee_becomes_a_body_with_a_seat_for_each_of_its_organisations()
    {
        var formed = Board with { Kind = BodyKind.Committee, ConferenceId = Conference };
        var body = Given<Body>().When(state => FormCommitteeBody.Decide(state, new(formed, [North, South]))).State;
        Assert.Equal([North, South], body.Seats.Select(seat => seat.OrganisationId!.Value));
        Given<Body>(formed).When(state => FormCommitteeBody.Decide(state, new(formed, [North, South]))).ThenNothing();
        Given<Body>().When(state => FormCommitteeBody.Decide(state, new(formed, []))).Then(formed);
    }

    [Fact]
    public void Whatever_is_elected_nobody_has_two_seats_and_no_seat_two_holders() => Prop.ForAll(Gen.Choose(0, 999).ArrayOf().Resize(30).ToArbitrary(), course =>
    {
        var body = Fold<Body>(Board, Three);
        for (var i = 0; i < course.Length; i++)
        {
            var people = course.Skip(i).Take(3).Distinct().Select((number, n) => (n < 2 ? "chair" : "treasurer", Id(800 + (number % 5)))).DistinctBy(p => p.Item2).ToArray();
            var message = Message(people) with { ElectionId = Id(5000 + i), TermFrom = Start.AddDays(course[i] % 100), TermUntil = course[i] % 3 == 0 ? null : Start.AddDays(150) };
            if (ConferenceConsumer.Decide(body, message, Mandates(people)) is Decision.Accepted accepted) body = accepted.Events.Aggregate(body, (state, e) => state.Evolve(e));
        }
        for (var day = Start; day < Start.AddDays(160); day = day.AddDays(1))
        {
            Assert.All(body.Seats, seat => Assert.True(seat.Terms.Count(term => term.HoldsOn(day)) <= 1));
            var holders = Holders(body, day).OfType<Guid>().ToList();
            Assert.Equal(holders.Count, holders.Distinct().Count());
        }
    }).QuickCheckThrowOnFailure();

    private static IEnumerable<Guid?> Holders(Body body, DateOnly day) => body.Seats.Select(seat => seat.HeldOn(day)?.PersonId);

    private static Func<Body, Decision> Close(params (string Function, Guid Person)[] elected) => state => ConferenceConsumer.Decide(state, Message(elected), Mandates(elected));

    // The mandate of a person, by an id of its own.
    private static Guid MandateOf(Guid person) => NameBasedId.Of(person, "mandate");

    private static List<MandateRow> Mandates((string Function, Guid Person)[] elected) =>
        [.. elected.Select(e => new MandateRow { Id = MandateOf(e.Person), PersonId = e.Person, OrganisationId = North, Function = "contact", Since = Start.AddDays(-90) })];

    private static ElectionClosed Message(params (string Function, Guid Person)[] elected) => new(
        Conference, 7, Now, Id(4000), "board", null, Start, null, [.. elected.Select(e => e.Function)], [.. elected.Select(e => MandateOf(e.Person))],
        [.. elected.Select(_ => Guid.Empty)], [.. elected.Select(_ => Now.AddDays(-20))]);
}
