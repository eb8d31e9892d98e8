using Bkmo.Contracts.Counselling.V1;
using Bkmo.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;

namespace Bkmo.Eventing.Tests;

/// <summary>A bus that only publishes, as Membership's, before a broker of its own.</summary>
public sealed class BusTests
{
    [Fact]
    public async Task The_archive_is_there_before_anything_is_published()
    {
        var broker = await RabbitMq.ConnectionStringAsync();
        await using var service = await Start(broker);
        await Eventually.True(() => HasArchive(broker));
    }

    [Fact]
    public async Task A_bus_that_has_just_started_publishes_again_after_the_broker_was_killed()
    {
        await using var rabbit = await PrivateRabbitMq.StartNewAsync();
        await using (var first = await Start(rabbit.ConnectionString)) await Publish(first);
        for (var round = 0; round < 2; round++)
        {
            await using var service = await Start(rabbit.ConnectionString);
            using var ending = new CancellationTokenSource();
            var confirmed = 0;
            var publishing = Parallel.ForAsync(0, 8, async (_, _) =>
            {
                while (!ending.IsCancellationRequested)
                    if (await Publish(service)) Interlocked.Increment(ref confirmed);
            });
            await rabbit.KillAsync();
            await rabbit.StartAsync();
            var before = confirmed;
            await Eventually.True(() => confirmed > before + 20, TimeSpan.FromSeconds(60));
            await ending.CancelAsync();
            await publishing;
        }
    }

    private static async Task<ServiceProvider> Start(string broker)
    {
        var provider = Services(broker).BuildServiceProvider();
        await provider.GetRequiredService<IBusControl>().StartAsync();
        return provider;
    }

    internal static IServiceCollection Services(string broker)
    {
        var services = new ServiceCollection().AddLogging().AddMetrics().AddSingleton<ConsumerFailures>().AddSingleton<WaitingMessages>();
        services.AddSingleton<IHostApplicationLifetime, NoLifetime>();
        services.AddBroker(broker, []);
        return services;
    }

    /// <summary>Whether the broker confirmed in time.</summary>
    private static async Task<bool> Publish(IServiceProvider service)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(8));
        try
        {
            var about = Guid.CreateVersion7();
            await service.GetRequiredService<IBus>().Publish(new CentreOpened(about, 1, DateTimeOffset.UnixEpoch, "Beratung", about, "Bautzen", []), deadline.Token);
            return true;
        }
        catch (Exception e) when (e is OperationCanceledException || Faults.IsPassing(e) || e is ObjectDisposedException)
        {
            return false;
        }
    }

    private static async Task<bool> HasArchive(string broker)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            await channel.QueueDeclarePassiveAsync(BrokerSetup.ArchiveQueue);
            return true;
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            return false;
        }
    }

    private sealed class NoLifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => default;

        public CancellationToken ApplicationStopping => default;

        public CancellationToken ApplicationStopped => default;

        public void StopApplication()
        {
        }
    }
}
