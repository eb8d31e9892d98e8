using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace Bkmo.Eventing;

/// <summary>
/// Boxes for what must be kept with an event and never be paired with it (secret ballots). Slips go in with the events of <see cref="Commands.AddTogether{TState}"/> and come
/// out once, in random order, when the box is opened; what opens the box is gone with the events that hold the contents. See ADR 40.
/// </summary>
public sealed class Boxes
{
    private readonly NpgsqlDataSource database;
    private readonly MasterKey master;

    internal Boxes(NpgsqlDataSource database, MasterKey master) => (this.database, this.master) = (database, master);

    /// <summary>Makes a box with a key of its own. Saying it twice changes nothing.</summary>
    public async Task Make(Guid box, CancellationToken cancellation)
    {
        var (@lock, opener) = SlipSeal.NewKeys();
        await using var command = database.CreateCommand("insert into boxes.boxes (id, lock, opener) values ($1, $2, $3) on conflict do nothing");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = box });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = @lock });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Cipher.Encrypt(WrappingKey(box), opener, box.ToByteArray()) });
        await command.ExecuteNonQueryAsync(cancellation);
        CryptographicOperations.ZeroMemory(opener);
    }

    /// <summary>
    /// Everything in the box, in random order. The box stays as it is until events are stored with <see cref="Commands.Empties{TState}"/>; null when it was emptied.
    /// </summary>
    /// <param name="box">The box.</param>
    /// <param name="length">Length of each slip, bytes.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<byte[]>?> Open(Guid box, int length, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select b.opener, s.sealed from boxes.boxes b left join boxes.slips s on s.box = b.id where b.id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = box });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        byte[]? opener = null;
        var slips = new List<byte[]>();
        while (await row.ReadAsync(cancellation))
        {
            if (row.IsDBNull(0)) return null;
            opener ??= Cipher.Decrypt(WrappingKey(box), row.GetFieldValue<byte[]>(0), box.ToByteArray());
            if (!row.IsDBNull(1)) slips.AddRange(SlipSeal.Open(box, opener, row.GetFieldValue<byte[]>(1), length));
        }
        if (opener is null) throw new InvalidOperationException($"There is no box {box}.");
        CryptographicOperations.ZeroMemory(opener);
        await FailPoints.At(FailPoints.BoxOpened);
        var mixed = slips.ToArray();
        RandomNumberGenerator.Shuffle<byte[]>(mixed);
        return mixed;
    }

    /// <summary>Fresh random bytes, for instance for a code that finds a slip again.</summary>
    public static byte[] Random(int length) => RandomNumberGenerator.GetBytes(length);

    internal async Task<SealedSlips> Close(IReadOnlyList<Deposit> deposits, CancellationToken cancellation)
    {
        var box = deposits[0].Box;
        await using var command = database.CreateCommand("select lock from boxes.boxes where id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = box });
        var @lock = await command.ExecuteScalarAsync(cancellation) as byte[] ?? throw new InvalidOperationException($"There is no box {box}.");
        return new(box, SlipSeal.Close(box, @lock, deposits.SelectMany(deposit => deposit.Slips)));
    }

    internal static void Add(NpgsqlParameterCollection to, SealedSlips slips)
    {
        to.Add(new NpgsqlParameter<Guid> { TypedValue = slips.Box });
        to.Add(new NpgsqlParameter<byte[]> { TypedValue = slips.Bytes, NpgsqlDbType = NpgsqlDbType.Bytea });
    }

    internal static void AddEmptied(NpgsqlParameterCollection to, Guid box)
    {
        to.Add(new NpgsqlParameter<Guid> { TypedValue = box });
        to.Add(new NpgsqlParameter<Guid> { TypedValue = box });
    }

    // A key of its own for each box follows from the master key, so that nothing else that the master key wraps shares it.
    private byte[] WrappingKey(Guid box) => HKDF.DeriveKey(HashAlgorithmName.SHA256, master.Key, Cipher.KeySize, info: [.. "bkmo box "u8, .. box.ToByteArray()]);
}
