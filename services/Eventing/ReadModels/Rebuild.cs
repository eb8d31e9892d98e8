using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>
/// Fills a read model anew beside the live one and swaps them in one transaction. The live one keeps serving and advancing meanwhile; its runner notices
/// the swap by the fence on its progress. Interrupted, it goes on where it last wrote when run again.
/// </summary>
internal sealed class Rebuild(ProjectionDefinition projection, IServiceProvider services, NpgsqlDataSource database, IEventStore store, ILogger log)
{
    private readonly string beside = projection.Schema + "_rebuild";

    internal async Task Run(CancellationToken cancellation)
    {
        await using var only = await DatabaseLock.Take(database, beside, cancellation);
        await CreateBeside(cancellation);
        var subscriber = projection.Subscriber(services, beside);
        var position = await Progress.Load(database, beside, cancellation);
        while (true)
        {
            position = await CatchUp(subscriber, store, position, written => log.LogInformation("{ReadModel}: rebuilt up to {Position}", projection.Schema, written), cancellation);
            await FailPoints.At(FailPoints.RebuildFilled);
            if (await Swap(position, cancellation)) return;
        }
    }

    /// <summary>Takes effect of everything after <paramref name="position"/> that is safe to read; the position reached. Reads ahead while a page is folded.</summary>
    internal static async Task<long> CatchUp(ISubscriber subscriber, IEventStore store, long position, Action<long> stored, CancellationToken cancellation)
    {
        var reader = new LogReader(store);
        var reached = position;
        var next = reader.Read(position, subscriber.PageSize, cancellation);
        while (true)
        {
            var events = await next;
            var ended = events.Count == 0 && !reader.AtGap;
            var slice = new LogSlice(position, events.Count > 0 ? events[^1].Position : position, events);
            position = slice.To;
            if (!ended) next = reader.Read(position, subscriber.PageSize, cancellation);
            var written = await subscriber.Handle(slice, more: !ended, cancellation);
            if (written > reached) stored(reached = written);
            if (ended) return position;
        }
    }

    private async Task CreateBeside(CancellationToken cancellation) => await Execute($"""
        create schema if not exists "{beside}";
        create table if not exists "{beside}"."{projection.Name}" (like "{projection.Schema}"."{projection.Name}" including all);
        """, cancellation);

    /// <summary>Swaps when the copy is not behind the live one; the lock on the live progress keeps its runner out meanwhile.</summary>
    private async Task<bool> Swap(long position, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var live = new NpgsqlCommand("select position from eventing.progress where name = $1 for update", connection, transaction);
        live.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection.Schema });
        if (await live.ExecuteScalarAsync(cancellation) is long reached && reached > position) return false;
        await using var swap = new NpgsqlCommand($"""
            drop schema "{projection.Schema}" cascade;
            alter schema "{beside}" rename to "{projection.Schema}";
            delete from eventing.progress where name in ('{projection.Schema}', '{beside}');
            insert into eventing.progress (name, position) values ('{projection.Schema}', {position.ToString(System.Globalization.CultureInfo.InvariantCulture)});
            """, connection, transaction);
        await swap.ExecuteNonQueryAsync(cancellation);
        await FailPoints.At(FailPoints.RebuildSwapping);
        await transaction.CommitAsync(cancellation);
        await FailPoints.At(FailPoints.RebuildSwapped);
        return true;
    }

    private async Task Execute(string sql, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
