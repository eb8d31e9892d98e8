using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>A listed projection, with its types hidden from the parts that treat all projections alike.</summary>
internal abstract class ProjectionDefinition(string name, int version, Type row)
{
    internal string Name { get; } = name;

    internal string Schema { get; } = ReadModelSchema.Of(name, version);

    internal Type Row { get; } = row;

    internal abstract void AddTo(IServiceCollection services);

    internal abstract ISubscriber Subscriber(IServiceProvider services, string? schema = null);

    /// <summary>SQL that creates schema, table and indexes.</summary>
    internal abstract string CreateScript(IServiceProvider services);
}

internal sealed class ProjectionDefinition<TProjection, TRow>() : ProjectionDefinition(TProjection.Name, TProjection.Version, typeof(TRow))
    where TProjection : IProjection<TRow> where TRow : class
{
    internal override void AddTo(IServiceCollection services)
    {
        services.AddPooledDbContextFactory<ReadModelContext<TProjection, TRow>>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            // What fails is thrown as well, and told in one line by whoever catches it; these would add stacks and statements.
            .ConfigureWarnings(events => events.Ignore(CoreEventId.QueryIterationFailed, RelationalEventId.CommandError, RelationalEventId.ConnectionError)));
        services.AddScoped<IReadModel<TRow>, ReadModel<TProjection, TRow>>();
    }

    internal override ISubscriber Subscriber(IServiceProvider services, string? schema = null) =>
        new ProjectionSubscriber<TProjection, TRow>(services.GetRequiredService<NpgsqlDataSource>(), Contexts(services), schema);

    internal override string CreateScript(IServiceProvider services)
    {
        using var context = Contexts(services).CreateDbContext();
        return context.Database.GenerateCreateScript();
    }

    private static IDbContextFactory<ReadModelContext<TProjection, TRow>> Contexts(IServiceProvider services) =>
        services.GetRequiredService<IDbContextFactory<ReadModelContext<TProjection, TRow>>>();
}
