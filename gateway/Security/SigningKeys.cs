namespace Bkmo.Gateway;

/// <summary>
/// The private keys of the internal token, in <c>keys/NUMBER.pem</c>, readable by their owner only. The folder is read again each second: a new key is shown to the services
/// three seconds before it signs, and an old one for two minutes after it last did, so that no request fails while keys change. One that is older than
/// <c>Gateway__KeyDays</c> is followed by the next.
/// </summary>
internal sealed partial class SigningKeys : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1), ShownAhead = TimeSpan.FromSeconds(3), ShownAfterwards = TimeSpan.FromMinutes(2);
    private readonly GatewaySettings settings;
    private readonly TimeProvider time;
    private readonly ILogger<SigningKeys> log;
    private readonly KeyFolder folder;
    private readonly Lock reading = new();
    private readonly List<InternalTokenSigner> retired = [];
    private volatile Ring ring;

    /// <summary>Reads the keys, or makes the first one. Several gateways that start at once end up with the same.</summary>
    /// <exception cref="SetupException">A file is not a key, or the folder cannot be used.</exception>
    public SigningKeys(GatewaySettings settings, TimeProvider time, ILogger<SigningKeys> log)
    {
        (this.settings, this.time, this.log) = (settings, time, log);
        folder = new KeyFolder(settings.OwnFolder);
        ring = Read([]);
    }

    /// <summary>The key that signs now.</summary>
    internal InternalTokenSigner Current => Now().Signs;

    /// <summary>Everything that may have signed or will soon, as a JSON web key set.</summary>
    internal string Public => Now().Public;

    public void Dispose()
    {
        foreach (var key in ring.Keys) key.Signer.Dispose();
        retired.ForEach(signer => signer.Dispose());
    }

    private Ring Now()
    {
        if (time.GetElapsedTime(ring.ReadAt) < Fresh) return ring;
        lock (reading)
        {
            if (time.GetElapsedTime(ring.ReadAt) >= Fresh) ring = ReadAgain();
            return ring;
        }
    }

    private Ring ReadAgain()
    {
        try
        {
            return Read(ring.Keys);
        }
        catch (SetupException problem)
        {
            Unreadable(problem.Message);
            return ring with { ReadAt = time.GetTimestamp() };
        }
    }

    private Ring Read(IReadOnlyList<Key> before)
    {
        var now = time.GetUtcNow();
        var files = folder.Files();
        if (files.Count == 0 || now - files[^1].MadeAt > settings.KeyLifetime)
        {
            folder.Create(files.Count == 0 ? 1 : files[^1].Number + 1);
            files = folder.Files();
        }
        var keys = files.Select(file => before.FirstOrDefault(key => key.File == file) ?? new Key(file, folder.Load(file))).ToList();
        var signs = keys.LastOrDefault(key => now - key.File.MadeAt >= ShownAhead) ?? keys[0];
        if (now - signs.File.MadeAt >= ShownAhead + ShownAfterwards)
            foreach (var old in keys.TakeWhile(key => key != signs)) folder.Delete(old.File);
        // A request may just be signing with one that is gone.
        retired.AddRange(before.Except(keys).Select(key => key.Signer));
        if (before.Count > 0 && before[^1].File != keys[^1].File) Changed(keys[^1].Signer.KeyId);
        return new Ring(keys, signs.Signer, $$"""{"keys":[{{string.Join(',', keys.Select(key => key.Signer.PublicKey))}}]}""", time.GetTimestamp());
    }

    private sealed record Key(KeyFolder.KeyFile File, InternalTokenSigner Signer);

    private sealed record Ring(IReadOnlyList<Key> Keys, InternalTokenSigner Signs, string Public, long ReadAt);

    [LoggerMessage(LogLevel.Information, "A new internal key {KeyId} is shown and signs in three seconds")]
    private partial void Changed(string keyId);

    [LoggerMessage(LogLevel.Error, "The internal keys cannot be read again, the known ones stay in use: {Reason}")]
    private partial void Unreadable(string reason);
}
