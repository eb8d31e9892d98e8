using System.Diagnostics;
using Bkmo.Conference.Counting;
using Bkmo.Conference.Counting.Ballots;

namespace Bkmo.Conference.Tests.Counting;

public sealed class CountSpeedSpecs
{
    // The limit is what the rules of the meeting allow for a count; on two busy cores it takes about a tenth of it.
    [Theory]
    [InlineData(CountingRule.Scottish)]
    [InlineData(CountingRule.Meek)]
    [InlineData(CountingRule.Approval)]
    public void Ten_thousand_different_ballots_are_read_and_counted_within_two_seconds(CountingRule rule)
    {
        var random = new Random(1);
        var lines = Enumerable.Range(0, 10_000).Select(_ => BallotLine.Of(1, [.. Enumerable.Range(0, 12).OrderBy(_ => random.Next()).Take(random.Next(1, 13))]));
        var file = BltWriter.Write(new("", 5, [.. Enumerable.Range(0, 12).Select(i => $"Candidate {i}")], [], [.. lines], []));
        var clock = Stopwatch.StartNew();
        var count = Given.Counted(file, rule);
        clock.Stop();
        Assert.Equal((10_000L, 5), (count.ValidBallots, count.Elected.Count));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }
}
