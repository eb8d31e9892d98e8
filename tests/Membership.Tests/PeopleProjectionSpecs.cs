using Bkmo.Eventing;
using Bkmo.Membership.Bodies;
using Bkmo.Membership.Integration;
using Bkmo.Membership.Mandates;
using Bkmo.Membership.Persons;
using Bkmo.Testing;
using static Bkmo.Membership.Tests.People;
using static Bkmo.Membership.Tests.Some;
using Contract = Bkmo.Contracts.Membership.V1;

namespace Bkmo.Membership.Tests;

public sealed class PeopleProjectionSpecs
{
    [Fact]
    public void A_person_is_found_by_account_and_organisation_until_erased()
    {
        Assert.Equal(new() { Id = Ayse, EnteredFor = North, AccountId = Account }, Person(Entered(North), new PersonAccountLinked(Account, Office, Now)));
        Assert.Equal(new() { Id = Ayse, EnteredFor = North }, Person(Entered(North, Account), new PersonAccountUnlinked(Account, Office, Now)));
        Assert.Equal(new() { Id = Ayse, EnteredFor = North, Erased = true }, Person(Entered(North, Account), new PersonErased(Office, Now)));
    }

    [Fact]
    public void A_mandate_has_a_row_of_its_own()
    {
        var rows = Stored.Rows<MandateList, MandateRow>(Stored.Stream(Ayse, "person", Entered(), Granted(MandateFunction.Deputy), Over(Day(6, 30))));
        Assert.Equal(
            new() { Id = OneMandate, PersonId = Ayse, OrganisationId = North, Function = "deputy", ConferenceId = Conference, Since = Day(1, 1), Until = Day(6, 30) },
            Assert.Single(rows).Value);
    }

    [Fact]
    public void The_database_and_the_state_agree_on_the_days_of_a_mandate()
    {
        foreach (var history in new IEvent[][] { [Granted()], [Granted(until: Day(2, 1))], [Granted(from: Day(3, 1)), Over(Day(2, 28))] })
        {
            var row = Stored.Rows<MandateList, MandateRow>(Stored.Stream(Ayse, "person", history))[OneMandate];
            var mandate = Fold<Person>(history).Mandates[0];
            for (var day = Day(1, 1); day < Day(4, 1); day = day.AddDays(1))
                Assert.Equal(mandate.StatusOn(day) is MandateStatus.Current, MandateList.Current(new[] { row }.AsQueryable(), day).Any());
        }
    }

    [Fact]
    public void A_body_carries_its_seats_as_the_stream_has_them_and_each_term_has_a_row()
    {
        IEvent[] history = [Board, Seats((OneSeat, SeatFunction.Chair)), Filled(organisation: North), Accepted(on: Day(2, 3)), Left(Day(6, 30))];
        var row = Stored.Row<BodyList, BodyRow>(Id(1), "body", history);
        Assert.Equal(Fold<Body>(history).Seats, BodyList.SeatsOf(row));
        Assert.Equal(
            new() { Id = OneTerm, BodyId = Id(1), SeatId = OneSeat, PersonId = Ayse, OrganisationId = North, Since = Day(2, 1), Until = Day(6, 30), AcceptedOn = Day(2, 3) },
            Assert.Single(Stored.Rows<SeatTerms, SeatTermRow>(Stored.Stream(Id(1), "body", history))).Value);
    }

    [Fact]
    public void A_grant_and_its_end_are_told_with_the_account_that_gets_the_role()
    {
        Assert.Equal(
            new Contract.MandateGranted(Ayse, 2, Now, OneMandate, North, "delegate", Conference, Day(1, 1), null, null, null, Account),
            Told(Entered(account: Account), Granted(MandateFunction.Delegate)));
        Assert.Equal(
            new Contract.MandateEnded(Ayse, 3, Now, OneMandate, North, "representative", null, Day(6, 30), null), Told(Entered(), Granted(), Over(Day(6, 30))));
    }

    [Fact]
    public void Accounts_and_erasure_are_told()
    {
        Assert.Equal(new Contract.PersonAccountLinked(Ayse, 1, Now, Account), Told(Entered(account: Account)));
        Assert.Equal(new Contract.PersonAccountLinked(Ayse, 2, Now, Account), Told(Entered(), new PersonAccountLinked(Account, Office, Now)));
        Assert.Equal(new Contract.PersonAccountUnlinked(Ayse, 2, Now, Account), Told(Entered(), new PersonAccountUnlinked(Account, Office, Now)));
        Assert.Equal(new Contract.PersonErased(Ayse, 2, Now), Told(Entered(), new PersonErased(Office, Now)));
        Assert.Null(Told(Entered()));
    }

    [Fact]
    public void A_seat_is_told_when_it_was_accepted_and_when_it_was_left()
    {
        IEvent[] filled = [Board, Seats((OneSeat, SeatFunction.Chair)), Filled(organisation: North, until: Day(12, 31))];
        Assert.Null(Told(Body.Initial, filled));
        Assert.Equal(
            new Contract.BodySeatFilled(
                Id(1), 4, Now, "board", OneSeat, OneTerm, "chair", Ayse, North, "elected", Conference, Day(2, 3), Day(12, 31)),
            Told(Body.Initial, [.. filled, Accepted(on: Day(2, 3))]));
        Assert.Equal(
            new Contract.BodySeatVacated(Id(1), 5, Now, "board", OneSeat, OneTerm, "chair", Ayse, Day(6, 30), "death"),
            Told(Body.Initial, [.. filled, Accepted(), Left(Day(6, 30), SeatExit.Death)]));
        Assert.Null(Told(Body.Initial, [.. filled, Left(Day(1, 31), SeatExit.Declined)]));
    }

    [Fact]
    public void It_is_decided_for_every_event_of_a_person_and_of_a_body_whether_it_is_told()
    {
        foreach (var e in PeopleSamples.All.Select(sample => sample.Value).OfType<IEvent>())
            if (e.GetType().Namespace == typeof(Body).Namespace) _ = Told(Body.Initial, [Board, Seats((OneSeat, SeatFunction.Chair)), Filled(), e]);
            else if (e.GetType().Namespace != typeof(Membership.Conferences.KnownConference).Namespace) _ = Told(Entered(), Granted(), e);
    }

    private static PersonRow Person(params IEvent[] events) => Stored.Row<PersonDirectory, PersonRow>(Ayse, "person", events);

    private static object? Told(params IEvent[] history) => PublishedPeople.Of(Fold<Person>(history), Stored.Stream(Ayse, "person", history)[^1]);

    private static object? Told(Body initial, IEvent[] history) =>
        PublishedPeople.Of(history.Aggregate(initial, (state, e) => state.Evolve(e)), Stored.Stream(Id(1), "body", history)[^1]);
}
