using Bkmo.AppHost.Local.Processes;
using Bkmo.AppHost.Local.Servers;

namespace Bkmo.Testing;

/// <summary>A RabbitMQ node that one test owns and may stop, kill and start again on the same port, with its queues kept.</summary>
public sealed class PrivateRabbitMq : IAsyncDisposable
{
    private const int VirtualHosts = 32;
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(90);
    private readonly ServerLog log = new();
    private readonly RabbitMqServer server;
    private int handedOut;

    private PrivateRabbitMq(int virtualHosts) => server = new RabbitMqServer(
        new RabbitMqSettings("test", TestFolder.New("rabbitmq"), Ports.Free(), Ports.Free(), Ports.Free(), "test",
            Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)),
            [.. Enumerable.Range(0, virtualHosts).Select(number => $"v{number}")]), log.Add);

    /// <summary>Starts a new node.</summary>
    public static Task<PrivateRabbitMq> StartNewAsync() => StartNewAsync(virtualHosts: 2);

    /// <summary>The address of a virtual host that nobody else was given.</summary>
    public string FreshVirtualHost()
    {
        var number = Interlocked.Increment(ref handedOut) - 1;
        if (number >= VirtualHosts) throw new InvalidOperationException($"All {VirtualHosts} virtual hosts of this test process are handed out.");
        return server.ConnectionString($"v{number}");
    }

    /// <summary>The address of the node's first virtual host.</summary>
    public string ConnectionString => server.ConnectionString("v0");

    /// <summary>Starts the node again after <see cref="StopAsync"/> or <see cref="KillAsync"/> and waits until it answers.</summary>
    public async Task StartAsync()
    {
        var process = await server.StartAsync();
        await Wait.UntilAsync(async cancellation => process.Exited.IsCompleted
            ? throw new InvalidOperationException($"RabbitMQ ended:{Environment.NewLine}{log}")
            : await server.ReadyAsync(cancellation), StartDeadline, "RabbitMQ's start", CancellationToken.None);
    }

    /// <summary>Stops it in an orderly way.</summary>
    public Task StopAsync() => server.StopAsync();

    /// <summary>
    /// Kills it (-9) and waits until it is gone. First it lets a second pass: RabbitMQ 3.10 saves the register of its quorum queues only every half second, and a queue
    /// declared within that time before a kill never gets a leader again.
    /// </summary>
    public async Task KillAsync()
    {
        await Task.Delay(TimeSpan.FromSeconds(1));
        server.Process?.Send(Signal.Kill);
        await server.StopAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await StopAsync();

    internal static Task<PrivateRabbitMq> StartSharedAsync() => StartNewAsync(VirtualHosts);

    private static async Task<PrivateRabbitMq> StartNewAsync(int virtualHosts)
    {
        await TestServers.InstallAsync(postgres: false, rabbitMq: true);
        var rabbitMq = new PrivateRabbitMq(virtualHosts);
        await rabbitMq.server.InitialiseAsync(CancellationToken.None);
        await rabbitMq.StartAsync();
        return rabbitMq;
    }
}
