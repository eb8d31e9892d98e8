using Bkmo.Eventing;
using Bkmo.Membership.Bodies;
using Bkmo.Membership.Conferences;
using Bkmo.Membership.Mandates;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Persons;
using Bkmo.ServiceDefaults;
using static Bkmo.Membership.Tests.Some;

namespace Bkmo.Membership.Tests;

/// <summary>Persons, mandates and seats that specs start from.</summary>
internal static class People
{
    internal static readonly Guid Ayse = Id(101), Milan = Id(102), Account = Id(201);
    internal static readonly Guid North = Id(301), South = Id(302);
    internal static readonly Guid Conference = Id(401), OtherConference = Id(402);
    internal static readonly Guid OneMandate = Id(501), OtherMandate = Id(502);
    internal static readonly Guid OneSeat = Id(601), OtherSeat = Id(602), OneTerm = Id(701), OtherTerm = Id(702);

    internal static readonly Actor TheOffice = Acting(Roles.Office);
    internal static readonly Actor TheBoard = Acting(Roles.Board);

    internal static Actor Acting(string role) => new(Some.Office, new HashSet<string> { role }, new HashSet<Guid>(), new HashSet<Guid>());

    internal static Actor RepresentativeOf(params Guid[] organisations) =>
        new(new UserId("u-representative"), new HashSet<string> { Roles.OrganisationRepresentative }, organisations.ToHashSet(), new HashSet<Guid>());

    internal static Actor WithAccount(Guid account, params string[] roles) =>
        new(new UserId(account.ToString()), roles.ToHashSet(), new HashSet<Guid>(), new HashSet<Guid>());

    internal static Sealed<T> Secret<T>(int number) => new(Id(900 + number), $"cipher{number}");

    internal static PersonEntered Entered(Guid? organisation = null, Guid? account = null) =>
        new(organisation, Secret<PersonName>(1), Secret<PersonContact>(2), Secret<PersonAccessNeeds>(3), account, Some.Office, Now);

    internal static MandateGranted Granted(
        MandateFunction function = MandateFunction.Representative, Guid? organisation = null, DateOnly? from = null, DateOnly? until = null, Guid? mandate = null,
        Guid? conference = null) => new(
            mandate ?? OneMandate, organisation ?? North, function, conference ?? (function is MandateFunction.Delegate or MandateFunction.Deputy ? Conference : null),
            from ?? Day(1, 1), until, null, null, null, Some.Office, Now);

    internal static MandateEnded Over(DateOnly until, Guid? mandate = null, MandateEnding ending = MandateEnding.Ended) =>
        new(mandate ?? OneMandate, until, ending, null, Some.Office, Now);

    internal static Organisation VotingMember { get; } = Fold<Organisation>(Registered, Applied(), Admitted());

    internal static ConvocationHeard Convened { get; } = new(10, "BKMO X", Day(11, 20), Day(11, 21), 2, Now);

    internal static AttendanceHeard Closed { get; } = new(5, 4, [new(North, 3, 2, 4, 1)], true, 9, Now);

    internal static KnownConference Known(int mandatesPerPerson = 1) =>
        Fold<KnownConference>(Convened, new ProxyRuleSet(mandatesPerPerson, Some.Office, Now));

    internal static BodyFormed Board { get; } = new(BodyKind.Board, "Vorstand", "Board", null, Day(1, 1), Some.Office, Now);

    internal static SeatsAdded Seats(params (Guid Id, SeatFunction Function)[] seats) =>
        new(seats.Select(seat => new NewSeat(seat.Id, seat.Function, null)).ToValueList(), Day(1, 1), Some.Office, Now);

    internal static SeatFilled Filled(
        Guid? seat = null, Guid? person = null, DateOnly? from = null, DateOnly? until = null, Guid? term = null, Guid? organisation = null) => new(
            seat ?? OneSeat, term ?? OneTerm, person ?? Ayse, organisation, SeatEntry.Elected, Conference, from ?? Day(2, 1), until, Some.Office, Now);

    internal static SeatAccepted Accepted(Guid? seat = null, DateOnly? on = null, Guid? term = null) =>
        new(seat ?? OneSeat, term ?? OneTerm, on ?? Day(2, 1), Some.Office, Now);

    internal static SeatVacated Left(DateOnly on, SeatExit exit = SeatExit.Resignation, Guid? seat = null, Guid? term = null) =>
        new(seat ?? OneSeat, term ?? OneTerm, on, exit, Some.Office, Now);

    internal static TState Fold<TState>(params IEnumerable<IEvent> events) where TState : class, IState<TState> =>
        events.Aggregate(TState.Initial, (state, e) => state.Evolve(e));
}
