using System.Diagnostics;
using Bkmo.Eventing;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bkmo.Benchmarks;

[StoredAs("book_placed")]
internal sealed record BookPlaced(string Title, int Pages, string Cover) : IEvent;

internal sealed record Shelf(int Books) : IState<Shelf>
{
    public static string StreamType => "shelf";

    public static Shelf Initial { get; } = new(0);

    public Shelf Evolve(IEvent @event) => new(Books + 1);
}

/// <summary>One event to a new stream, and a warm command on an existing one, against pgbench doing the same rows; in turn on the same server.</summary>
internal static class AppendBenchmark
{
    private const int Rounds = 3;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);
    private static readonly int[] Writers = [1, 8, 32];
    private static readonly EventMetadata By = new(
        new UserId("benchmark"), "0af7651916cd43dd8448eb211c80319c", "0HN7", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    internal static async Task Run()
    {
        Figures.Title($"Append, medians of {Rounds} rounds of {Duration.TotalSeconds} s, fsync on");
        await using var server = await PrivatePostgres.StartNewAsync(durable: true);
        var connection = await server.FreshDatabaseAsync();
        await using var database = Database.Open(connection);
        await new Migrator(database, [], null!, NullLogger<Migrator>.Instance).Run(CancellationToken.None);
        var store = new PostgresEventStore(database, new EventTypes([EventTypes.Describe(typeof(BookPlaced), Shelf.StreamType)]));
        foreach (var writers in Writers) await Compare(store, connection, writers);
    }

    private static async Task Compare(IEventStore store, string connection, int writers)
    {
        List<double> ours = [], warm = [], theirs = [];
        await Appends(store, writers, TimeSpan.FromSeconds(1));
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await Appends(store, writers, Duration));
            theirs.Add(await PgBench.Run(PgBench.StreamAndEvent, connection, writers, Duration));
            warm.Add(await WarmCommands(store, writers, Duration));
        }
        var (append, command, pgbench) = (Figures.Median(ours), Figures.Median(warm), Figures.Median(theirs));
        Figures.Print($"{writers} writers: pgbench, stream row and event row", $"{pgbench,8:0}/s");
        Figures.Print($"{writers} writers: append of one event to a new stream", $"{append,8:0}/s  {append / pgbench:P0} of pgbench");
        Figures.Print($"{writers} writers: warm command (decide and append)", $"{command,8:0}/s  {command / pgbench:P0} of pgbench");
    }

    private static Task<double> Appends(IEventStore store, int writers, TimeSpan duration) => Rate(writers, duration, async _ =>
    {
        NewEvent[] events = [new(Guid.CreateVersion7(), Book)];
        await store.Append(new Append(Guid.CreateVersion7(), Shelf.StreamType, 0, events, By), CancellationToken.None);
    });

    private static async Task<double> WarmCommands(IEventStore store, int writers, TimeSpan duration)
    {
        using var streams = new Streams(store, new Wake(), TimeProvider.System);
        var shelves = Enumerable.Range(0, writers).Select(_ => Guid.CreateVersion7()).ToArray();
        return await Rate(writers, duration, async writer =>
            await streams.Decide(new StreamCommand<Shelf>(shelves[writer], _ => Decision.Accept(Book), By), CancellationToken.None));
    }

    private static BookPlaced Book => new("a book with a title", 250, "hardCover");

    private static async Task<double> Rate(int writers, TimeSpan duration, Func<int, Task> act)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var count = 0;
            for (; clock.Elapsed < duration; count++) await act(writer);
            return count;
        })));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }
}
