using Microsoft.EntityFrameworkCore;

namespace Bkmo.Eventing;

/// <summary>EF Core's view of one read model: one table in the schema of the projection's version.</summary>
internal sealed class ReadModelContext<TProjection, TRow>(DbContextOptions<ReadModelContext<TProjection, TRow>> options) : DbContext(options)
    where TProjection : IProjection<TRow> where TRow : class
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.MapReadModel<TProjection, TRow>();
}

/// <summary>Puts read models into EF Core's models.</summary>
public static class ReadModelMapping
{
    /// <summary>The read model's one table, with columns named as the row's properties. For a context of a service that asks it together with tables of its own.</summary>
    public static void MapReadModel<TProjection, TRow>(this ModelBuilder model) where TProjection : IProjection<TRow> where TRow : class
    {
        ArgumentNullException.ThrowIfNull(model);
        var row = model.Entity<TRow>();
        row.ToTable(TProjection.Name, ReadModelSchema.Of(TProjection.Name, TProjection.Version));
        TProjection.Configure(row);
    }
}

/// <summary>Names of schemas of read models.</summary>
internal static class ReadModelSchema
{
    /// <summary>For instance <c>organisation_directory_v1</c>; also the name of the projection's progress.</summary>
    internal static string Of(string name, int version) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}_v{version}");
}

/// <inheritdoc cref="IReadModel{TRow}" />
internal sealed class ReadModel<TProjection, TRow>(IDbContextFactory<ReadModelContext<TProjection, TRow>> contexts) : IReadModel<TRow>, IAsyncDisposable
    where TProjection : IProjection<TRow> where TRow : class
{
    private ReadModelContext<TProjection, TRow>? context;

    public IQueryable<TRow> Rows => (context ??= contexts.CreateDbContext()).Set<TRow>();

    public ValueTask DisposeAsync() => context?.DisposeAsync() ?? ValueTask.CompletedTask;
}
