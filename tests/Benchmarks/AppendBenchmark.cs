using Bkmo.Eventing;

namespace Bkmo.Benchmarks;

/// <summary>
/// One event to a new stream, a warm command on an existing one and a hundred events at once, against pgbench doing the same rows; in turn on the same server.
/// </summary>
internal static class AppendBenchmark
{
    private const int Rounds = 3;
    private const int BatchSize = 100;
    private const int Counted = 2_000;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);
    private static readonly int[] Writers = [1, 8, 32];

    internal static async Task Run()
    {
        Figures.Title($"Append, medians of {Rounds} rounds of {Duration.TotalSeconds} s, fsync on");
        await using var shelves = await Shelves.Open();
        foreach (var writers in Writers) await Compare(shelves, writers);
        await CompareBatch(shelves);
        await Allocations(shelves);
        await GapRule(shelves);
        await Growth(shelves);
    }

    /// <summary>Appends while somebody follows the log by the rule, and while somebody follows it without asking for what is still under way.</summary>
    private static async Task GapRule(Shelves shelves)
    {
        List<double> ruled = [], careless = [];
        for (var round = 0; round < Rounds; round++)
        {
            ruled.Add(await Followed(shelves, follower => follower.ByRule));
            careless.Add(await Followed(shelves, follower => follower.Carelessly));
        }
        var (rule, none) = (Figures.Median(ruled), Figures.Median(careless));
        Figures.Print("8 writers: append while a reader follows by the gap rule", $"{rule,8:0}/s  {rule / none:P0} of the rate while one follows without it");
    }

    private static async Task<double> Followed(Shelves shelves, Func<Follower, Func<CancellationToken, Task>> how)
    {
        using var ending = new CancellationTokenSource();
        var following = how(new Follower(shelves, await shelves.Store.Head(CancellationToken.None)))(ending.Token);
        var rate = await Appends(shelves.Store, 8, events: 1, Duration);
        await ending.CancelAsync();
        await following;
        return rate;
    }

    private static async Task Growth(Shelves shelves)
    {
        await shelves.Fill(1_000, 10, interleaved: false);
        var few = await Settled(shelves);
        await shelves.Add(1_000_000, 100_000, 50, interleaved: false);
        var many = await Settled(shelves);
        Figures.Print("8 writers: append, 10^4 events stored", $"{few,8:0}/s");
        Figures.Print("8 writers: append, 5·10^6 events stored", $"{many,8:0}/s  {many / few:P0}");
    }

    private static async Task<double> Settled(Shelves shelves)
    {
        await Appends(shelves.Store, 8, events: 1, Duration);
        var rates = new List<double>();
        for (var round = 0; round < Rounds; round++) rates.Add(await Appends(shelves.Store, 8, events: 1, Duration));
        return Figures.Median(rates);
    }

    private static async Task Compare(Shelves shelves, int writers)
    {
        List<double> ours = [], warm = [], theirs = [];
        await Appends(shelves.Store, writers, events: 1, TimeSpan.FromSeconds(1));
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await Appends(shelves.Store, writers, events: 1, Duration));
            theirs.Add(await PgBench.Run(PgBench.StreamAndEvent, shelves.Connection, writers, Duration));
            warm.Add(await WarmCommands(shelves, writers, Duration));
        }
        var (append, command, pgbench) = (Figures.Median(ours), Figures.Median(warm), Figures.Median(theirs));
        Figures.Print($"{writers} writers: pgbench, stream row and event row", $"{pgbench,8:0}/s");
        Figures.Print($"{writers} writers: append of one event to a new stream", $"{append,8:0}/s  {append / pgbench:P0} of pgbench");
        Figures.Print($"{writers} writers: warm command (decide and append)", $"{command,8:0}/s  {command / pgbench:P0} of pgbench");
    }

    private static async Task CompareBatch(Shelves shelves)
    {
        List<double> ours = [], theirs = [];
        await Appends(shelves.Store, 8, BatchSize, TimeSpan.FromSeconds(1));
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await Appends(shelves.Store, 8, BatchSize, Duration));
            theirs.Add(await PgBench.Run(PgBench.StreamAndEvents(BatchSize), shelves.Connection, 8, Duration));
        }
        var (append, pgbench) = (Figures.Median(ours), Figures.Median(theirs));
        Figures.Print($"8 writers: pgbench, a stream row and {BatchSize} event rows", $"{pgbench,8:0}/s");
        Figures.Print($"8 writers: append of {BatchSize} events to a new stream", $"{append,8:0}/s  {append / pgbench:P0} of pgbench");
    }

    private static async Task Allocations(Shelves shelves)
    {
        for (var i = 0; i < Counted; i++) await AppendNew(shelves.Store, [new NewEvent(Guid.CreateVersion7(), Shelves.Book)]);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < Counted; i++) await AppendNew(shelves.Store, [new NewEvent(Guid.CreateVersion7(), Shelves.Book)]);
        Figures.Print("allocated per append of one event", $"{(GC.GetTotalAllocatedBytes(precise: true) - before) / 1024.0 / Counted,8:0.0} KiB");
    }

    private static Task<double> Appends(IEventStore store, int writers, int events, TimeSpan duration) => Figures.Rate(writers, duration, async _ =>
    {
        var news = new NewEvent[events];
        for (var i = 0; i < events; i++) news[i] = new NewEvent(Guid.CreateVersion7(), Shelves.Book);
        await AppendNew(store, news);
    });

    private static Task<AppendResult> AppendNew(IEventStore store, NewEvent[] events) =>
        store.Append(new Append(Guid.CreateVersion7(), Shelf.StreamType, 0, events, Shelves.By), CancellationToken.None);

    private static async Task<double> WarmCommands(Shelves shelves, int writers, TimeSpan duration)
    {
        using var streams = new Streams(shelves.Store, new SnapshotSql(shelves.Database), new Wake(), TimeProvider.System);
        var ids = Enumerable.Range(0, writers).Select(_ => Guid.CreateVersion7()).ToArray();
        return await Figures.Rate(writers, duration, async writer =>
            await streams.Decide(new StreamCommand<Shelf>(ids[writer], _ => Decision.Accept(Shelves.Book), Shelves.By), CancellationToken.None));
    }
}
