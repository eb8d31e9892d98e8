using Bkmo.Conference.Polls;
using Bkmo.Eventing;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Conference.Tests.Decisions.Polls;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests.Decisions;

public sealed class PollProperties
{
    private static readonly Arbitrary<int[]> Course = Gen.Choose(0, int.MaxValue).ArrayOf().Resize(60).ToArbitrary();

    [Fact]
    public void No_pool_ever_gives_more_votes_than_it_holds() => Prop.ForAll(Course, course =>
    {
        var state = After(course);
        Assert.All(state.Roll!.Pools, pool => Assert.InRange(state.Used.GetValueOrDefault(pool.OrganisationId), 0, pool.Votes));
        Assert.Equal(state.Cast, state.Casts.Sum(cast => cast.Votes));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_named_result_adds_up_to_the_votes_cast() => Prop.ForAll(Course, course =>
    {
        var state = After(course).Evolve(Closed);
        Assert.Equal(state.Cast, PollCount.Of(state)!.Tally.Cast);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_ballot_comes_out_of_its_slip_as_it_went_in() => Prop.ForAll(Course, Gen.Choose(0, 3).ToArbitrary(), (course, kind) =>
    {
        var plan = SecretMotion with { Method = PollMethod.Scores, Most = 100, Options = course.Take(20).Select((_, i) => new PollOption(Id(i), "x", "x")).ToValueList() };
        var vote = kind switch { 0 => Vote.Blank, 1 => Vote.Invalid, 2 => Vote.Of(Answer.Abstain), _ => Vote.Of([.. course.Take(20).Select(number => number % 101)]) };
        var code = Slip.CodeFrom(Id(1), "sixteen characters", course.Length);
        var slip = Slip.Write(plan, code, vote);
        Assert.Equal(Slip.LengthOf(plan), slip.Length);
        Assert.Equal(new CountedBallot(Slip.CodeOf(code), vote), Slip.Read(slip));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_command_gets_an_answer_in_every_state() => Prop.ForAll(Course, course =>
    {
        foreach (var state in new[] { Poll.Initial, State(Created(Hands)), After(course), After(course).Evolve(Closed), State([.. Open(SecretMotion), Closed]) })
        {
            Assert.NotNull(CreatePoll.Decide(state, new(Motion, Office, Now)));
            Assert.NotNull(OpenPoll.Decide(state, new(Entitled, Office, Now)));
            Assert.NotNull(Casting(Cast(3, Yes(course.Length)))(state));
            Assert.NotNull(ClosePoll.Decide(state, new ClosePoll.Command(Office, Now)));
            Assert.NotNull(ClosePoll.Decide(state, new ClosePoll.Opened([], Now)));
            Assert.NotNull(PublishPoll.Decide(state, new(course.Length % 2 == 0, null, Office, Now)));
        }
    }).QuickCheckThrowOnFailure();

    private static Poll After(int[] course) => course.Aggregate(State(Open(Motion)), (state, number) =>
        Casting(Cast(number % 4 + 1, Yes(number / 4 % 40 + 1), No(number / 160 % 9 + 1)))(state) is Decision.Accepted accepted
            ? accepted.Events.Aggregate(state, (s, e) => s.Evolve(e)) : state);
}
