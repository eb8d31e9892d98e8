using Bkmo.Conference.Counting.Majorities;
using Bkmo.Conference.Meetings;
using Bkmo.Conference.Polls;
using Bkmo.Eventing;
using static Bkmo.Conference.Tests.Decisions.Polls;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests.Decisions;

public sealed class MeetingSpecs
{
    private static readonly MajorityRule OfMembers = new(MajorityBase.AllMembers);

    internal static MeetingRulesSet Set => new(Id(7), MeetingRules.Usual, Office, Now);

    internal static MeetingRulesResolved Resolved => new(MeetingRules.Usual with { Majority = OfMembers }, Id(90), Office, Now);

    [Fact]
    public void Rules_come_from_the_statutes_until_the_meeting_resolves_others()
    {
        Given<Meeting>().When(Change(new())).Then(Set);
        Given<Meeting>(Set).When(Change(new())).ThenNothing();
        Given<Meeting>(Set).When(Change(new(Majority: OfMembers), poll: 90)).Then(Resolved);
        Given<Meeting>().When(Change(new(Majority: OfMembers), poll: 90)).Then(Set, Resolved);
        Given<Meeting>(Set, Resolved).When(Change(new(Majority: MajorityRule.Simple))).ThenRefused(new RulesAreResolved());
    }

    [Fact]
    public void A_resolution_changes_the_rules_once_and_only_when_it_was_accepted()
    {
        Given<Meeting>(Set).When(Change(new(Majority: OfMembers), poll: 90, accepted: false)).ThenRefused(new NotResolved());
        Given<Meeting>(Set, Resolved).When(Change(new(Majority: OfMembers), poll: 90)).ThenNothing();
        Given<Meeting>(Set, Resolved).When(Change(new(Majority: MajorityRule.Simple), poll: 90)).ThenRefused(new AlreadyTakenUp());
        Given<Meeting>(Set, Resolved).When(Change(new(Majority: MajorityRule.Simple), poll: 91)).Then(new MeetingRulesResolved(MeetingRules.Usual, Id(91), Office, Now));
    }

    [Theory]
    [InlineData(ThresholdKind.AtLeast, 1, 2, CountedIn.Heads, true, "2 von 4 nötig, 3 anwesend: beschlussfähig (mindestens 1/2 der Stimmberechtigten, nach Köpfen).")]
    [InlineData(ThresholdKind.MoreThan, 3, 4, CountedIn.Heads, false, "4 von 4 nötig, 3 anwesend: nicht beschlussfähig (mehr als 3/4 der Stimmberechtigten, nach Köpfen).")]
    [InlineData(ThresholdKind.MoreThan, 1, 2, CountedIn.Votes, true, "71 von 140 nötig, 130 anwesend: beschlussfähig (mehr als 1/2 der Stimmberechtigten, nach Stimmen).")]
    public void The_quorum_is_checked_from_presence_and_explains_itself(ThresholdKind kind, int numerator, int denominator, CountedIn unit, bool met, string words)
    {
        var rules = MeetingRules.Usual with { Quorum = new(QuorumBase.Entitled, kind, numerator, denominator, unit) };
        var now = Entitled with { Delegates = [Delegate(1, 70), Delegate(2, 70), Delegate(3, 71), Delegate(4, 72, present: false)] };
        var state = Given<Meeting>(new MeetingRulesSet(Id(7), rules, Office, Now)).When(Check(now)).State;
        var view = QuorumView.Of(Assert.Single(state.Checks));
        Assert.Equal((met, words), (view.IsMet, view.ExplanationDe));
    }

    [Fact]
    public void Those_at_the_opening_are_those_of_the_first_check()
    {
        var first = Given<Meeting>().When(Check(Entitled)).State.Checks[0];
        var later = Given<Meeting>(Set, first).When(Check(Entitled with { Delegates = [Delegate(1, 70), Delegate(3, 71, present: false)] })).State.Checks[1];
        Assert.Equal((4L, 1L, 140L, 100L), (later.Heads.Opening, later.Heads.Present, later.Votes.Opening, later.Votes.Present));
    }

    private static Func<Meeting, Decision> Change(ResolveRules.Request change, int? poll = null, bool accepted = true) => state => ResolveRules.Decide(
        state, new(Id(7), change, poll is { } id ? new(Id(id), accepted) : null, Office, Now));

    private static Func<Meeting, Decision> Check(Entitlements now) => state => CheckQuorum.Decide(state, new(Id(7), now, QuorumChecked.OnRequest, Office, Now));
}
