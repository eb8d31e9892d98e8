using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Bkmo.Eventing;

/// <summary>
/// Keys in the schema <c>keys</c>, each wrapped by the one it lies within, the top ones by the master key. Nothing is cached: a destroyed key is gone at
/// once, in every process.
/// </summary>
internal sealed class KeyRing(NpgsqlDataSource database, MasterKey master, TimeProvider time) : IKeyRing
{
    private sealed record Row(Guid Id, string Purpose, Guid Subject, byte[]? Wrapped, string? Master);

    public async Task<Sealed<T>> Seal<T>(KeyName key, T value, CancellationToken cancellation)
    {
        var (id, bytes) = await Obtain(key, cancellation);
        var plain = JsonSerializer.SerializeToUtf8Bytes(value, EventJson.Options);
        var cipher = Cipher.Encrypt(bytes, plain, id.ToByteArray());
        CryptographicOperations.ZeroMemory(plain);
        return new Sealed<T>(id, Convert.ToBase64String(cipher));
    }

    public async Task<Opened<T>> Open<T>(Sealed<T> value, CancellationToken cancellation)
    {
        if (await Find(value.Key, cancellation) is not { } key) return new Opened<T>(Erased: true, default);
        var plain = Cipher.Decrypt(key, Convert.FromBase64String(value.Cipher), value.Key.ToByteArray());
        return new Opened<T>(Erased: false, JsonSerializer.Deserialize<T>(plain, EventJson.Options));
    }

    public async Task Destroy(KeyName key, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("""
            insert into keys.keys (id, purpose, subject, destroyed_at) values ($3, $1, $2, now())
            on conflict (purpose, subject) do update set wrapped = null, destroyed_at = coalesce(keys.keys.destroyed_at, now())
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.Purpose });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = key.Subject });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7(time.GetUtcNow()) });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The key in the clear; null when it was destroyed.</summary>
    internal async Task<byte[]?> Find(Guid id, CancellationToken cancellation)
    {
        var chain = await Chain("id = $1", cancellation, new NpgsqlParameter<Guid> { TypedValue = id });
        return chain.Count == 0 ? throw new InvalidOperationException($"There is no key {id}.") : Unwrap(chain);
    }

    /// <summary>The key of this name in the clear, made on first use.</summary>
    internal async Task<(Guid Id, byte[] Key)> Obtain(KeyName name, CancellationToken cancellation)
    {
        var chain = await Find(name, cancellation);
        if (chain.Count == 0)
        {
            await Create(name, cancellation);
            chain = await Find(name, cancellation);
        }
        var key = Unwrap(chain) ?? throw new InvalidOperationException($"The key for {name.Purpose} {name.Subject} was destroyed; nothing can be sealed with it.");
        return (chain[0].Id, key);
    }

    private async Task Create(KeyName name, CancellationToken cancellation)
    {
        (Guid Id, byte[] Key)? within = name.Within is { } outer ? await Obtain(outer, cancellation) : null;
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var wrapped = Cipher.Encrypt(within?.Key ?? master.Key, RandomNumberGenerator.GetBytes(Cipher.KeySize), Belonging(id, name.Purpose, name.Subject));
        await using var command = database.CreateCommand(
            "insert into keys.keys (id, purpose, subject, within, wrapped, master) values ($1, $2, $3, $4, $5, $6) on conflict do nothing");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name.Purpose });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = name.Subject });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)within?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = wrapped });
        command.Parameters.Add(new NpgsqlParameter { Value = within is null ? master.Fingerprint : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private Task<List<Row>> Find(KeyName name, CancellationToken cancellation) => Chain(
        "purpose = $1 and subject = $2", cancellation, new NpgsqlParameter<string> { TypedValue = name.Purpose }, new NpgsqlParameter<Guid> { TypedValue = name.Subject });

    /// <summary>The key and those around it, innermost first.</summary>
    private async Task<List<Row>> Chain(string innermost, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        await using var command = database.CreateCommand($"""
            with recursive chain as (
                select 0 as depth, k.* from keys.keys k where {innermost}
                union all select c.depth + 1, k.* from chain c join keys.keys k on k.id = c.within)
            select id, purpose, subject, wrapped, master from chain order by depth
            """);
        command.Parameters.AddRange(parameters);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var chain = new List<Row>();
        while (await row.ReadAsync(cancellation))
            chain.Add(new Row(row.GetGuid(0), row.GetString(1), row.GetGuid(2), row.IsDBNull(3) ? null : row.GetFieldValue<byte[]>(3), row.IsDBNull(4) ? null : row.GetString(4)));
        return chain;
    }

    /// <summary>The innermost key in the clear; null when a key of the chain was destroyed.</summary>
    private byte[]? Unwrap(List<Row> chain)
    {
        if (chain.Any(row => row.Wrapped is null)) return null;
        if (!string.Equals(chain[^1].Master, master.Fingerprint, StringComparison.Ordinal))
            throw new CryptographicException("The keys are wrapped by another master key than the configured one.");
        var key = master.Key;
        for (var i = chain.Count - 1; i >= 0; i--) key = Cipher.Decrypt(key, chain[i].Wrapped, Belonging(chain[i].Id, chain[i].Purpose, chain[i].Subject));
        return key;
    }

    private static byte[] Belonging(Guid id, string purpose, Guid subject) => [.. id.ToByteArray(), .. System.Text.Encoding.UTF8.GetBytes(purpose), .. subject.ToByteArray()];
}
