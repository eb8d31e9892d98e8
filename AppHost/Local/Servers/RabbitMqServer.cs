using System.Net.Sockets;
using Bkmo.AppHost.Local.Processes;

namespace Bkmo.AppHost.Local.Servers;

/// <summary>What a private RabbitMQ node is made of.</summary>
/// <param name="Name">Name of the resource and first part of the node's name.</param>
/// <param name="Folder">Absolute path of its folder.</param>
/// <param name="Port">Port for AMQP on 127.0.0.1.</param>
/// <param name="DistributionPort">Port of the node for its own tools, on 127.0.0.1.</param>
/// <param name="EpmdPort">Port of the node's own name service.</param>
/// <param name="User">The only user; there is no guest.</param>
/// <param name="Password">Its password.</param>
/// <param name="VirtualHosts">Virtual hosts, made at the first start.</param>
internal sealed record RabbitMqSettings(
    string Name, string Folder, int Port, int DistributionPort, int EpmdPort, string User, string Password, IReadOnlyList<string> VirtualHosts);

/// <summary>
/// A private RabbitMQ node with a name service (epmd) of its own, so that nothing outlives it and no node of the machine is touched. No plugins, loopback only.
/// </summary>
internal sealed class RabbitMqServer(RabbitMqSettings settings, Action<string> output)
{
    private readonly ServerAccount? account = ServerAccount.For("rabbitmq");
    private readonly string everReady = Path.Combine(settings.Folder, "ready");
    private ChildProcess? epmd;
    private bool ready;

    /// <summary>The node's process, while it runs.</summary>
    public ChildProcess? Process { get; private set; }

    /// <summary>The processes of the node and its name service.</summary>
    public IEnumerable<ChildProcess> Processes => new[] { epmd, Process }.OfType<ChildProcess>();

    /// <summary>Address with credentials.</summary>
    public string ConnectionString(string virtualHost = "/") =>
        $"amqp://{settings.User}:{settings.Password}@127.0.0.1:{settings.Port}/{(virtualHost is "/" ? "" : Uri.EscapeDataString(virtualHost))}";

    /// <summary>Makes the folder and writes the node's settings.</summary>
    public async Task InitialiseAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(settings.Folder);
        // A first start that was interrupted leaves half a database, which never held a message and would keep the node from starting.
        if (!File.Exists(everReady) && Directory.Exists(RabbitMqFiles.DataOf(settings))) Directory.Delete(RabbitMqFiles.DataOf(settings), recursive: true);
        foreach (var (file, text) in RabbitMqFiles.Of(settings))
        {
            var path = Path.Combine(settings.Folder, file);
            await File.WriteAllTextAsync(path, "", cancellation);
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            await File.WriteAllTextAsync(path, text, cancellation);
            account?.Own(path);
        }
        account?.Own(settings.Folder);
    }

    /// <summary>Starts the node; <see cref="ReadyAsync"/> tells when it answers.</summary>
    public async Task<ChildProcess> StartAsync()
    {
        if (epmd is null || epmd.Exited.IsCompleted)
            epmd = await ChildProcess.StartAsync(
                Spec(settings.Name + "-names", ServerBinaries.Epmd() ?? throw Missing(), ["-address", "127.0.0.1", "-port", $"{settings.EpmdPort}"]));
        ready = false;
        return Process = await ChildProcess.StartAsync(Spec(settings.Name, ServerBinaries.RabbitMq() ?? throw Missing(), []));
    }

    /// <summary>Whether the node takes connections, which it does once everything else is up. A greeting would make it log a broken connection each time.</summary>
    public async Task<bool> ReadyAsync(CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", settings.Port, deadline.Token);
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
        ready = true;
        if (!File.Exists(everReady)) await File.WriteAllTextAsync(everReady, "", cancellation);
        return true;
    }

    /// <summary>Stops the node in an orderly way, then its name service.</summary>
    public async Task StopAsync()
    {
        // While it starts, the node does not listen to signals.
        if (Process is not null) await Process.StopAsync(Signal.Terminate, TimeSpan.FromSeconds(ready ? 20 : 2));
        if (epmd is not null) await epmd.StopAsync(Signal.Terminate, TimeSpan.FromSeconds(2));
    }

    private ProcessSpec Spec(string name, string program, IReadOnlyList<string> arguments) => new(name, program, arguments)
    {
        Folder = settings.Folder,
        Account = account,
        Output = output,
        Environment = RabbitMqFiles.Environment(settings),
    };

    private static PrerequisiteException Missing() => new("rabbitmq-server missing; run: sudo apt-get install -y --no-install-recommends rabbitmq-server");
}
