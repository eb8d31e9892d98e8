using Bkmo.Testing;
using Npgsql;

namespace Bkmo.Eventing.Tests;

/// <summary>Appends that wait for a busy server go to it together, and each has its own end.</summary>
public sealed class AppendLineTests(StoreFixture fixture) : IClassFixture<StoreFixture>, IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly Guid[] held = [Guid.CreateVersion7(), Guid.CreateVersion7()];
    private NpgsqlConnection holder = null!;
    private NpgsqlTransaction hold = null!;

    public async Task InitializeAsync()
    {
        holder = await fixture.Database.OpenConnectionAsync();
        hold = await holder.BeginTransactionAsync();
        foreach (var stream in held) await Hold(stream);
    }

    public async Task DisposeAsync()
    {
        await hold.DisposeAsync();
        await holder.DisposeAsync();
    }

    [Fact]
    public async Task What_waits_is_written_in_one_transaction_and_a_conflict_among_it_is_nobody_elses()
    {
        var (line, underWay) = Busy(Timeout.InfiniteTimeSpan);
        var known = Guid.CreateVersion7();
        await fixture.Append(known, 0, new BookPlaced("there"));
        Guid[] fresh = [.. Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7())];
        var late = line.Send(Placing(known, 7, "late"), None);
        var sent = fresh.Select(stream => line.Send(Placing(stream, 0, "one", "two"), None)).ToArray();
        var again = line.Send(Placing(fresh[0], 0, "twice"), None);
        await hold.CommitAsync();

        Assert.IsType<AppendResult.VersionConflict>(await late);
        Assert.IsType<AppendResult.VersionConflict>(await again);
        Assert.All(await Task.WhenAll(sent), result => Assert.Equal(2, Assert.IsType<AppendResult.Appended>(result).Version));
        Assert.All(await Task.WhenAll(underWay), result => Assert.IsType<AppendResult.Appended>(result));
        Assert.Equal(1, await fixture.Scalar<long>($"select count(distinct xmin::text) from events.mt_events where stream_id in ({Listed(fresh)})"));
    }

    [Fact]
    public async Task What_the_server_refuses_of_one_is_refused_to_that_one_alone()
    {
        var (line, _) = Busy(Timeout.InfiniteTimeSpan);
        var message = new InboxEntry(Guid.CreateVersion7(), "reader");
        var answer = new IdempotentAnswer("tester", Guid.NewGuid().ToString(), [1], 201, null, 1, [123, 125]);
        await fixture.Store.Append(Placing(Guid.CreateVersion7(), 0, "before") with { Inbox = message, Answer = answer }, None);
        var first = line.Send(Placing(Guid.CreateVersion7(), 0, "first"), None);
        var seen = line.Send(Placing(Guid.CreateVersion7(), 0, "seen") with { Inbox = message }, None);
        var used = line.Send(Placing(Guid.CreateVersion7(), 0, "used") with { Answer = answer }, None);
        var unwritable = line.Send(Placing(Guid.CreateVersion7(), 0, "no text has a \0"), None);
        var last = line.Send(Placing(Guid.CreateVersion7(), 0, "last"), None);
        await hold.CommitAsync();

        Assert.IsType<AppendResult.Appended>(await first);
        Assert.IsType<AppendResult.MessageSeen>(await seen);
        Assert.IsType<AppendResult.KeyUsed>(await used);
        Assert.IsType<AppendResult.Appended>(await last);
        await Assert.ThrowsAsync<PostgresException>(() => unwritable);
    }

    [Fact]
    public async Task Who_gives_up_while_waiting_is_left_out()
    {
        var (line, _) = Busy(Timeout.InfiniteTimeSpan);
        using var giving = new CancellationTokenSource();
        var (gone, stays) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var left = line.Send(Placing(gone, 0, "never"), giving.Token);
        var kept = line.Send(Placing(stays, 0, "always"), None);
        await giving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        await hold.CommitAsync();
        Assert.IsType<AppendResult.Appended>(await kept);
        Assert.Empty(await fixture.Store.Load(gone, 0, None));
    }

    [Fact]
    public async Task Who_waits_behind_rows_that_others_hold_goes_alone()
    {
        var (line, underWay) = Busy(TimeSpan.FromMilliseconds(20));
        Assert.IsType<AppendResult.Appended>(await line.Send(Placing(Guid.CreateVersion7(), 0, "not held up"), None));
        Assert.DoesNotContain(underWay, append => append.IsCompleted);
        await hold.CommitAsync();
        await Task.WhenAll(underWay);
    }

    [Fact]
    public async Task A_connection_that_breaks_leaves_nothing_of_what_went_together_and_the_line_goes_on()
    {
        var (line, underWay) = Busy(Timeout.InfiniteTimeSpan);
        var third = Guid.CreateVersion7();
        await using var other = await fixture.Database.OpenConnectionAsync();
        await using var lasting = await other.BeginTransactionAsync();
        await Hold(third, other);
        Guid[] fresh = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        var together = fresh.Select(stream => line.Send(Placing(stream, 0, "together"), None)).Append(line.Send(Placing(third, 1, "held"), None)).ToArray();
        await hold.CommitAsync();
        await Task.WhenAll(underWay);
        await Eventually.True(async () => await fixture.Scalar<long>(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()") == 1);

        foreach (var append in together) await Assert.ThrowsAnyAsync<NpgsqlException>(() => append);
        Assert.Equal(0, await fixture.Scalar<long>($"select count(*) from events.mt_streams where id in ({Listed(fresh)})"));
        Assert.IsType<AppendResult.Appended>(await line.Send(Placing(Guid.CreateVersion7(), 0, "after"), None));
    }

    /// <summary>A line whose places are taken by appends to streams that somebody holds.</summary>
    private (AppendLine Line, Task<AppendResult>[] UnderWay) Busy(TimeSpan patience)
    {
        var line = new AppendLine(fixture.Database, StoreFixture.Types, patience);
        return (line, [.. held.Select(stream => line.Send(Placing(stream, 1, "held"), None))]);
    }

    private Task Hold(Guid stream) => Hold(stream, holder);

    private async Task Hold(Guid stream, NpgsqlConnection by)
    {
        await fixture.Append(stream, 0, new BookPlaced("held"));
        await using var command = new NpgsqlCommand("select 1 from events.mt_streams where id = $1 for update", by) { Parameters = { new() { Value = stream } } };
        await command.ExecuteNonQueryAsync();
    }

    private static Append Placing(Guid stream, long expected, params string[] titles) => new(
        stream, Shelf.StreamType, expected, [.. titles.Select(title => new NewEvent(Guid.CreateVersion7(), new BookPlaced(title)))], StoreFixture.By);

    private static string Listed(IEnumerable<Guid> ids) => string.Join(", ", ids.Select(id => $"'{id}'"));
}
