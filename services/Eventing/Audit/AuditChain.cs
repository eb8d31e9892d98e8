using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Bkmo.Eventing;

/// <summary>
/// Writes, reads and checks the audit of one schema: the table <c>audit</c> (number, at, actor, act, object, outcome, hash). It knows nothing of the service around
/// it.
/// </summary>
/// <param name="schema">Name of the schema, from the code and never from a request.</param>
public sealed class AuditChain(string schema)
{
    private const string Columns = "number, at, actor, act, object, outcome, hash";

    /// <summary>What the first record follows.</summary>
    private static readonly byte[] Beginning = new byte[32];

    /// <summary>
    /// Adds records in the transaction of the acts that they tell of. One lock, held until the transaction ends, gives the chain its one order: take it last, after
    /// all rows are held, and end the transaction at once.
    /// </summary>
    public async Task Append(DbTransaction transaction, IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        var (number, hash) = await LockLast(transaction, cancellation);
        await using var batch = Batch(transaction);
        foreach (var entry in entries)
        {
            number++;
            hash = entry.Hash(number, hash);
            Insert(batch, new(number, entry, hash));
        }
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Records after a number, in their order.</summary>
    internal async IAsyncEnumerable<AuditRecord> Read(
        DbConnection connection, long after, int? limit, AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            select {Columns} from {schema}.audit
            where number > $1 and ($2::timestamptz is null or at >= $2) and ($3::timestamptz is null or at < $3) and ($4::text is null or actor = $4)
                and ($5::text is null or act = $5) and ($6::text is null or outcome = $6)
            order by number limit $7
            """;
        (DbType, object?)[] asked =
        [
            (DbType.Int64, after), (DbType.DateTimeOffset, filter.From), (DbType.DateTimeOffset, filter.Until), (DbType.String, filter.Actor), (DbType.String, filter.Act),
            (DbType.String, filter.Outcome), (DbType.Int64, (long?)limit),
        ];
        foreach (var (type, value) in asked) command.Parameters.Add(Fill(command.CreateParameter(), type, value));
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) yield return Record(row);
    }

    /// <summary>The number of the first record that is not as it was written, or does not follow the one before; null when the chain holds. And how many were read.</summary>
    public async Task<(long? Broken, long Count)> Verify(DbConnection connection, CancellationToken cancellation)
    {
        var (previous, count) = (Beginning, 0L);
        await foreach (var record in Read(connection, 0, limit: null, new AuditFilter(), cancellation))
        {
            if (!record.Hash.AsSpan().SequenceEqual(record.Entry.Hash(record.Number, previous))) return (record.Number, count);
            (previous, count) = (record.Hash, count + 1);
        }
        return (null, count);
    }

    // Two statements: the second sees what whoever held the lock before has committed.
    private async Task<(long Number, byte[] Hash)> LockLast(DbTransaction transaction, CancellationToken cancellation)
    {
        await using var batch = Batch(transaction);
        Add(batch, $"select pg_advisory_xact_lock(hashtextextended('bkmo audit {schema}', 0))");
        Add(batch, $"select number, hash from {schema}.audit order by number desc limit 1");
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        await rows.NextResultAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? (rows.GetInt64(0), rows.GetFieldValue<byte[]>(1)) : (0, Beginning);
    }

    private void Insert(DbBatch batch, AuditRecord record)
    {
        var insert = Add(batch, $"insert into {schema}.audit ({Columns}) values ($1, $2, $3, $4, $5, $6, $7)");
        var entry = record.Entry;
        (DbType, object?)[] values =
        [
            (DbType.Int64, record.Number), (DbType.DateTimeOffset, entry.At), (DbType.String, entry.Actor), (DbType.String, entry.Act), (DbType.String, entry.About),
            (DbType.String, entry.Outcome), (DbType.Binary, record.Hash),
        ];
        foreach (var (type, value) in values) insert.Parameters.Add(Fill(insert.CreateParameter(), type, value));
    }

    private static DbBatch Batch(DbTransaction transaction)
    {
        var batch = transaction.Connection!.CreateBatch();
        batch.Transaction = transaction;
        return batch;
    }

    private static DbBatchCommand Add(DbBatch batch, string sql)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = sql;
        batch.BatchCommands.Add(command);
        return command;
    }

    private static DbParameter Fill(DbParameter parameter, DbType type, object? value)
    {
        (parameter.DbType, parameter.Value) = (type, value ?? DBNull.Value);
        return parameter;
    }

    private static AuditRecord Record(DbDataReader row) => new(
        row.GetInt64(0),
        new(row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4), row.GetString(5)),
        row.GetFieldValue<byte[]>(6));
}
