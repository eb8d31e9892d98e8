using Bkmo.Eventing;
using Bkmo.ServiceDefaults;

namespace Bkmo.Testing;

/// <summary>Events as a store gives them to projections and publishers.</summary>
public static class Stored
{
    /// <summary>When they were recorded.</summary>
    public static DateTimeOffset At { get; } = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    /// <summary>An event at this version of its stream, and at the same position of the log.</summary>
    public static StoredEvent Event(Guid stream, string type, long version, IEvent data) =>
        new(new Guid((int)version, 2, 3, new byte[8]), stream, type, version, version, data, At, new EventMetadata(new UserId("account-office"), null, null, null));

    /// <summary>A history of one stream from its first version on.</summary>
    public static StoredEvent[] Stream(Guid stream, string type, params IEvent[] events) => [.. events.Select((data, i) => Event(stream, type, i + 1, data))];

    /// <summary>The rows that the events fold to, by key.</summary>
    public static Dictionary<Guid, TRow> Rows<TProjection, TRow>(params IEnumerable<StoredEvent> events) where TProjection : IProjection<TRow> where TRow : class
    {
        var rows = new Dictionary<Guid, TRow>();
        foreach (var stored in events)
        {
            if (TProjection.KeyOf(stored) is not { } key) continue;
            if (TProjection.Evolve(rows.GetValueOrDefault(key), stored) is { } row) rows[key] = row;
            else rows.Remove(key);
        }
        return rows;
    }

    /// <summary>The one row that a stream's history folds to, which has the stream's id as its key.</summary>
    public static TRow Row<TProjection, TRow>(Guid stream, string type, params IEvent[] events) where TProjection : IProjection<TRow> where TRow : class
    {
        var (key, row) = Assert.Single(Rows<TProjection, TRow>(Stream(stream, type, events)));
        Assert.Equal(stream, key);
        return row;
    }
}
