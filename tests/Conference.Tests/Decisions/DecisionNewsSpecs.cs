using Bkmo.Conference.Live;
using Bkmo.Conference.Polls;
using Bkmo.Eventing;
using Bkmo.Testing;
using static Bkmo.Conference.Tests.Decisions.Polls;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests.Decisions;

public sealed class DecisionNewsSpecs
{
    [Fact]
    public void Of_a_vote_on_an_internal_item_only_those_hear_who_see_the_item()
    {
        Assert.Equal(LiveMeeting.Internal, News(Open(Motion with { Internal = true }))!.Only);
        Assert.Null(News(Open(Motion))!.Only);
    }

    [Fact]
    public void Of_votes_that_come_in_nothing_is_heard() => Assert.Null(News([.. Open(Motion), Cast(1, Yes(70))]));

    private static LiveMessage? News(params IEvent[] events) => PollNews.Of(State(events), Stored.Stream(Id(15), Poll.StreamType, events)[^1]);
}
