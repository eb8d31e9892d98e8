using Bkmo.Eventing;
using Bkmo.Membership.Conferences;
using Bkmo.Membership.Mandates;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Persons;
using static Bkmo.Membership.Tests.People;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Mandates;

public sealed class EndMandateSpecs
{
    [Fact]
    public void A_mandate_is_ended_today_or_later()
    {
        Given<Person>(Entered(), Granted()).When(End(Today)).Then(Over(Today));
        Given<Person>(Entered(), Granted()).When(End(Day(12, 31))).Then(Over(Day(12, 31)));
    }

    [Fact]
    public void What_has_not_begun_never_begins()
    {
        var person = Given<Person>(Entered(), Granted(from: Day(9, 1))).When(End(Today)).Then(Over(Day(8, 31))).State;
        Assert.All(new[] { Today, Day(8, 31), Day(9, 1) }, day => Assert.Equal(MandateStatus.Ended, person.Mandates[0].StatusOn(day)));
    }

    [Fact]
    public void An_end_is_only_brought_forward()
    {
        Given<Person>(Entered(), Granted(until: Day(12, 31))).When(End(Day(6, 30))).Then(Over(Day(6, 30)));
        Given<Person>(Entered(), Granted(until: Day(6, 30))).When(End(Day(12, 31))).ThenRefused(new MandateAlreadyEnded(Day(6, 30)));
        Given<Person>(Entered(), Granted(until: Day(3, 9))).When(End(Today)).ThenRefused(new MandateAlreadyEnded(Day(3, 9)));
    }

    [Fact]
    public void The_same_end_again_changes_nothing() => Given<Person>(Entered(), Granted(), Over(Today)).When(End(Today)).ThenNothing();

    [Fact]
    public void The_past_is_not_rewritten() =>
        Given<Person>(Entered(), Granted()).When(End(Day(3, 9))).ThenRefused(new DaysOutOfOrder("until", Today));

    [Fact]
    public void A_mandate_that_is_not_there_cannot_end() => Given<Person>(Entered()).When(End(Today)).ThenRefused(new UnknownMandate());

    [Fact]
    public void The_last_day_passes_by_itself()
    {
        var mandate = Fold<Person>(Entered(), Granted(from: Day(2, 1), until: Day(2, 28))).Mandates[0];
        Assert.Equal(
            [MandateStatus.Announced, MandateStatus.Current, MandateStatus.Current, MandateStatus.Ended],
            new[] { Day(1, 31), Day(2, 1), Day(2, 28), Day(3, 1) }.Select(mandate.StatusOn));
    }

    [Fact]
    public void A_replaced_mandate_ends_on_the_day_before_whoever_ends_it_and_only_once()
    {
        var ended = Over(Day(3, 9), ending: MandateEnding.Replaced);
        Given<Person>(Entered(), Granted()).When(Replace(Today)).Then(ended);
        Given<Person>(Entered(), Granted(), ended).When(Replace(Today)).ThenNothing();
        Given<Person>(Entered(), Granted(until: Day(2, 1))).When(Replace(Today)).ThenNothing();
        Given<Person>(Entered(), Granted(from: Day(9, 1))).When(Replace(Today)).Then(Over(Day(8, 31), ending: MandateEnding.Replaced));
        Given<Person>(Entered()).When(Replace(Today)).ThenNothing();
    }

    [Fact]
    public void A_conference_becomes_known_once_and_its_rule_is_set()
    {
        Given<KnownConference>().When(state => KnownConference.Decide(state, Convened)).Then(Convened);
        Given<KnownConference>(Convened).When(state => KnownConference.Decide(state, Convened)).ThenNothing();
        Given<KnownConference>(Convened).When(Rule(3)).Then(new ProxyRuleSet(3, Some.Office, Now));
        Given<KnownConference>(Convened).When(Rule(1)).ThenNothing();
        Given<KnownConference>().When(Rule(3)).ThenRefused(new UnknownConference());
    }

    private static Func<KnownConference, Decision> Rule(int most) => state => SetProxyRule.Decide(state, new(most, Some.Office, Now));

    private static Func<Person, Decision> End(DateOnly until) => state => EndMandate.Decide(state, new(OneMandate, until, Today, null, Some.Office, Now));

    private static Func<Person, Decision> Replace(DateOnly from) => state => EndReplacedMandate.Decide(state, new(OneMandate, from, Some.Office, Now));
}
