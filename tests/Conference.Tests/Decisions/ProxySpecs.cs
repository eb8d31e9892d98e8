using Bkmo.Conference.Polls;
using Bkmo.Conference.Proxies;
using Bkmo.Eventing;
using static Bkmo.Conference.Tests.Decisions.Polls;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests.Decisions;

public sealed class ProxySpecs
{
    [Fact]
    public void A_vote_is_granted_and_counts_once_the_other_side_agrees()
    {
        Given<ProxyBook>().When(Propose(4, 3, asker: 4)).Then(Proposed(50, 4, 3));
        Assert.Empty(State(Proposed(50, 4, 3)).InForce);
        Given<ProxyBook>(Proposed(50, 4, 3)).When(Act(ProxyAct.Accept, asker: 3)).Then(Accepted);
        Assert.Equal([new LiveProxy(Id(50), Id(4), Id(3))], State(Proposed(50, 4, 3), Accepted).InForce);
        Given<ProxyBook>(Proposed(50, 4, 3), Accepted).When(Act(ProxyAct.Accept, asker: 3)).ThenNothing();
    }

    [Fact]
    public void A_vote_is_asked_for_and_counts_once_it_is_granted()
    {
        var asked = Proposed(50, 4, 3) with { ByPrincipal = false, By = By(3) };
        Given<ProxyBook>().When(Propose(4, 3, asker: 3)).Then(asked);
        Assert.Equal(ProxyStatus.Requested, State(asked).Proxies[0].Status);
        Given<ProxyBook>(asked).When(Act(ProxyAct.Accept, asker: 3)).ThenRefused(new OtherSideAnswers());
        Given<ProxyBook>(asked).When(Act(ProxyAct.Accept, asker: 4)).Then(Accepted with { By = By(4) });
    }

    [Fact]
    public void Without_a_rule_that_allows_it_no_vote_is_transferred()
    {
        Given<ProxyBook>().When(Propose(4, 3, asker: 4, most: 1)).ThenRefused(new TransferNotAllowed());
        Given<ProxyBook>(Proposed(50, 4, 3)).When(Act(ProxyAct.Accept, asker: 3, most: 1)).ThenRefused(new TransferNotAllowed());
    }

    [Fact]
    public void One_hand_holds_so_many_mandates_and_no_more()
    {
        Given<ProxyBook>(Proposed(50, 4, 3), Accepted).When(Propose(1, 3, asker: 1, id: 52)).ThenRefused(new TooManyInOneHand(2));
        Given<ProxyBook>(Proposed(50, 4, 3), Proposed(51, 1, 3), new ProxyAccepted(Id(51), By(3), Now)).When(Act(ProxyAct.Accept, asker: 3)).ThenRefused(new TooManyInOneHand(2));
    }

    [Fact]
    public void A_vote_is_transferred_once_and_not_passed_on()
    {
        Given<ProxyBook>(Proposed(50, 4, 3)).When(Propose(4, 1, asker: 4, id: 51)).ThenRefused(new AlreadyTransferred());
        Given<ProxyBook>(Proposed(50, 4, 3)).When(Propose(3, 1, asker: 3, id: 51)).ThenRefused(new NoChains());
        Given<ProxyBook>(Proposed(50, 4, 3)).When(Propose(1, 4, asker: 1, id: 51)).ThenRefused(new NoChains());
        Given<ProxyBook>(Proposed(50, 4, 3), new ProxyRevoked(Id(50), By(4), Now)).When(Propose(4, 1, asker: 4, id: 51)).Then(Proposed(51, 4, 1));
        Given<ProxyBook>(Proposed(50, 4, 3)).When(Propose(4, 3, asker: 4)).ThenNothing();
    }

    [Fact]
    public void Only_the_two_sides_act_and_only_while_it_lives()
    {
        Given<ProxyBook>().When(Propose(4, 3, asker: 1)).ThenRefused(new UnknownMandate());
        Given<ProxyBook>().When(Propose(9, 3, asker: 3)).ThenRefused(new UnknownMandate());
        Given<ProxyBook>(Proposed(50, 4, 3)).When(Act(ProxyAct.Decline, asker: 1)).ThenRefused(new UnknownProxy());
        Given<ProxyBook>(Proposed(50, 4, 3)).When(Act(ProxyAct.Decline, asker: 3)).Then(new ProxyDeclined(Id(50), By(3), Now));
        Given<ProxyBook>(Proposed(50, 4, 3), Accepted).When(Act(ProxyAct.Decline, asker: 3)).ThenRefused(new ProxyOver());
        Given<ProxyBook>(Proposed(50, 4, 3), Accepted).When(Act(ProxyAct.Revoke, asker: 4)).Then(new ProxyRevoked(Id(50), By(4), Now));
        Given<ProxyBook>(Proposed(50, 4, 3), new ProxyDeclined(Id(50), By(3), Now)).When(Act(ProxyAct.Revoke, asker: 4)).ThenRefused(new ProxyOver());
        Given<ProxyBook>(Proposed(50, 4, 3), Accepted).When(Act(ProxyAct.End, asker: null)).Then(new ProxyEnded(Id(50), Office, Now));
        Given<ProxyBook>(Proposed(50, 4, 3), Accepted).When(Act(ProxyAct.End, asker: 4)).ThenRefused(new UnknownProxy());
    }

    [Fact]
    public void Nobody_transfers_to_the_own_hand()
    {
        var twice = Delegate(3, 71) with { PersonId = Id(204) };
        Given<ProxyBook>().When(state => ProposeProxy.Decide(state, new(Id(50), Delegate(4, 72), twice, Id(204), 2, Office, Now))).ThenRefused(new OwnHand());
    }

    internal static ProxyProposed Proposed(int id, int principal, int holder) =>
        new(Id(id), Id(principal), Id(principal + 200), Id(holder), Id(holder + 200), ByPrincipal: true, By(principal), Now);

    internal static ProxyAccepted Accepted => new(Id(50), By(3), Now);

    private static ProxyBook State(params IEvent[] events) => events.Aggregate(ProxyBook.Initial, (state, e) => state.Evolve(e));

    private static Func<ProxyBook, Decision> Propose(int principal, int holder, int asker, int most = 2, int id = 50) => state => ProposeProxy.Decide(state, new(
        Id(id), Entitled.Delegates.FirstOrDefault(one => one.MandateId == Id(principal)), Entitled.Delegates.FirstOrDefault(one => one.MandateId == Id(holder)),
        Id(asker + 200), most, By(asker), Now));

    private static Func<ProxyBook, Decision> Act(ProxyAct act, int? asker, int most = 2) => state => AnswerProxy.Decide(state, new(
        Id(50), act, asker is { } number ? Id(number + 200) : null, most, asker is { } by ? By(by) : Office, Now));
}
