using System.Reflection;
using Bkmo.Contracts;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bkmo.Eventing;

/// <summary>
/// MassTransit over RabbitMQ: one exchange per contract, one quorum queue per consumer, messages of a queue one after the other. What nobody is bound to yet
/// goes to a durable archive queue instead of being dropped; what is told for partners also lies in a queue of its own.
/// </summary>
internal static class BrokerSetup
{
    internal const string ArchiveExchange = "bkmo.unrouted";
    internal const string ArchiveQueue = ArchiveExchange;
    internal const string PartnersQueue = "bkmo.partners";
    private const int MostForPartners = 100_000;

    internal static void AddBroker(this IServiceCollection services, string connectionString, IReadOnlyList<ConsumerDefinition> consumers)
    {
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.ConfigureHealthCheckOptions(options =>
            {
                options.Name = "broker";
                options.MinimalFailureStatus = HealthStatus.Degraded;
                options.Tags.Add("ready");
            });
            bus.AddReceiveObserver(provider => new FailureObserver(provider.GetRequiredService<ConsumerFailures>()));
            bus.UsingRabbitMq((context, rabbit) => Configure(rabbit, context, connectionString, consumers));
        });
        string[] setAside = [.. consumers.SelectMany(c => QueueWatch.SetAsideFrom(c.Queue)), ArchiveQueue];
        services.AddHostedService(p => new QueueWatch(
            new Uri(connectionString), setAside, p.GetRequiredService<WaitingMessages>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<QueueWatch>>()));
        services.AddSingleton<Confirmations>();
        services.AddHostedService(p => new BusWatch(
            new Uri(connectionString), [.. consumers.Select(c => c.Queue)], p.GetRequiredService<Confirmations>(), () => OperatorCommands.StartAgain(p.GetRequiredService<IHostApplicationLifetime>()),
            p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<BusWatch>>()));
        services.AddOptions<MassTransitHostOptions>().Configure(options => options.StopTimeout = TimeSpan.FromSeconds(5));
    }

    private static void Configure(
        IRabbitMqBusFactoryConfigurator rabbit, IBusRegistrationContext context, string connectionString, IReadOnlyList<ConsumerDefinition> consumers)
    {
        rabbit.Host(new Uri(connectionString), host => host.Heartbeat(TimeSpan.FromSeconds(10)));
        rabbit.Publish<IContract>(topology => topology.Exclude = true);
        rabbit.Message<IForPartners>(topology => topology.SetEntityName(PartnersQueue));
        rabbit.Publish<IForPartners>(topology => topology.BindQueue(PartnersQueue, PartnersQueue, queue =>
        {
            queue.SetQueueArgument("x-queue-type", "quorum");
            // All of it is in the publisher's store, and `republish` tells it again.
            queue.SetQueueArgument("x-max-length", MostForPartners);
        }));
        // Exchanges and the archive come into being with the start, not with the first message: a quorum queue that is younger than a second does not
        // survive a kill of RabbitMQ 3.10, and whoever publishes towards it would wait for ever.
        rabbit.DeployPublishTopology = true;
        foreach (var contract in Contracts) ConfigureContract.MakeGenericMethod(contract).Invoke(null, [rabbit]);
        foreach (var consumer in consumers)
            rabbit.ReceiveEndpoint(consumer.Queue, endpoint => Configure(endpoint, context, consumer));
    }

    private static void Configure(IRabbitMqReceiveEndpointConfigurator endpoint, IBusRegistrationContext context, ConsumerDefinition consumer)
    {
        endpoint.SetQuorumQueue();
        endpoint.PrefetchCount = 32;
        endpoint.ConcurrentMessageLimit = 1;
        endpoint.UseMessageRetry(retry => retry.Intervals(100, 500, 2_000));
        foreach (var message in consumer.Messages) message.AddTo(endpoint, context.GetRequiredService<Effects>, consumer.Queue);
    }

    /// <summary>Every contract gets the same exchange arguments at its publisher and at its consumers, whoever comes first.</summary>
    private static IEnumerable<Type> Contracts =>
        typeof(IContract).Assembly.GetExportedTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IContract)));

    private static readonly MethodInfo ConfigureContract =
        typeof(BrokerSetup).GetMethod(nameof(Topology), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static void Topology<TContract>(IRabbitMqBusFactoryConfigurator rabbit) where TContract : class =>
        rabbit.Publish<TContract>(topology =>
        {
            topology.SetExchangeArgument("alternate-exchange", ArchiveExchange);
            topology.BindAlternateExchangeQueue(ArchiveExchange, ArchiveQueue, queue => queue.SetQueueArgument("x-queue-type", "quorum"));
        });
}
