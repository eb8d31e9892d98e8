namespace Bkmo.Eventing.Tests;

public sealed class LogTailTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Readers_at_their_own_pace_each_get_every_event_once_and_in_order()
    {
        using var tail = new LogTail(fixture.Store);
        var start = await fixture.Store.Head(None);
        var writers = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Write)));
        int[] limits = [1, 3, 50, 1_000];
        var read = await Task.WhenAll(limits.Select(limit => Task.Run(() => Follow(tail, start, limit, count: 400))));
        await writers;
        using var fresh = new LogTail(fixture.Store);
        var written = await Follow(fresh, start, 1_000, count: 400);
        Assert.Equal(written.Order(), written);
        Assert.All(read, positions => Assert.Equal(written, positions));
    }

    [Fact]
    public async Task A_reader_that_is_far_behind_reads_on_its_own_and_misses_nothing()
    {
        using var tail = new LogTail(fixture.Store);
        await Write();
        var head = await fixture.Store.Head(None);
        Assert.Empty((await tail.Read(new LogReader(fixture.Store), head, 10, None)).Events);
        var behind = await tail.Read(new LogReader(fixture.Store), head - 5, 3, None);
        Assert.Equal([head - 4, head - 3, head - 2], behind.Events.Select(e => e.Position));
    }

    private async Task Write()
    {
        for (var i = 0; i < 100; i++) await fixture.Append(Guid.CreateVersion7(), 0, new BookPlaced("a"));
    }

    private async Task<List<long>> Follow(LogTail tail, long after, int limit, int count)
    {
        var own = new LogReader(fixture.Store);
        var positions = new List<long>();
        while (positions.Count < count)
        {
            var (events, _) = await tail.Read(own, after, limit, None);
            positions.AddRange(events.Select(e => e.Position));
            if (events.Count > 0) after = events[^1].Position;
        }
        return positions;
    }
}
