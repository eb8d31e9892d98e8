using Bkmo.Eventing;
using Bkmo.Membership.Bodies;
using Bkmo.Membership.Organisations;
using static Bkmo.Membership.Tests.People;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Bodies;

public sealed class SeatSpecs
{
    private static readonly SeatsAdded TwoChairs = Seats((OneSeat, SeatFunction.Chair), (OtherSeat, SeatFunction.Chair));

    [Fact]
    public void A_body_is_formed_with_its_seats_once()
    {
        Given<Body>().When(state => FormBody.Decide(state, new(Board, TwoChairs.Seats))).Then(Board, TwoChairs);
        Given<Body>().When(state => FormBody.Decide(state, new(Board, []))).Then(Board);
        Given<Body>(Board).When(state => FormBody.Decide(state, new(Board, []))).ThenRefused(new BodyExists());
    }

    [Fact]
    public void Seats_are_added_to_a_body_that_there_is()
    {
        Given<Body>(Board).When(state => AddSeats.Decide(state, TwoChairs)).Then(TwoChairs);
        Given<Body>().When(state => AddSeats.Decide(state, TwoChairs)).ThenRefused(new UnknownBody());
        Given<Body>(Board).When(state => AddSeats.Decide(state, TwoChairs with { Since = Day(12, 31, 2025) })).ThenRefused(new DaysOutOfOrder("since", Day(1, 1)));
    }

    [Fact]
    public void A_seat_is_held_after_it_was_accepted()
    {
        var body = Given<Body>(Board, TwoChairs).When(Fill(Filled())).Then(Filled()).State;
        Assert.Null(body.Seats[0].HeldOn(Day(2, 1)));
        Assert.NotNull(body.Seats[0].Awaiting(Day(2, 1)));
        var accepted = Given<Body>(Board, TwoChairs, Filled()).When(Accept(true, Day(2, 3))).Then(Accepted(on: Day(2, 3))).State.Seats[0];
        Assert.Equal([null, null, Ayse, Ayse], new[] { Day(1, 31), Day(2, 2), Day(2, 3), Today }.Select(day => accepted.HeldOn(day)?.PersonId));
    }

    [Fact]
    public void The_same_answer_again_changes_nothing()
    {
        Given<Body>(Board, TwoChairs, Filled(), Accepted()).When(Accept(true, Today)).ThenNothing();
        Given<Body>(Board, TwoChairs, Filled(), Left(Day(1, 31), SeatExit.Declined)).When(Accept(false, Today)).ThenNothing();
    }

    [Fact]
    public void Who_does_not_accept_never_held_the_seat_and_it_can_be_filled_again()
    {
        var body = Given<Body>(Board, TwoChairs, Filled()).When(Accept(false, Day(2, 2))).Then(Left(Day(1, 31), SeatExit.Declined));
        Assert.Null(body.State.Seats[0].HeldOn(Day(2, 1)));
        Given<Body>(Board, TwoChairs, Filled(), Left(Day(1, 31), SeatExit.Declined)).When(Fill(Filled(person: Milan, term: OtherTerm)))
            .Then(Filled(person: Milan, term: OtherTerm));
    }

    [Fact]
    public void Nothing_is_accepted_that_nobody_was_chosen_for()
    {
        Given<Body>(Board, TwoChairs).When(Accept(true, Today)).ThenRefused(new NothingToAccept());
        Given<Body>(Board, TwoChairs, Filled(), Left(Day(1, 31), SeatExit.Declined)).When(Accept(true, Today)).ThenRefused(new NothingToAccept());
        Given<Body>(Board, TwoChairs, Filled()).When(Accept(true, Day(3, 11))).ThenRefused(new DayInFuture("on"));
        Given<Body>(Board).When(Accept(true, Today)).ThenRefused(new UnknownSeat());
    }

    [Fact]
    public void A_seat_has_one_holder_at_a_time()
    {
        var next = Filled(person: Milan, term: OtherTerm);
        Given<Body>(Board, TwoChairs, Filled(until: Day(6, 30))).When(Fill(next with { From = Day(6, 30) })).ThenRefused(new SeatTaken(Day(2, 1), Day(6, 30)));
        Given<Body>(Board, TwoChairs, Filled(until: Day(6, 30))).When(Fill(next with { From = Day(7, 1) })).Then(next with { From = Day(7, 1) });
        Given<Body>(Board, TwoChairs, Filled()).When(Fill(next with { From = Day(7, 1) })).ThenRefused(new SeatTaken(Day(2, 1), null));
    }

    [Fact]
    public void Nobody_has_two_seats_in_one_body_at_a_time()
    {
        var second = Filled(OtherSeat, term: OtherTerm);
        Given<Body>(Board, TwoChairs, Filled()).When(Fill(second)).ThenRefused(new AlreadyInBody());
        Given<Body>(Board, TwoChairs, Filled(), Accepted(), Left(Day(2, 28))).When(Fill(second with { From = Day(3, 1) })).Then(second with { From = Day(3, 1) });
    }

    [Fact]
    public void An_organisations_seat_is_filled_for_it_and_for_no_other()
    {
        var seat = new SeatsAdded([new(OneSeat, SeatFunction.Member, North)], Day(1, 1), Some.Office, Now);
        Given<Body>(Board, seat).When(Fill(Filled(organisation: South))).ThenRefused(new SeatOfAnotherOrganisation());
        Given<Body>(Board, seat).When(Fill(Filled())).Then(Filled(organisation: North));
    }

    [Fact]
    public void Days_of_a_term_are_in_order()
    {
        Given<Body>(Board, TwoChairs).When(Fill(Filled(until: Day(1, 31)))).ThenRefused(new DaysOutOfOrder("until", Day(2, 1)));
        Given<Body>(Board, TwoChairs).When(Fill(Filled(from: Day(12, 31, 2025)))).ThenRefused(new DaysOutOfOrder("from", Day(1, 1)));
        Given<Body>(Board).When(Fill(Filled())).ThenRefused(new UnknownSeat());
    }

    [Fact]
    public void A_seat_is_left_and_the_history_of_every_day_stays()
    {
        var seat = Given<Body>(Board, TwoChairs, Filled(), Accepted()).When(Vacate(SeatExit.Recall, Today)).Then(Left(Today, SeatExit.Recall)).State.Seats[0];
        Assert.Equal([null, Ayse, Ayse, null], new[] { Day(1, 31), Day(2, 1), Today, Day(3, 11) }.Select(day => seat.HeldOn(day)?.PersonId));
    }

    [Fact]
    public void A_term_runs_out_by_itself()
    {
        var seat = Fold<Body>(Board, TwoChairs, Filled(until: Day(6, 30)), Accepted()).Seats[0];
        Assert.Equal((Ayse, null), (seat.HeldOn(Day(6, 30))?.PersonId, seat.HeldOn(Day(7, 1))));
    }

    [Fact]
    public void Leaving_is_brought_forward_but_not_put_off()
    {
        Given<Body>(Board, TwoChairs, Filled(until: Day(12, 31)), Accepted()).When(Vacate(SeatExit.Death, Today)).Then(Left(Today, SeatExit.Death));
        Given<Body>(Board, TwoChairs, Filled(), Accepted(), Left(Today)).When(Vacate(SeatExit.Resignation, Today)).ThenNothing();
        Given<Body>(Board, TwoChairs, Filled(), Accepted(), Left(Today)).When(Vacate(SeatExit.Resignation, Day(6, 30))).ThenRefused(new SeatIsVacant());
    }

    [Fact]
    public void Nobody_leaves_a_seat_that_nobody_has()
    {
        Given<Body>(Board, TwoChairs).When(Vacate(SeatExit.Resignation, Today)).ThenRefused(new SeatIsVacant());
        Given<Body>(Board, TwoChairs, Filled()).When(Vacate(SeatExit.Resignation, Today)).ThenRefused(new SeatIsVacant());
        Given<Body>(Board).When(Vacate(SeatExit.Resignation, Today)).ThenRefused(new UnknownSeat());
    }

    [Fact]
    public void Representatives_see_that_a_seat_is_held_and_for_whom_but_other_organisations_people_not()
    {
        var body = Fold<Body>(Board, TwoChairs, Filled(organisation: North), Accepted());
        Assert.Equal((Ayse, Ayse, null), (Holder(TheBoard), Holder(RepresentativeOf(North)), Holder(RepresentativeOf(South))));
        var view = BodyView.Of(Id(1), body, Today, RepresentativeOf(South))!;
        Assert.Equal((1, North), (view.Vacancies, view.Seats[0].Holder!.OrganisationId));
        Assert.Null(BodyView.Of(Id(1), body, Day(12, 31, 2025), TheBoard));
        Guid? Holder(ServiceDefaults.Actor actor) => BodyView.Of(Id(1), body, Today, actor)!.Seats[0].Holder!.PersonId;
    }

    [Fact]
    public void There_is_one_board_and_one_commission_for_each_conference()
    {
        Assert.Equal(BodyIds.Of(BodyKind.Board, null), BodyIds.Of(BodyKind.Board, Conference));
        Assert.NotEqual(BodyIds.Of(BodyKind.Board, null), BodyIds.Of(BodyKind.Council, null));
        Assert.NotEqual(BodyIds.Of(BodyKind.ElectionCommission, Conference), BodyIds.Of(BodyKind.ElectionCommission, OtherConference));
        Assert.Null(BodyIds.Of(BodyKind.Committee, Conference));
    }

    private static Func<Body, Decision> Fill(SeatFilled filled) => state => FillSeat.Decide(state, filled);

    private static Func<Body, Decision> Accept(bool accept, DateOnly on) => state => AcceptSeat.Decide(state, new(OneSeat, accept, on, Today, Some.Office, Now));

    private static Func<Body, Decision> Vacate(SeatExit exit, DateOnly on) => state => VacateSeat.Decide(state, new(OneSeat, exit, on, Some.Office, Now));
}
