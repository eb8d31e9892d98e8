namespace Bkmo.Eventing;

/// <summary>
/// A value that only the holder of its key can read: AES-256-GCM, stored as <c>{"key":…,"cipher":…}</c>. There is no plain text in it and no way to get at
/// it but <see cref="IKeyRing.Open{T}"/>; printing it shows nothing.
/// </summary>
/// <param name="Key">Id of the key.</param>
/// <param name="Cipher">Nonce, cipher text and tag, base64.</param>
public sealed record Sealed<T>(Guid Key, string Cipher)
{
    /// <inheritdoc />
    public override string ToString() => "(sealed)";
}

/// <summary>The result of opening: the value, or the finding that its key was destroyed.</summary>
/// <param name="Erased">Whether the key is gone, which reads as erased.</param>
/// <param name="Value">The value; default when erased.</param>
public readonly record struct Opened<T>(bool Erased, T? Value);

/// <summary>Names a key: one per subject and purpose, wrapped by the key of what it lies within, at the top by the master key.</summary>
/// <param name="Purpose">For instance <c>case</c>, <c>centre</c>, <c>contact</c>.</param>
/// <param name="Subject">Person, case or centre.</param>
/// <param name="Within">The key that wraps this one; null: the master key, which is never in the database.</param>
public sealed record KeyName(string Purpose, Guid Subject, KeyName? Within = null);

/// <summary>Seals and opens. Keys live in a schema of their own, wrapped; a destroyed key makes everything sealed with it unreadable for ever.</summary>
public interface IKeyRing
{
    /// <summary>Seals; creates the key on first use. Refuses (throws) when the key was destroyed.</summary>
    Task<Sealed<T>> Seal<T>(KeyName key, T value, CancellationToken cancellation);

    /// <summary>Opens. A destroyed key (or one within a destroyed one) answers <see cref="Opened{T}.Erased"/>; every other failure throws.</summary>
    Task<Opened<T>> Open<T>(Sealed<T> value, CancellationToken cancellation);

    /// <summary>Destroys the key for ever. Saying it twice changes nothing.</summary>
    Task Destroy(KeyName key, CancellationToken cancellation);
}
