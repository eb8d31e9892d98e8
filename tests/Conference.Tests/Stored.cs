using Bkmo.Eventing;

namespace Bkmo.Conference.Tests;

/// <summary>Events as a projection gets them.</summary>
internal static class Stored
{
    internal static StoredEvent[] In(Guid stream, string type, params IEvent[] events) =>
        [.. events.Select((e, i) => new StoredEvent(Some.Id(i + 1000), stream, type, i + 1, i + 1, e, Some.Now, new(Some.Office, null, null, null)))];

    /// <summary>The rows that the events fold to, by key.</summary>
    internal static Dictionary<Guid, TRow> Rows<TProjection, TRow>(params IEnumerable<StoredEvent> events) where TProjection : IProjection<TRow> where TRow : class
    {
        var rows = new Dictionary<Guid, TRow>();
        foreach (var stored in events)
            if (TProjection.KeyOf(stored) is { } key && TProjection.Evolve(rows.GetValueOrDefault(key), stored) is { } row) rows[key] = row;
        return rows;
    }
}
