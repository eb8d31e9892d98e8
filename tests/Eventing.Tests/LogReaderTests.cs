using Bkmo.Testing;
using Npgsql;

namespace Bkmo.Eventing.Tests;

/// <summary>Numbers are drawn before they are committed; a reader must neither skip nor wait for ever.</summary>
public sealed class LogReaderTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_number_still_under_way_holds_the_reader_until_it_is_committed()
    {
        var head = await fixture.Store.Head(None);
        var reader = new LogReader(fixture.Store);
        await using var slow = await SlowWriter.Begin(fixture.Database);
        var later = await Append("later number, earlier commit");

        Assert.Empty(await reader.Read(head, 10, None));
        Assert.True(reader.AtGap);
        Assert.Empty(await reader.Read(head, 10, None));

        await slow.Commit();
        Assert.Equal([slow.Position, later], await Settled(reader, head));
    }

    [Fact]
    public async Task A_number_whose_writer_took_the_newest_transaction_id_holds_the_reader_too()
    {
        var head = await fixture.Store.Head(None);
        var reader = new LogReader(fixture.Store);
        // Ids are taken in one order and numbers in the other: the newest id belongs to the writer that is not finished.
        await using var older = await SlowWriter.WithId(fixture.Database);
        await using var newest = await SlowWriter.WithId(fixture.Database);
        await newest.Draw();
        await older.Draw();
        await older.Commit();

        for (var i = 0; i < 3; i++) Assert.Empty(await reader.Read(head, 10, None));

        await newest.Commit();
        Assert.Equal([newest.Position, older.Position], await Settled(reader, head));
    }

    [Fact]
    public async Task A_number_that_was_rolled_back_is_passed_as_soon_as_its_writer_has_ended()
    {
        var head = await fixture.Store.Head(None);
        var reader = new LogReader(fixture.Store);
        await using var slow = await SlowWriter.Begin(fixture.Database);
        var later = await Append("after the gap");
        Assert.Empty(await reader.Read(head, 10, None));

        await slow.Rollback();
        Assert.Equal([later], await Settled(reader, head));
    }

    [Fact]
    public async Task A_dead_number_is_passed_although_other_writers_never_stop()
    {
        var head = await fixture.Store.Head(None);
        var reader = new LogReader(fixture.Store);
        await using var dead = await SlowWriter.Begin(fixture.Database);
        var afterFirst = await Append("after the gap");
        await using var other = await SlowWriter.Begin(fixture.Database);
        var afterSecond = await Append("after the second gap");
        Assert.Empty(await reader.Read(head, 10, None));
        await dead.Rollback();

        // The snapshot in which the first gap was seen also knew the second writer, so the reader waits for it, but for no one who came later.
        await using var newcomer = await SlowWriter.Begin(fixture.Database);
        Assert.Empty(await reader.Read(head, 10, None));
        await other.Commit();
        Assert.Equal([afterFirst, other.Position, afterSecond], await Settled(reader, head));
        await newcomer.Rollback();
    }

    [Fact]
    public async Task With_many_writers_pauses_and_rollbacks_everything_committed_is_delivered_once_and_in_order()
    {
        var head = await fixture.Store.Head(None);
        using var done = new CancellationTokenSource();
        var committed = new List<long>();
        var writing = Task.Run(async () =>
        {
            await Parallel.ForAsync(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
            {
                await using var writer = await SlowWriter.Begin(fixture.Database, pause: i % 5 == 0);
                if (i % 7 == 0) await writer.Rollback();
                else
                {
                    await writer.Commit();
                    lock (committed) committed.Add(writer.Position);
                }
            });
            await done.CancelAsync();
        });
        var delivered = new List<long>();
        var reader = new LogReader(fixture.Store);
        var position = head;
        while (true)
        {
            var over = done.IsCancellationRequested;
            var events = await reader.Read(position, 50, None);
            delivered.AddRange(events.Select(e => e.Position));
            if (events.Count > 0) position = events[^1].Position;
            else if (over && !reader.AtGap) break;
        }
        await writing;
        Assert.Equal(committed.Order(), delivered);
    }

    private async Task<long> Append(string title) =>
        Assert.IsType<AppendResult.Appended>(await fixture.Append(Guid.CreateVersion7(), 0, new BookPlaced(title))).Position;

    /// <summary>What the reader gives once it stands at no gap; writers of other databases on the same server may delay it for a moment.</summary>
    private static async Task<IEnumerable<long>> Settled(LogReader reader, long after)
    {
        IReadOnlyList<StoredEvent> events = [];
        await Eventually.True(async () => (events = await reader.Read(after, 10, None)).Count > 0 && !reader.AtGap);
        return events.Select(e => e.Position);
    }

    /// <summary>A writer that takes its time between its transaction's id, its number and the commit.</summary>
    private sealed class SlowWriter(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
    {
        private readonly Guid stream = Guid.CreateVersion7();

        public long Position { get; private set; }

        /// <summary>One that has drawn its number and not yet committed.</summary>
        public static async Task<SlowWriter> Begin(NpgsqlDataSource database, bool pause = false)
        {
            var writer = await WithId(database);
            await writer.Draw();
            if (pause) await writer.Run<object?>("select pg_sleep(0.02)");
            return writer;
        }

        /// <summary>One that has written its stream's row, and so has a transaction id, and no number.</summary>
        public static async Task<SlowWriter> WithId(NpgsqlDataSource database)
        {
            var connection = await database.OpenConnectionAsync();
            var writer = new SlowWriter(connection, await connection.BeginTransactionAsync());
            await writer.Run<object?>("insert into events.mt_streams (id, type, version) values ($1, 'shelf', 1)");
            return writer;
        }

        public async Task Draw() => Position = await Run<long>("""
            insert into events.mt_events (seq_id, id, stream_id, version, data, type, timestamp)
            values (nextval('events.mt_events_sequence'), $1, $1, 1, '{"title":"slow","cover":"paperBack"}', 'book_placed', now()) returning seq_id
            """);

        private async Task<T> Run<T>(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            if (sql.Contains("$1", StringComparison.Ordinal)) command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = stream });
            return (T)(await command.ExecuteScalarAsync())!;
        }

        public Task Commit() => transaction.CommitAsync();

        public Task Rollback() => transaction.RollbackAsync();

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
