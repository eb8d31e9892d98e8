using Bkmo.Conference.Conferences;
using Bkmo.Conference.Presence;
using Bkmo.Conference.Registrations;
using Bkmo.Eventing;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests;

public sealed class PresenceSpecs
{
    private static readonly HashSet<Guid> Places = [Id(1), Id(2), Id(3)];
    private static readonly PassIssued[] Passes = [Pass(1, "one"), Pass(2, "two"), Pass(3, "three")];

    [Fact]
    public void A_code_is_issued_to_whoever_has_a_place()
    {
        Given<HallPresence>().When(Issue("one", confirmed: true)).Then(Pass(1, "one"));
        Given<HallPresence>().When(Issue("one", confirmed: false)).ThenRefused(new NoPlaceYet());
        Given<HallPresence>(Pass(1, "one")).When(Issue("one", confirmed: true)).ThenNothing();
    }

    [Fact]
    public void A_new_code_makes_the_old_one_void()
    {
        IEvent[] history = [Pass(1, "one"), Pass(1, "new")];
        Given<HallPresence>(history).When(Move(7, "one")).ThenRefused(new UnknownPass());
        Given<HallPresence>(history).When(Move(7, "new")).Then(In(7, 1));
    }

    [Fact]
    public void Checking_in_twice_with_one_nonce_counts_once()
    {
        Given<HallPresence>(Passes[0], In(7, 1)).When(Move(7, "one")).ThenNothing();
        Given<HallPresence>(Passes[0], In(7, 1)).When(Move(7, "one", at: 0)).ThenNothing();
    }

    [Fact]
    public void A_nonce_stands_for_one_movement()
    {
        Given<HallPresence>(Passes[0], Passes[1], In(7, 1)).When(Move(7, "two")).ThenRefused(new NonceReused());
        Given<HallPresence>(Passes[0], In(7, 1)).When(Move(7, "one", MovementDirection.Out)).ThenRefused(new NonceReused());
        Given<HallPresence>(Passes[0], In(7, 1)).When(Move(7, "one", at: 5)).ThenRefused(new NonceReused());
    }

    [Fact]
    public void A_code_of_nobody_and_one_of_a_cancelled_registration_open_no_door()
    {
        Given<HallPresence>(Passes[0]).When(Move(7, "guess")).ThenRefused(new UnknownPass());
        Given<HallPresence>(Pass(9, "nine")).When(Move(7, "nine")).ThenRefused(new PassNotConfirmed());
    }

    [Fact]
    public void What_has_not_happened_is_not_recorded()
    {
        Given<HallPresence>(Passes[0]).When(Move(7, "one", at: 6)).ThenRefused(new MovementInFuture());
        Given<HallPresence>(Passes[0]).When(Move(7, "one", at: 5)).Then(In(7, 1, 5));
    }

    [Fact]
    public void Each_in_and_out_changes_who_is_there()
    {
        IEvent[] history = [.. Passes, In(1, 1, -9), In(2, 2, -8), Out(3, 1, -7), In(4, 1, -6), Out(5, 2, -5)];
        var hall = Given<HallPresence>(history).State;
        Assert.Equal([Id(1)], hall.Inside.Select(movement => movement.RegistrationId));
        Assert.Equal((true, true, false), (hall.WasInside(Id(1)), hall.WasInside(Id(2)), hall.WasInside(Id(3))));
        Assert.Equal([Id(2)], hall.InsideAt(Now.AddMinutes(-7)).Select(movement => movement.RegistrationId));
    }

    [Fact]
    public void Of_two_movements_at_the_same_moment_the_one_out_is_believed()
    {
        Assert.False(Given<HallPresence>(Passes[0], In(1, 1), Out(2, 1)).State.IsInside(Id(1)));
        Assert.False(Given<HallPresence>(Passes[0], Out(2, 1), In(1, 1)).State.IsInside(Id(1)));
    }

    [Fact]
    public void The_hall_knows_as_whom_somebody_is_there_and_forgets_who_withdrew()
    {
        var conference = Given<ConferenceState>(
            Planned, Hall(9), new RegistrationConfirmed(Id(1), Id(5), RegistrationCategory.Delegate, Id(70), "hall", Office, Now, Id(45)), Confirmed(2), Withdrawn(2)).State;
        var hall = Given<HallPresence>(In(7, 1), In(8, 2)).State;
        Assert.Equal([new Attendee(Id(1), Id(5), RegistrationCategory.Delegate, Id(70), Id(45), Now)], Presence.Hall.Now(conference, hall));
        Assert.Single(Presence.Hall.At(conference, hall, Now));
        Assert.Empty(Presence.Hall.At(conference, hall, Now.AddMinutes(-1)));
    }

    [Fact]
    public void Lists_of_devices_may_come_in_any_order_in_any_pieces_and_more_than_once() => Prop.ForAll(Lists, lists =>
    {
        var state = Passes.Aggregate(HallPresence.Initial, (s, e) => s.Evolve(e));
        var all = lists.SelectMany(list => list).ToList();
        var (once, mixed) = (Take(state, [.. all.DistinctBy(line => line.Nonce)]), lists.Aggregate(state, Take));
        Assert.Equal(once.Movements.Count, mixed.Movements.Count);
        var first = all.DistinctBy(line => line.Nonce).ToDictionary(line => line.Nonce);
        Assert.All(mixed.Movements.Values, movement => Assert.Equal(first[movement.Nonce].OccurredAt, movement.OccurredAt));
        foreach (var registration in Places)
        {
            var last = first.Values.Where(line => mixed.Codes[line.CodeHash] == registration).OrderBy(line => (line.OccurredAt, line.Direction, line.Nonce)).LastOrDefault();
            Assert.Equal(last?.Direction is MovementDirection.In, mixed.IsInside(registration));
            Assert.Equal(once.IsInside(registration), Take(mixed, all).IsInside(registration));
        }
    }).QuickCheckThrowOnFailure();

    /// <summary>Devices' lists: the line with a number is always the same one.</summary>
    private static Arbitrary<RecordMovement.Command[][]> Lists => Gen.Choose(1, 40).Select(number => Line(
        number, Passes[number % 3].CodeHash, number / 3 % 2 == 0 ? MovementDirection.In : MovementDirection.Out, -(number * 7 % 23))).ArrayOf().ArrayOf().ToArbitrary();

    private static HallPresence Take(HallPresence state, IEnumerable<RecordMovement.Command> lines) =>
        Assert.IsType<Decision.Accepted>(ReconcileMovements.Decide(state, new(lines.ToValueList()))).Events.Aggregate(state, (s, e) => s.Evolve(e));

    private static PassIssued Pass(int registration, string code) => new(Id(registration), code, Office, Now);

    private static CheckedIn In(int nonce, int registration, int minutes = 0) => new(Id(nonce), Id(registration), Now.AddMinutes(minutes), Office, Now);

    private static CheckedOut Out(int nonce, int registration, int minutes = 0) => new(Id(nonce), Id(registration), Now.AddMinutes(minutes), Office, Now);

    private static Func<HallPresence, Decision> Issue(string code, bool confirmed) => state => IssuePass.Decide(state, new(Id(1), code, confirmed, Office, Now));

    private static Func<HallPresence, Decision> Move(int nonce, string code, MovementDirection direction = MovementDirection.In, int? at = null) =>
        state => RecordMovement.Decide(state, Line(nonce, code, direction, at));

    private static RecordMovement.Command Line(int nonce, string code, MovementDirection direction, int? at) =>
        new(Id(nonce), code, direction, at is { } minutes ? Now.AddMinutes(minutes) : null, Places, Office, Now);
}
