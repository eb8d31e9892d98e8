using System.Data.Common;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>Writes single records to the service's audit, each in a transaction of its own, and gives it to readers.</summary>
internal sealed class AuditLog(NpgsqlDataSource database, AuditChain chain, TimeProvider time) : IAuditTrail
{
    public async Task Record(string actor, string act, Guid? about, string outcome, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var entry = new AuditEntry(new(now.Ticks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero), actor, act, about?.ToString(), outcome);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await chain.Append(transaction, [entry], cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Records after a number, in their order.</summary>
    internal async IAsyncEnumerable<AuditRecord> Read(
        long after, int? limit, AuditFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellation);
        await foreach (var record in chain.Read(connection, after, limit, filter, cancellation)) yield return record;
    }

    /// <summary>Says in one line whether the chain holds; exit code 1 and the number of the first broken record when it does not.</summary>
    internal async Task<int> Verify(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (broken, count) = await chain.Verify(connection, cancellation);
        await (broken is null ? Console.Out : Console.Error).WriteLineAsync(broken is null
            ? FormattableString.Invariant($"The audit holds: {count} records.")
            : FormattableString.Invariant($"The audit is broken at record {broken}: it, or the one before it, is not what was written."));
        return broken is null ? 0 : 1;
    }
}
