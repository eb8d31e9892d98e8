using System.Net;
using Bkmo.Testing;

namespace Bkmo.Conference.Tests.Api;

/// <summary>A process dies at each step between the acceptance of a ballot and its counting; two take votes at once.</summary>
public sealed class BallotCrashTests(ConferenceService service) : ConferenceApi(service)
{
    [Theory]
    [InlineData("joint.committing", 0)]
    [InlineData("joint.committed", 1)]
    public async Task A_crash_while_casting_leaves_voter_marked_and_ballot_kept_or_neither(string point, int votes)
    {
        using var sink = new Sink();
        await using var copy = await SecondCopy.Start(Service, sink);
        var plenary = await Plenary.Gather(Service, (1, 3));
        var poll = await plenary.OpenPoll(SecretBallotTests.Election);
        var first = plenary.Seats[0];
        object body = new { mandateId = first.Mandate, portions = new[] { new { votes = 1, marks = new[] { 1, 2 } } } };
        copy.DieAt(point);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => copy.Send(Plenary.Of(first), poll + "/casts", body, "\"once\""));
        await copy.Exit();
        Assert.Equal(votes, (await plenary.Get(poll)).GetProperty("cast").GetInt32());

        // Said again with the same key it takes effect once, whatever came of the first time.
        var again = await plenary.Cast(first, poll, [new { votes = 1, marks = new[] { 1, 2 } }], key: "\"once\"");
        Assert.Equal((HttpStatusCode.Created, 1 - votes), (again.StatusCode, (await again.JsonAsync()).GetProperty("codes").GetArrayLength()));
        var closed = await plenary.Done(poll + "/closing");
        Assert.Equal(("counted", 1), (closed.GetProperty("stage").GetString(), closed.GetProperty("cast").GetInt32()));
        Assert.Single((await plenary.Get(poll + "/ballots")).GetProperty("ballots").EnumerateArray());
    }

    [Theory]
    [InlineData("box.opened", "closed")]
    [InlineData("append.committing", "opened")]
    public async Task A_crash_while_counting_loses_no_ballot(string point, string stage)
    {
        using var sink = new Sink();
        await using var copy = await SecondCopy.Start(Service, sink);
        var plenary = await Plenary.Gather(Service, (1, 3));
        var poll = await plenary.OpenPoll(SecretBallotTests.Election);
        for (var i = 0; i < 3; i++) await plenary.Cast(plenary.Seats[i], poll, [new { votes = 1, marks = new[] { i } }]);
        copy.DieAt(point);
        var officer = ConferenceService.Holder("account-officer", plenary.Id, "election-officer");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => copy.Send(officer, poll + "/closing", null));
        await copy.Exit();
        Assert.Equal(stage, (await plenary.Get(poll)).GetProperty("stage").GetString());
        if (stage == "opened") await plenary.Done(poll + "/closing");
        await plenary.Done(poll + "/counting");
        Assert.Equal(3, (await plenary.Get(poll + "/ballots")).GetProperty("ballots").GetArrayLength());
    }

    [Fact]
    public async Task Two_copies_take_votes_at_once_and_every_ballot_is_counted_once()
    {
        using var sink = new Sink();
        await using var copy = await SecondCopy.Start(Service, sink);
        var plenary = await Plenary.Gather(Service, (1, 40));
        var poll = await plenary.OpenPoll(SecretBallotTests.Election);
        var answers = await Task.WhenAll(plenary.Seats.Select(async (seat, i) => i % 2 == 0
            ? await plenary.Cast(seat, poll, [new { votes = 1, marks = new[] { 0 } }], key: "\"v\"")
            : await Copied(seat)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal(40, (await plenary.Done(poll + "/closing")).GetProperty("cast").GetInt32());
        Assert.Equal(40, (await plenary.Get(poll + "/ballots")).GetProperty("ballots").GetArrayLength());

        async Task<HttpResponseMessage> Copied(Seat seat)
        {
            HttpResponseMessage answer = null!;
            await Eventually.True(async () => (answer = await copy.Cast(seat, poll)).StatusCode != HttpStatusCode.Conflict);
            return answer;
        }
    }
}
