namespace Bkmo.Counselling.Tests;

/// <summary>The circumstances of the specs.</summary>
internal static class At
{
    internal static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    internal static readonly DateOnly Today = new(2026, 3, 2);
    internal static readonly UserId Office = new("account-office");
    internal static readonly Guid Centre = new("0195a000-0000-7000-8000-0000000000c1");
    internal static readonly Guid OtherCentre = new("0195a000-0000-7000-8000-0000000000c2");
    internal static readonly Actor Counsellor = Actor("account-counsellor", Roles.Counsellor, Centre);

    internal static Actor Actor(string id, string role, params Guid[] centres) =>
        new(new UserId(id), new HashSet<string>(StringComparer.Ordinal) { role }, new HashSet<Guid>(), centres.ToHashSet());

    internal static Sealed<T> Sealed<T>(int number) => new(new Guid(number, 0, 0, new byte[8]), $"cipher{number}");

    internal static StoredEvent Stored(Guid streamId, string streamType, long version, IEvent data) =>
        new(new Guid(1, 2, 3, new byte[8]), streamId, streamType, version, version, data, Noon, new EventMetadata(Office, null, null, null));

    internal static TRow? Fold<TProjection, TRow>(Guid streamId, string streamType, params IReadOnlyList<IEvent> events)
        where TProjection : IProjection<TRow> where TRow : class
    {
        TRow? row = null;
        for (var i = 0; i < events.Count; i++)
        {
            var stored = Stored(streamId, streamType, i + 1, events[i]);
            if (TProjection.KeyOf(stored) is not { } key) continue;
            Assert.Equal(streamId, key);
            row = TProjection.Evolve(row, stored);
        }
        return row;
    }
}
