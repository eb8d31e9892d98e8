using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>
/// Folds pages of events into a read model: loads the touched rows in one query, folds in memory, writes them back in one batch that also moves the progress.
/// Rows and progress commit together or not at all. While it catches up, rows stay in memory over several pages, the more the longer it takes, and each is written
/// once: a short catch-up can be broken off without losing much, a long one does not write a row for every event.
/// </summary>
internal sealed class ProjectionSubscriber<TProjection, TRow> : ISubscriber where TProjection : IProjection<TRow> where TRow : class
{
    private const int RowsInMemory = 60_000;
    private const int FewUnwritten = 10_000;
    private const int MostUnwritten = 200_000;
    private const int WritingSeconds = 120;

    private readonly NpgsqlDataSource database;
    private readonly IDbContextFactory<ReadModelContext<TProjection, TRow>> contexts;
    private readonly RowTable<TRow> table;
    private Pages pages = new(-1);
    private int unwritten = FewUnwritten;

    internal ProjectionSubscriber(NpgsqlDataSource database, IDbContextFactory<ReadModelContext<TProjection, TRow>> contexts, string? schema = null)
    {
        (this.database, this.contexts) = (database, contexts);
        Name = schema ?? ReadModelSchema.Of(TProjection.Name, TProjection.Version);
        using var context = contexts.CreateDbContext();
        table = new RowTable<TRow>(context.Model.FindEntityType(typeof(TRow))!, Name);
    }

    public string Name { get; }

    public int PageSize => 1_000;

    public async Task<long> Handle(LogSlice slice, bool more, CancellationToken cancellation)
    {
        var begun = pages.To == slice.From ? pages : new Pages(slice.From);
        pages = new Pages(-1); // What fails on the way begins anew.
        var touched = Touched(slice.Events);
        await Load(begun, touched, cancellation);
        Fold(begun, touched);
        begun.To = slice.To;
        begun.Events += slice.Events.Count;
        if (more && begun.Rows.Count < RowsInMemory && begun.Events < unwritten)
        {
            pages = begun;
            return begun.From;
        }
        await FailPoints.At(FailPoints.ProjectionCommitting);
        if (begun.To > begun.From) await Write(begun, cancellation);
        await FailPoints.At(FailPoints.ProjectionCommitted);
        unwritten = more ? Math.Min(unwritten * 2, MostUnwritten) : FewUnwritten;
        return slice.To;
    }

    private static List<(Guid Key, StoredEvent Event)> Touched(IReadOnlyList<StoredEvent> events)
    {
        var touched = new List<(Guid, StoredEvent)>(events.Count);
        foreach (var stored in events)
            if (TProjection.KeyOf(stored) is { } key) touched.Add((key, stored));
        return touched;
    }

    private async Task Load(Pages pages, List<(Guid Key, StoredEvent Event)> touched, CancellationToken cancellation)
    {
        var missing = new HashSet<Guid>();
        foreach (var (key, _) in touched)
            if (!pages.Rows.ContainsKey(key)) missing.Add(key);
        if (missing.Count == 0) return;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await foreach (var row in context.Set<TRow>().FromSqlRaw(table.SelectByKeys, (object)missing.ToArray()).AsAsyncEnumerable().WithCancellation(cancellation))
            pages.Rows[table.KeyOf(row)] = (row, row);
        foreach (var key in missing) pages.Rows.TryAdd(key, default);
    }

    private static void Fold(Pages pages, List<(Guid Key, StoredEvent Event)> touched)
    {
        foreach (var (key, stored) in touched)
        {
            var row = pages.Rows[key];
            try
            {
                pages.Rows[key] = (row.Stored, TProjection.Evolve(row.After, stored));
            }
            catch (Exception e)
            {
                throw new EventFailedException(stored, e);
            }
        }
    }

    private async Task Write(Pages pages, CancellationToken cancellation)
    {
        var changed = pages.Rows.Values.Where(r => r.After is not null && !r.After.Equals(r.Stored)).Select(r => r.After!).ToList();
        var gone = pages.Rows.Where(r => r.Value is { After: null, Stored: not null }).Select(r => r.Key).ToArray();
        await using var batch = database.CreateBatch();
        batch.Timeout = WritingSeconds;
        batch.BatchCommands.Add(Progress.Advance(Name, new LogSlice(pages.From, pages.To, [])));
        if (changed.Count > 0) batch.BatchCommands.Add(table.Upsert(changed));
        if (gone.Length > 0) batch.BatchCommands.Add(table.Delete(gone));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Pages that follow each other, folded and not yet written.</summary>
    private sealed class Pages(long from)
    {
        internal Dictionary<Guid, (TRow? Stored, TRow? After)> Rows { get; } = [];

        internal long From { get; } = from;

        internal long To { get; set; } = from;

        internal int Events { get; set; }
    }
}
