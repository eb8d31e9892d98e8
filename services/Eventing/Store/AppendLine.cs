using System.Runtime.CompilerServices;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>
/// The way of appends to the server. While few are under way each goes by itself; those that come while the server is busy wait, and all that wait go together: one message,
/// one transaction, one flush of the log, each with its own result. What the server refuses in common is tried again one by one, so that nobody bears another's fault. Who
/// waits long, because a row or a connection holds the others up, goes alone. See ADR 43.
/// </summary>
internal sealed class AppendLine(NpgsqlDataSource database, EventTypes types, TimeSpan patience)
{
    private const int Most = 32;
    private const int Abreast = 2;

    private readonly Lock door = new();
    private readonly Queue<WaitingAppend> waiting = new();
    private int underWay;

    /// <summary>Appends. Who gives up while waiting is left out; what is under way already is seen to its end.</summary>
    internal Task<AppendResult> Send(Append append, CancellationToken cancellation)
    {
        WaitingAppend? place = null;
        lock (door)
        {
            if (underWay < Abreast) underWay++;
            else waiting.Enqueue(place = new WaitingAppend(append));
        }
        return place is null ? Now(append, cancellation) : InTurn(place, cancellation);
    }

    private async Task<AppendResult> InTurn(WaitingAppend place, CancellationToken cancellation)
    {
        using var span = Telemetry.Source.StartActivity("append together");
        return await place.Wait(patience, cancellation) ?? await Alone(place.Append, cancellation);
    }

    private async Task<AppendResult> Now(Append append, CancellationToken cancellation)
    {
        try
        {
            return await Alone(append, cancellation);
        }
        finally
        {
            if (Next() is { } batch) Begin(batch);
        }
    }

    // Whoever waits belongs to other requests than the one that made room: nothing of its trace or context goes along.
    private void Begin(List<WaitingAppend> batch)
    {
        using (ExecutionContext.SuppressFlow()) _ = Task.Run(() => Rest(batch), CancellationToken.None);
    }

    /// <summary>Those that go next, in the order in which they came; null when nobody waits.</summary>
    private List<WaitingAppend>? Next()
    {
        lock (door)
        {
            List<WaitingAppend>? batch = null;
            while ((batch?.Count ?? 0) < Most && waiting.TryDequeue(out var next))
                if (next.Take()) (batch ??= []).Add(next);
            if (batch is null) underWay--;
            return batch;
        }
    }

    private async Task Rest(List<WaitingAppend>? batch)
    {
        for (; batch is not null; batch = Next()) await Together(batch);
    }

    private async Task Together(List<WaitingAppend> batch)
    {
        try
        {
            if (batch.Count > 1 && await TryTogether(batch)) return;
            foreach (var append in batch) await append.Complete(Alone(append.Append, CancellationToken.None));
        }
#pragma warning disable CA1031 // Whoever waits gets the fault, whatever it is
        catch (Exception fault)
        {
            foreach (var append in batch) append.Fail(fault);
        }
#pragma warning restore CA1031
    }

    /// <summary>False when the server refused one of them, and with it all: then nothing is written.</summary>
    private async Task<bool> TryTogether(List<WaitingAppend> batch)
    {
        // Rows are locked in one order everywhere, whatever the order of arrival.
        batch.Sort((one, other) => one.Append.StreamId.CompareTo(other.Append.StreamId));
        await using var connection = await database.OpenConnectionAsync();
        await using var commands = connection.CreateBatch();
        foreach (var append in batch)
        {
            var shape = AppendParameters.ShapeOf(append.Append);
            var command = new NpgsqlBatchCommand(AppendSql.Text(shape));
            AppendParameters.Add(command.Parameters, shape, append.Append, types);
            commands.BatchCommands.Add(command);
        }
        // Apart from executing: Npgsql takes a statement that fails while it prepares itself for prepared, and misreads its next answer.
        await commands.PrepareAsync();
        var positions = new long?[batch.Count];
        try
        {
            // The end of the last result is the end of the transaction: nobody is answered before it.
            await using var reader = await commands.ExecuteReaderAsync();
            for (var i = 0; i < positions.Length; i++)
            {
                if (await reader.ReadAsync() && !reader.IsDBNull(0)) positions[i] = reader.GetInt64(0);
                await reader.NextResultAsync();
            }
        }
        catch (PostgresException e) when (e.InvariantSeverity == "ERROR")
        {
            return false;
        }
        for (var i = 0; i < positions.Length; i++) batch[i].Complete(Result(batch[i].Append, positions[i]));
        return true;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AppendResult> Alone(Append append, CancellationToken cancellation)
    {
        var shape = AppendParameters.ShapeOf(append);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(AppendSql.Text(shape), connection);
        AppendParameters.Add(command.Parameters, shape, append, types);
        await command.PrepareAsync(cancellation);
        try
        {
            return Result(append, await command.ExecuteScalarAsync(cancellation) as long?);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return e.ConstraintName switch
            {
                "idempotency_key" => new AppendResult.KeyUsed(),
                "inbox_message" => new AppendResult.MessageSeen(),
                "pkey_mt_streams_id" or "pk_mt_events_stream_and_version" => new AppendResult.VersionConflict(),
                _ => throw new InvalidOperationException($"Unexpected violation of {e.ConstraintName}.", e),
            };
        }
    }

    private static AppendResult Result(Append append, long? position) =>
        position is { } p ? new AppendResult.Appended(append.ExpectedVersion + append.Events.Count, p) : new AppendResult.VersionConflict();
}
