using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Bkmo.Gateway;

/// <summary>
/// Whom tokens belong to. An answer is used for less than a second after it was asked for, and fetched again in the background once it is half that old, so that a
/// session in use waits for none. What Identity revokes is forgotten at once (<see cref="RevocationFollower"/>).
/// </summary>
internal sealed class Introspection(IdentityClient identity, GatewaySettings settings, TimeProvider time)
{
    private const int Limit = 20_000;
    private static readonly TimeSpan Usable = TimeSpan.FromMilliseconds(900), Renewed = TimeSpan.FromMilliseconds(450), Between = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<Caller?>>> asking = new(StringComparer.Ordinal);
    private long awaySince, forgottenAt;

    /// <summary>Whom the token belongs to; null when it is not known, or no longer.</summary>
    /// <exception cref="IdentityAwayException">Identity did not answer for as long as requests wait for a service.</exception>
    internal async ValueTask<Caller?> Find(string token, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (!known.TryGetValue(hash, out var seen) || time.GetElapsedTime(seen.AskedAt) is var age && age >= Usable) return await Ask(hash).WaitAsync(cancellation);
        if (age >= Renewed) _ = Ask(hash).ContinueWith(static failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return seen.Caller;
    }

    /// <summary>Forgets what was said about a session, or about all sessions of an account.</summary>
    internal void Forget(Revocations.Item revoked)
    {
        var (account, session) = (revoked.AccountId?.ToString(), revoked.SessionId?.ToString());
        Forget(caller => caller.Session == session || caller.Actor.Id.Value == account);
    }

    /// <summary>Forgets a session that may just have changed its own rights.</summary>
    internal void Forget(string session) => Forget(caller => caller.Session == session);

    private void Forget(Func<Caller, bool> which)
    {
        foreach (var (hash, seen) in known)
            if (seen.Caller is { } caller && which(caller)) known.TryRemove(hash, out _);
        // What was asked before is answered to those who asked, and is not remembered.
        Interlocked.Exchange(ref forgottenAt, time.GetTimestamp());
        asking.Clear();
    }

    // One question for all who ask at the same time.
    private Task<Caller?> Ask(string hash)
    {
        var question = new Lazy<Task<Caller?>>(() => AskIdentity(hash));
        var asked = asking.GetOrAdd(hash, question);
        if (asked == question) _ = asked.Value.ContinueWith((_, _) => asking.TryRemove(KeyValuePair.Create(hash, question)), null, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return asked.Value;
    }

    private async Task<Caller?> AskIdentity(string hash)
    {
        while (true)
        {
            var askedAt = time.GetTimestamp();
            try
            {
                return Remember(hash, await identity.Introspect(hash, CancellationToken.None), askedAt);
            }
            catch (IdentityAwayException) when (MayWait())
            {
                await Task.Delay(Between, time);
            }
        }
    }

    private Caller? Remember(string hash, Caller? caller, long askedAt)
    {
        Interlocked.Exchange(ref awaySince, 0);
        if (known.Count >= Limit) known.Clear();
        // The same object as before, so that internal tokens minted for it stay in use.
        if (caller is not null && known.TryGetValue(hash, out var before) && before.Caller is { } same && same.IsAs(caller)) caller = same;
        if (Interlocked.Read(ref forgottenAt) < askedAt) known[hash] = new(caller, askedAt);
        return caller;
    }

    /// <summary>Whether Identity went away only a moment ago.</summary>
    private bool MayWait()
    {
        var now = time.GetTimestamp();
        var since = Interlocked.CompareExchange(ref awaySince, now, 0);
        return time.GetElapsedTime(since == 0 ? now : since, now) < settings.Patience;
    }

    private sealed record Known(Caller? Caller, long AskedAt);
}
