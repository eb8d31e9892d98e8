using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Bkmo.Faults.Proxy;
using Bkmo.Testing;

namespace Bkmo.Faults.Tests;

/// <summary>The proxy before a server that sends back what it gets.</summary>
public sealed class ProxyTests : IAsyncDisposable
{
    private readonly TcpListener echo = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly TcpProxy proxy;
    private long echoed;

    public ProxyTests()
    {
        echo.Start();
        _ = Task.Run(Serve);
        proxy = new TcpProxy(() => ((IPEndPoint)echo.LocalEndpoint).Port);
    }

    public async ValueTask DisposeAsync()
    {
        await proxy.DisposeAsync();
        await ending.CancelAsync();
        echo.Dispose();
        ending.Dispose();
    }

    [Fact]
    public async Task Undisturbed_it_carries_everything_both_ways()
    {
        using var client = await Connect();
        Assert.Equal(100_000, await Exchange(client, 100_000));
    }

    [Fact]
    public async Task Latency_holds_each_direction_up()
    {
        proxy.Disturbance = new Disturbance(Latency: TimeSpan.FromMilliseconds(60));
        using var client = await Connect();
        var clock = Stopwatch.StartNew();
        await Exchange(client, 10);
        Assert.True(clock.Elapsed >= TimeSpan.FromMilliseconds(115), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public async Task A_narrow_line_takes_its_time()
    {
        proxy.Disturbance = new Disturbance(BytesPerSecond: 10_000);
        using var client = await Connect();
        var clock = Stopwatch.StartNew();
        await Exchange(client, 2_000);
        Assert.True(clock.Elapsed >= TimeSpan.FromMilliseconds(350), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public async Task A_black_hole_swallows_until_it_is_taken_away_and_loses_nothing()
    {
        using var client = await Connect();
        await Exchange(client, 10);
        proxy.Disturbance = new Disturbance(BlackHole: true);
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await client.SendAsync(new byte[10]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await client.ReceiveAsync(new byte[10], impatient.Token));
        proxy.Disturbance = Disturbance.None;
        Assert.Equal(10, await client.ReceiveAsync(new byte[10]));
    }

    [Fact]
    public async Task A_reset_breaks_open_connections_and_lets_new_ones_through()
    {
        using var client = await Connect();
        await Exchange(client, 10);
        Assert.Equal(1, proxy.Reset());
        var broken = await Assert.ThrowsAsync<SocketException>(async () => await client.ReceiveAsync(new byte[10]));
        Assert.Equal(SocketError.ConnectionReset, broken.SocketErrorCode);
        using var next = await Connect();
        Assert.Equal(10, await Exchange(next, 10));
    }

    [Fact]
    public async Task A_cut_lets_so_many_bytes_through_and_resets_in_the_middle()
    {
        proxy.Disturbance = new Disturbance(CutAfter: 7);
        using var client = await Connect();
        await client.SendAsync(new byte[10]);
        await Eventually.True(() => Interlocked.Read(ref echoed) == 7);
        await Assert.ThrowsAsync<SocketException>(async () =>
        {
            while (await client.ReceiveAsync(new byte[10]) > 0) await client.SendAsync(new byte[1]);
        });
    }

    private async Task<Socket> Connect()
    {
        var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(IPAddress.Loopback, proxy.Port);
        return client;
    }

    private static async Task<int> Exchange(Socket client, int bytes)
    {
        var sending = Task.Run(async () =>
        {
            for (ReadOnlyMemory<byte> left = new byte[bytes]; !left.IsEmpty;) left = left[await client.SendAsync(left)..];
        });
        var received = 0;
        while (received < bytes) received += await client.ReceiveAsync(new byte[4_096]);
        await sending;
        return received;
    }

    private async Task Serve()
    {
        while (true)
        {
            var connection = await echo.AcceptSocketAsync(ending.Token);
            _ = Task.Run(async () =>
            {
                var buffer = new byte[4_096];
                for (int read; (read = await connection.ReceiveAsync(buffer)) > 0;)
                {
                    Interlocked.Add(ref echoed, read);
                    await connection.SendAsync(buffer.AsMemory(0, read));
                }
            });
        }
    }
}
