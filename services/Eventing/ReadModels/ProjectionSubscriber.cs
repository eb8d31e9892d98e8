using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>
/// Folds a page of events into a read model: loads the touched rows in one query, folds in memory, writes them back in one batch that also moves the
/// progress. Rows and progress commit together or not at all.
/// </summary>
internal sealed class ProjectionSubscriber<TProjection, TRow> : ISubscriber where TProjection : IProjection<TRow> where TRow : class
{
    private readonly NpgsqlDataSource database;
    private readonly IDbContextFactory<ReadModelContext<TProjection, TRow>> contexts;
    private readonly RowTable<TRow> table;

    internal ProjectionSubscriber(NpgsqlDataSource database, IDbContextFactory<ReadModelContext<TProjection, TRow>> contexts, string? schema = null)
    {
        (this.database, this.contexts) = (database, contexts);
        Name = schema ?? ReadModelSchema.Of(TProjection.Name, TProjection.Version);
        using var context = contexts.CreateDbContext();
        table = new RowTable<TRow>(context.Model.FindEntityType(typeof(TRow))!, Name);
    }

    public string Name { get; }

    public int PageSize => 1_000;

    public async Task Handle(LogSlice slice, CancellationToken cancellation)
    {
        var touched = Touched(slice.Events);
        var before = touched.Count == 0 ? [] : await Load([.. touched.Select(t => t.Key).Distinct()], cancellation);
        var after = Fold(before, touched);
        await Write(slice, before, after, cancellation);
    }

    private static List<(Guid Key, StoredEvent Event)> Touched(IReadOnlyList<StoredEvent> events)
    {
        var touched = new List<(Guid, StoredEvent)>();
        foreach (var stored in events)
            if (TProjection.KeyOf(stored) is { } key) touched.Add((key, stored));
        return touched;
    }

    private async Task<Dictionary<Guid, TRow>> Load(Guid[] keys, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<TRow>().FromSqlRaw(table.SelectByKeys, keys).ToDictionaryAsync(table.KeyOf, cancellation);
    }

    private static Dictionary<Guid, TRow?> Fold(Dictionary<Guid, TRow> before, List<(Guid Key, StoredEvent Event)> touched)
    {
        var after = new Dictionary<Guid, TRow?>();
        foreach (var (key, stored) in touched)
        {
            var row = after.TryGetValue(key, out var folded) ? folded : before.GetValueOrDefault(key);
            try
            {
                after[key] = TProjection.Evolve(row, stored);
            }
            catch (Exception e)
            {
                throw new EventFailedException(stored, e);
            }
        }
        return after;
    }

    private async Task Write(LogSlice slice, Dictionary<Guid, TRow> before, Dictionary<Guid, TRow?> after, CancellationToken cancellation)
    {
        var changed = after.Where(r => r.Value is not null && !r.Value.Equals(before.GetValueOrDefault(r.Key))).Select(r => r.Value!).ToList();
        var gone = after.Where(r => r.Value is null && before.ContainsKey(r.Key)).Select(r => r.Key).ToArray();
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Progress.Advance(Name, slice));
        if (changed.Count > 0) batch.BatchCommands.Add(table.Upsert(changed));
        if (gone.Length > 0) batch.BatchCommands.Add(table.Delete(gone));
        await batch.ExecuteNonQueryAsync(cancellation);
    }
}
