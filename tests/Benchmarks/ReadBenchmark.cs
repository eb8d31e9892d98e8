using System.Diagnostics;
using Bkmo.Eventing;

namespace Bkmo.Benchmarks;

/// <summary>Reading the log from its beginning, filling a read model from it, and loading streams.</summary>
internal static class ReadBenchmark
{
    private const int Rounds = 3;
    private const int PageSize = 1_000;
    private const int Streams = 50_000;
    private const int Length = 10;

    internal static async Task Run()
    {
        Figures.Title($"Reading {Streams * Length:N0} events, medians of {Rounds} rounds");
        await using var shelves = await Shelves.Open();
        await shelves.Fill(Streams, Length, interleaved: false);
        await Figures.Repeat(Rounds, "replay into a handler that does nothing", "events/s", () => Replay(shelves.Store));
        await Figures.Repeat(Rounds, "into one row per stream, streams one after the other", "events/s", () => Project(shelves));
        await shelves.Fill(Streams, Length, interleaved: true);
        await Figures.Repeat(Rounds, "into one row per stream, streams in turn", "events/s", () => Project(shelves));
        await shelves.Fill(2_000, 100, interleaved: false);
        await Figures.Repeat(Rounds, "load and fold a stream of 100 events, 8 readers", "streams/s", () => Load(shelves.Store));
    }

    private static async Task<double> Replay(IEventStore store)
    {
        var clock = Stopwatch.StartNew();
        var reader = new LogReader(store);
        long position = 0, count = 0;
        while (await reader.Read(position, PageSize, CancellationToken.None) is { Count: > 0 } events)
        {
            position = events[^1].Position;
            count += events.Count;
        }
        return count == Streams * Length ? count / clock.Elapsed.TotalSeconds : throw new InvalidOperationException($"{count} events were read.");
    }

    private static async Task<double> Project(Shelves shelves)
    {
        await shelves.Execute("truncate shelf_list_v1.shelf_list; delete from eventing.progress");
        var subscriber = Shelves.Projection.Subscriber(shelves.Services);
        var position = await Progress.Load(shelves.Database, subscriber.Name, CancellationToken.None);
        var clock = Stopwatch.StartNew();
        var end = await Rebuild.CatchUp(subscriber, shelves.Store, position, _ => { }, CancellationToken.None);
        var rate = Streams * Length / clock.Elapsed.TotalSeconds;
        await using var rows = shelves.Database.CreateCommand($"select count(*) from shelf_list_v1.shelf_list where \"Books\" = {Length}");
        return (long)(await rows.ExecuteScalarAsync())! == Streams && end > 0 ? rate : throw new InvalidOperationException("The rows are not as they should be.");
    }

    private static Task<double> Load(IEventStore store) => Figures.Rate(8, TimeSpan.FromSeconds(4), async reader =>
    {
        var number = Random.Shared.Next(2_000) + 1;
        var snapshot = Snapshot<Shelf>.Empty.After(await store.LoadFacts(Shelves.Stream(number), 0, CancellationToken.None));
        if (snapshot.State.Books != 100) throw new InvalidOperationException($"{snapshot.State.Books} books.");
    });
}
