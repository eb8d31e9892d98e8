using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>Plugs event store, read models and broker into a service.</summary>
public static class EventingHosting
{
    /// <summary>Adds event store, read models, publisher and consumers. Reads <c>ConnectionStrings:{service}-db</c> and <c>ConnectionStrings:rabbitmq</c>.</summary>
    /// <exception cref="SetupException">A connection string is missing or is none.</exception>
    public static IHostApplicationBuilder AddEventing(this IHostApplicationBuilder builder, string service, Action<EventingBuilder> configure)
    {
        var eventing = new EventingBuilder(service);
        configure(eventing);
        var services = builder.Services;
        services.AddSingleton(eventing);
        services.AddStore(DatabaseString(builder.Configuration, service + "-db"), eventing);
        services.AddReadModels(eventing);
        services.AddSubscriptions(eventing);
        services.AddDuties(eventing);
        if (eventing.LiveMessages.Any) services.AddLive(eventing);
        if (NeedsBroker(eventing)) services.AddBroker(BrokerAddress(builder.Configuration).OriginalString, eventing.Consumers);
        services.AddHttpContextAccessor();
        services.AddScoped(p => new Commands(
            p.GetRequiredService<Streams>(), p.GetRequiredService<AnswerSql>(), p.GetRequiredService<IHttpContextAccessor>(), p.GetRequiredService<TimeProvider>(),
            eventing.Service));
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: ["ready"])
            .AddCheck<SubscriptionHealth>("subscriptions", tags: ["ready"])
            .AddCheck<DutyHealth>("duties", tags: ["ready"])
            .AddCheck<FillingHealth>("read-models", tags: ["ready"])
            .AddCheck<ConsumerHealth>("consumers", tags: ["ready"])
            .AddCheck<ArchiveHealth>("archive", tags: ["ready"]);
        return builder;
    }

    /// <summary>For a service that keeps rows beside its events: Entity Framework on the same database and the same connections.</summary>
    public static DbContextOptionsBuilder UseServiceDatabase(this DbContextOptionsBuilder options, IServiceProvider services) =>
        options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>());

    private static bool NeedsBroker(EventingBuilder eventing) => eventing.Publications.Any || eventing.Consumers.Count > 0;

    private static string ConnectionString(IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) ?? throw new SetupException($"The connection string '{name}' is missing: set ConnectionStrings__{name}.");

    private static string DatabaseString(IConfiguration configuration, string name)
    {
        var text = ConnectionString(configuration, name);
        try
        {
            return new NpgsqlConnectionStringBuilder(text).ConnectionString;
        }
        catch (ArgumentException)
        {
            throw new SetupException($"The connection string '{name}' cannot be read: set ConnectionStrings__{name} to Host=…;Database=…;Username=…;Password=….");
        }
    }

    private static Uri BrokerAddress(IConfiguration configuration) => Uri.TryCreate(ConnectionString(configuration, "rabbitmq"), UriKind.Absolute, out var address)
        ? address
        : throw new SetupException("The connection string 'rabbitmq' cannot be read: set ConnectionStrings__rabbitmq to amqp://user:password@host:port/.");

    private static void AddStore(this IServiceCollection services, string connectionString, EventingBuilder eventing)
    {
        services.AddSingleton(_ => Database.Open(connectionString));
        services.AddSingleton(new EventTypes(eventing.Events));
        services.AddSingleton<IEventStore, PostgresEventStore>();
        services.AddSingleton<SnapshotSql>();
        services.AddSingleton(p => new Boxes(p.GetRequiredService<NpgsqlDataSource>(), MasterKey.From(p.GetRequiredService<IConfiguration>())));
        services.AddSingleton<LogTail>();
        services.AddSingleton<AnswerSql>();
        services.AddSingleton<KeysInFlight>();
        services.AddSingleton<Wake>();
        services.AddSingleton(p => new Streams(p.GetRequiredService<IEventStore>(), p.GetRequiredService<SnapshotSql>(), p.GetRequiredService<Wake>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<Boxes>()));
        services.AddSingleton(p => new Effects(p.GetRequiredService<IServiceScopeFactory>(), eventing.Service, p.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(new AuditChain("eventing"));
        services.AddSingleton<AuditLog>();
        services.AddSingleton<IAuditTrail>(p => p.GetRequiredService<AuditLog>());
        services.AddSingleton<WaitingMessages>();
        services.AddSingleton<ConsumerFailures>();
        services.AddSingleton(p => new KeyRing(
            p.GetRequiredService<NpgsqlDataSource>(), MasterKey.From(p.GetRequiredService<IConfiguration>()), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IKeyRing>(p => p.GetRequiredService<KeyRing>());
        services.AddSingleton<ISealedFiles, SealedFiles>();
        services.AddSingleton(p => new Migrator(
            p.GetRequiredService<NpgsqlDataSource>(), eventing.Projections, p, p.GetRequiredService<ILogger<Migrator>>()));
    }

    private static void AddReadModels(this IServiceCollection services, EventingBuilder eventing)
    {
        foreach (var projection in eventing.Projections)
        {
            services.AddSingleton(projection);
            projection.AddTo(services);
        }
        services.AddSingleton<ReadModelProgress>();
        services.AddSingleton<FillingHealth>();
    }

    private static void AddSubscriptions(this IServiceCollection services, EventingBuilder eventing)
    {
        var statuses = eventing.Projections.Select(p => p.Schema).Append(PublisherSubscriber.ProgressName)
            .ToDictionary(n => n, n => new SubscriptionStatus(n), StringComparer.Ordinal);
        if (!eventing.Publications.Any) statuses.Remove(PublisherSubscriber.ProgressName);
        services.AddSingleton<IReadOnlyDictionary<string, SubscriptionStatus>>(statuses);
        services.AddSingleton(p => SubscriptionLimits.From(p.GetRequiredService<IConfiguration>()));
        services.AddSingleton<LagWatch>();
        services.AddHostedService(p => p.GetRequiredService<LagWatch>());
        services.AddSingleton(eventing.Publications);
        services.AddSingleton<NodeSession>();
        services.AddHostedService(p => p.GetRequiredService<NodeSession>());
        services.AddHostedService<NodeSignals>();
        services.AddHostedService<Housekeeping>();
        foreach (var projection in eventing.Projections) services.AddRunner(p => projection.Subscriber(p), statuses[projection.Schema]);
        if (eventing.Publications.Any)
            services.AddRunner(
                p => new PublisherSubscriber(
                    eventing.Publications, p.GetRequiredService<IEventStore>(), p.GetRequiredService<IBus>(), p.GetRequiredService<Confirmations>(),
                    p.GetRequiredService<NpgsqlDataSource>()),
                statuses[PublisherSubscriber.ProgressName]);
    }

    private static void AddLive(this IServiceCollection services, EventingBuilder eventing)
    {
        services.AddSingleton(p => new LiveLog(eventing.LiveMessages, p.GetRequiredService<IEventStore>()));
        services.AddSingleton<LiveSnapshots>();
        services.AddHostedService<LiveReader>();
        services.AddHealthChecks().AddCheck<LiveHealth>("live", tags: ["ready"]);
        foreach (var part in eventing.LiveParts) services.AddScoped(part.Type);
    }

    private static void AddRunner(this IServiceCollection services, Func<IServiceProvider, ISubscriber> subscriber, SubscriptionStatus status) =>
        services.AddSingleton<IHostedService>(p => new SubscriptionRunner(
            subscriber(p), status, p.GetRequiredService<NpgsqlDataSource>(), p.GetRequiredService<NodeSession>(), p.GetRequiredService<LogTail>(), p.GetRequiredService<IEventStore>(),
            p.GetRequiredService<Wake>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<SubscriptionRunner>>()));

    /// <summary>
    /// Runs the service, or the operator's command in <paramref name="args"/> instead: <c>migrate</c> (creates or upgrades the schemas, then ends),
    /// <c>rebuild NAME</c> (fills a read model anew), <c>replay QUEUE</c> (tries messages again that were set aside), <c>republish POSITION</c>
    /// (publishes again what came after it), <c>verify-audit</c> (says whether the audit is as it was written), <c>archive STREAM</c> or <c>unarchive STREAM</c>. Returns the exit code.
    /// </summary>
    public static Task<int> RunServiceAsync(this WebApplication app, string[] args) => OperatorCommands.Run(app, args);
}
