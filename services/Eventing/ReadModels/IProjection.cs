using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Eventing;

/// <summary>
/// A read model as a pure fold over rows. The runner loads the touched rows of a page of events in one query, folds in memory and writes them
/// back in one batch together with its progress.
/// </summary>
/// <typeparam name="TRow">The row: an immutable record (<c>init</c> properties) that EF Core maps; queried with LINQ through <see cref="IReadModel{TRow}"/>.</typeparam>
public interface IProjection<TRow> where TRow : class
{
    /// <summary>Name, snake case: <c>organisation_directory</c>. Table's name and, with the version, the schema's (<c>organisation_directory_v1</c>).</summary>
    static abstract string Name { get; }

    /// <summary>Raise it when the row or the fold changes: the new version is filled by replay beside the old one.</summary>
    static abstract int Version { get; }

    /// <summary>Key (one <see cref="Guid"/> column), column types and indexes. Table and schema are set by Eventing.</summary>
    static abstract void Configure(EntityTypeBuilder<TRow> row);

    /// <summary>The key of the row that the event touches; null when it touches none.</summary>
    static abstract Guid? KeyOf(StoredEvent stored);

    /// <summary>The row after the event; null deletes it. No clock, no randomness, no I/O.</summary>
    static abstract TRow? Evolve(TRow? row, StoredEvent stored);
}

/// <summary>The query side of a read model.</summary>
public interface IReadModel<out TRow> where TRow : class
{
    /// <summary>The rows, not tracked. As of the projection's progress: a request that must see its own writes sends <c>Min-Position</c>.</summary>
    IQueryable<TRow> Rows { get; }
}
