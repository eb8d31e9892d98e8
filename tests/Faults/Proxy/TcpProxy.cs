using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Bkmo.Faults.Proxy;

/// <summary>Stands between a client and a server and disturbs the line as told, at run time. Listens on a loopback port of its own.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<int> target;
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentDictionary<ProxiedLine, byte> lines = new();
    private readonly Task accepting;
    private volatile Disturbance disturbance = Disturbance.None;

    /// <param name="target">The server's port on loopback, asked for with each connection.</param>
    internal TcpProxy(Func<int> target)
    {
        this.target = target;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = Accept();
    }

    /// <summary>Where clients connect.</summary>
    internal int Port { get; }

    /// <summary>How many connections are open.</summary>
    internal int Open => lines.Count;

    /// <summary>What is done to every connection, open or new, from now on.</summary>
    internal Disturbance Disturbance
    {
        get => disturbance;
        set => disturbance = value;
    }

    /// <summary>Resets all open connections on both sides (RST instead of an orderly end). New ones are let through.</summary>
    internal int Reset()
    {
        var open = lines.Keys.ToList();
        foreach (var line in open) line.Reset();
        return open.Count;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        Reset();
        await accepting;
        ending.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Serve(await listener.AcceptSocketAsync(ending.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The proxy ends.
        }
    }

    private async Task Serve(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        var line = new ProxiedLine(client, server, () => disturbance);
        lines.TryAdd(line, 0);
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, target(), ending.Token);
            await line.Carry(ending.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            line.Reset();
        }
        finally
        {
            lines.TryRemove(line, out _);
            client.Dispose();
        }
    }
}
