using Bkmo.Eventing;
using Bkmo.Membership.Umbrellas;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Umbrellas;

public sealed class UmbrellaSpecs
{
    private static readonly Guid Club = Id(10);
    private static readonly Guid State = Id(11);
    private static readonly Guid Federal = Id(12);
    private static readonly Arbitrary<int[]> Course = Gen.Choose(0, int.MaxValue).ArrayOf().Resize(40).ToArbitrary();

    [Fact]
    public void An_organisation_belongs_to_several_umbrellas() =>
        Given<FederationGraph>(Joined(Club, State)).When(Join(Club, Federal)).Then(Joined(Club, Federal));

    [Fact]
    public void Saying_it_twice_changes_nothing() => Given<FederationGraph>(Joined(Club, State)).When(Join(Club, State)).ThenNothing();

    [Fact]
    public void Another_beginning_while_the_link_goes_on_is_refused() =>
        Given<FederationGraph>(Joined(Club, State)).When(Join(Club, State, Day(2, 1))).ThenRefused(new AlreadyBelow(Day(1, 1)));

    [Fact]
    public void Who_left_may_come_back_later() =>
        Given<FederationGraph>(Joined(Club, State), Left(Club, State, Day(1, 31))).When(Join(Club, State, Day(2, 1))).Then(Joined(Club, State, Day(2, 1)));

    [Fact]
    public void Times_below_one_umbrella_do_not_overlap() =>
        Given<FederationGraph>(Joined(Club, State), Left(Club, State, Day(1, 31))).When(Join(Club, State, Day(1, 31)))
            .ThenRefused(new OverlapsEarlierLink(Day(1, 31)));

    [Fact]
    public void Nobody_stands_above_itself() => Given<FederationGraph>().When(Join(Club, Club)).ThenRefused(new OwnAncestor(Day(1, 1)));

    [Fact]
    public void Nobody_becomes_its_own_ancestor_over_others() =>
        Given<FederationGraph>(Joined(Club, State), Joined(State, Federal, Day(3, 1))).When(Join(Federal, Club)).ThenRefused(new OwnAncestor(Day(3, 1)));

    [Fact]
    public void A_circle_whose_links_never_hold_at_one_time_is_none() =>
        Given<FederationGraph>(Joined(Club, State), Left(Club, State, Day(1, 31))).When(Join(State, Club, Day(2, 1))).Then(Joined(State, Club, Day(2, 1)));

    [Fact]
    public void A_link_ends_on_its_last_day() =>
        Given<FederationGraph>(Joined(Club, State)).When(Leave(Club, State, Day(6, 30))).Then(Left(Club, State, Day(6, 30)));

    [Fact]
    public void Ending_twice_changes_nothing() =>
        Given<FederationGraph>(Joined(Club, State), Left(Club, State, Day(6, 30))).When(Leave(Club, State, Day(6, 30))).ThenNothing();

    [Fact]
    public void An_end_is_not_moved() =>
        Given<FederationGraph>(Joined(Club, State), Left(Club, State, Day(6, 30))).When(Leave(Club, State, Day(7, 1))).ThenRefused(new LinkAlreadyEnded(Day(6, 30)));

    [Fact]
    public void A_link_does_not_end_before_it_began() =>
        Given<FederationGraph>(Joined(Club, State)).When(Leave(Club, State, Day(12, 31, 2025))).ThenRefused(new EndsBeforeItBegan(Day(1, 1)));

    [Fact]
    public void Who_does_not_belong_cannot_leave() => Given<FederationGraph>().When(Leave(Club, State, Day(6, 30))).ThenRefused(new NotBelow());

    [Fact]
    public void At_no_time_is_anybody_its_own_ancestor() => Prop.ForAll(Course, course =>
    {
        var graph = After(course);
        for (var day = Day(1, 1); day <= Day(2, 15); day = day.AddDays(1))
            foreach (var organisation in graph.Above.Keys)
                Assert.False(AncestorsOn(graph, organisation, day).Contains(organisation), $"{organisation} on {day}");
    }).QuickCheckThrowOnFailure();

    private static HashSet<Guid> AncestorsOn(FederationGraph graph, Guid organisation, DateOnly day)
    {
        var above = new HashSet<Guid>();
        var open = new Stack<Guid>([organisation]);
        while (open.TryPop(out var here))
            foreach (var link in graph.LinksOf(here).Where(link => link.Period.Contains(day)))
                if (above.Add(link.UmbrellaId)) open.Push(link.UmbrellaId);
        return above;
    }

    private static FederationGraph After(int[] course) => course.Aggregate(FederationGraph.Initial, (graph, number) =>
    {
        var (below, above, day) = (Id(number % 5), Id(number / 5 % 5), Day(1, 1).AddDays(number / 100 % 40));
        var decision = number / 25 % 4 == 0 ? Leave(below, above, day)(graph) : Join(below, above, day, Id(number))(graph);
        return decision is Decision.Accepted accepted ? accepted.Events.Aggregate(graph, (state, e) => state.Evolve(e)) : graph;
    });

    private static UmbrellaJoined Joined(Guid below, Guid above, DateOnly? from = null) => new(LinkId(below, above), below, above, from ?? Day(1, 1), Office, Now);

    private static UmbrellaLeft Left(Guid below, Guid above, DateOnly until) => new(LinkId(below, above), below, above, until, Office, Now);

    private static Guid LinkId(Guid below, Guid above) => NameBasedId.Of(below, above.ToString());

    private static Func<FederationGraph, Decision> Join(Guid below, Guid above, DateOnly? from = null, Guid? link = null) =>
        state => JoinUmbrella.Decide(state, new(link ?? LinkId(below, above), below, above, from ?? Day(1, 1), Office, Now));

    private static Func<FederationGraph, Decision> Leave(Guid below, Guid above, DateOnly until) =>
        state => LeaveUmbrella.Decide(state, new(below, above, until, Office, Now));
}
