using System.Buffers.Binary;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>Keeps files sealed (AES-256-GCM, the key ring's keys) beside the events, in a schema of their own. Who may see a file is decided before asking.</summary>
public interface ISealedFiles
{
    /// <summary>Keeps a file under a new id. It belongs to whoever appends an event about it; without one, <see cref="Erase"/> it.</summary>
    Task Keep(Guid id, KeyName key, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>The file; null when there is none, or its key was destroyed. Every other failure throws.</summary>
    Task<byte[]?> Open(Guid id, CancellationToken cancellation);

    /// <summary>Destroys the file's key for ever and takes its bytes away. Saying it twice changes nothing.</summary>
    Task Erase(Guid id, KeyName key, CancellationToken cancellation);
}

/// <inheritdoc />
internal sealed class SealedFiles(NpgsqlDataSource database, KeyRing keys) : ISealedFiles
{
    private const int ChunkSize = 256 * 1024;

    public async Task Keep(Guid id, KeyName key, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var (keyId, bytes) = await keys.Obtain(key, cancellation);
        var count = Math.Max(1, (content.Length + ChunkSize - 1) / ChunkSize);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        for (var number = 0; number < count; number++)
        {
            var chunk = content[(number * ChunkSize)..Math.Min(content.Length, (number + 1) * ChunkSize)];
            await using var insert = new NpgsqlCommand("insert into files.chunks (file_id, number, count, key_id, sealed) values ($1, $2, $3, $4, $5)", connection, transaction);
            insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
            insert.Parameters.Add(new NpgsqlParameter<int> { TypedValue = number });
            insert.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
            insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = keyId });
            insert.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Cipher.Encrypt(bytes, chunk.Span, Belonging(id, number, count)) });
            await insert.ExecuteNonQueryAsync(cancellation);
        }
        await transaction.CommitAsync(cancellation);
    }

    public async Task<byte[]?> Open(Guid id, CancellationToken cancellation)
    {
        var (keyId, chunks) = await Chunks(id, cancellation);
        if (chunks.Count == 0 || await keys.Find(keyId, cancellation) is not { } key) return null;
        using var content = new MemoryStream(chunks.Count * ChunkSize);
        // Number and count are sealed with each chunk: one that is missing, moved or from another file does not open.
        for (var number = 0; number < chunks.Count; number++) content.Write(Cipher.Decrypt(key, chunks[number], Belonging(id, number, chunks.Count)));
        return content.ToArray();
    }

    public async Task Erase(Guid id, KeyName key, CancellationToken cancellation)
    {
        await keys.Destroy(key, cancellation);
        await using var delete = database.CreateCommand("delete from files.chunks where file_id = $1");
        delete.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await delete.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<(Guid Key, List<byte[]> Chunks)> Chunks(Guid id, CancellationToken cancellation)
    {
        await using var select = database.CreateCommand("select key_id, sealed from files.chunks where file_id = $1 order by number");
        select.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await using var row = await select.ExecuteReaderAsync(cancellation);
        var (key, chunks) = (Guid.Empty, new List<byte[]>());
        while (await row.ReadAsync(cancellation))
        {
            key = row.GetGuid(0);
            chunks.Add(row.GetFieldValue<byte[]>(1));
        }
        return (key, chunks);
    }

    private static byte[] Belonging(Guid id, int number, int count)
    {
        var bytes = new byte[24];
        id.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), number);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), count);
        return bytes;
    }
}
