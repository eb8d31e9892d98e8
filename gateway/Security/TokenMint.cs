using System.Collections.Concurrent;

namespace Bkmo.Gateway;

/// <summary>Vouches for a caller towards a service. A token is used for up to 20 of its 60 seconds, so that signing is not on every request's path.</summary>
internal sealed class TokenMint(SigningKeys keys, TimeProvider time)
{
    private const int Limit = 10_000;
    private static readonly TimeSpan Reuse = TimeSpan.FromSeconds(20);
    private readonly ConcurrentDictionary<(string Subject, string? Session, string Service), Minted> minted = new();

    /// <summary>The value of the <c>Authorization</c> header.</summary>
    internal string Header(Actor actor, string? session, string service, DateTimeOffset? authenticatedAt = null)
    {
        var key = (actor.Id.Value, session, service);
        if (minted.TryGetValue(key, out var known) && ReferenceEquals(known.Actor, actor) && time.GetElapsedTime(known.At) < Reuse) return known.Header;
        if (minted.Count >= Limit) minted.Clear();
        var fresh = new Minted("Bearer " + keys.Current.Sign(actor, service, time.GetUtcNow(), session, authenticatedAt), actor, time.GetTimestamp());
        minted[key] = fresh;
        return fresh.Header;
    }

    // The actor is compared by reference: whoever authenticates hands out a new one when rights change.
    private sealed record Minted(string Header, Actor Actor, long At);
}
