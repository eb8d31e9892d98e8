using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Eventing;

/// <summary>What a topic looks like now, made once for all who begin to listen with the same rights: as long as nothing is told of it, and for some seconds at most.</summary>
internal sealed class LiveSnapshots(LiveLog live, EventingBuilder eventing, IServiceScopeFactory scopes, TimeProvider time)
{
    private const int Most = 256;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<(Guid Topic, string Rights), Made> made = new();

    /// <summary>The parts by name, and the position at which they hold: whatever comes after it is told as news, though some of it may be in them already.</summary>
    internal async Task<(long Position, IReadOnlyDictionary<string, object?> Parts)> Of(Guid topic, IReadOnlySet<Guid> topics, IReadOnlySet<string> rights)
    {
        var key = (topic, string.Join(' ', rights.Order(StringComparer.Ordinal)));
        if (!made.TryGetValue(key, out var known) || known.Position < live.LastOf(topics) || time.GetElapsedTime(known.At) > Fresh)
        {
            if (made.Count >= Most) made.Clear();
            var fresh = new Made(live.End, time.GetTimestamp(), new Lazy<Task<IReadOnlyDictionary<string, object?>>>(() => Make(topic, rights)));
            known = made.AddOrUpdate(key, fresh, (_, other) => other.Position >= fresh.Position && other != known ? other : fresh);
        }
        try
        {
            return (known.Position, await known.Parts.Value);
        }
        catch
        {
            made.TryRemove(KeyValuePair.Create(key, known));
            throw;
        }
    }

    private async Task<IReadOnlyDictionary<string, object?>> Make(Guid topic, IReadOnlySet<string> rights)
    {
        await using var scope = scopes.CreateAsyncScope();
        var parts = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var part in eventing.LiveParts)
            parts[part.Name] = await ((ILivePart)scope.ServiceProvider.GetRequiredService(part.Type)).Show(topic, rights, CancellationToken.None);
        return parts;
    }

    private sealed record Made(long Position, long At, Lazy<Task<IReadOnlyDictionary<string, object?>>> Parts);
}
