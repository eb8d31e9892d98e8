using System.Net.Sockets;

namespace Bkmo.Faults.Proxy;

/// <summary>One proxied connection, in both directions.</summary>
internal sealed class ProxiedLine(Socket client, Socket server, Func<Disturbance> disturbance)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(10);

    /// <summary>Carries until both sides have ended, or one was reset.</summary>
    internal Task Carry(CancellationToken cancellation) => Task.WhenAll(Carry(client, server, fromClient: true, cancellation), Carry(server, client, fromClient: false, cancellation));

    /// <summary>Ends both sides with RST.</summary>
    internal void Reset()
    {
        foreach (var side in new[] { client, server })
        {
            try
            {
                side.LingerState = new LingerOption(true, 0);
                side.Dispose();
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                // It was gone already.
            }
        }
    }

    private async Task Carry(Socket from, Socket to, bool fromClient, CancellationToken cancellation)
    {
        try
        {
            await Forward(from, to, fromClient, cancellation);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            Reset();
        }
    }

    private async Task Forward(Socket from, Socket to, bool fromClient, CancellationToken cancellation)
    {
        var buffer = new byte[16 * 1024];
        (Disturbance Seen, long Carried) cut = (Disturbance.None, 0);
        while (true)
        {
            var read = await from.ReceiveAsync(buffer, SocketFlags.None, cancellation);
            var now = await Passable(cancellation);
            if (read == 0) break;
            if (!ReferenceEquals(cut.Seen, now)) cut = (now, 0);
            if (now.Latency > TimeSpan.Zero) await Task.Delay(now.Latency, cancellation);
            if (now.BytesPerSecond is { } rate) await Task.Delay(TimeSpan.FromSeconds((double)read / rate), cancellation);
            if (fromClient && now.CutAfter is { } limit && cut.Carried + read > limit)
            {
                await Send(to, buffer.AsMemory(0, (int)(limit - cut.Carried)), cancellation);
                Reset();
                return;
            }
            cut.Carried += read;
            await Send(to, buffer.AsMemory(0, read), cancellation);
        }
        to.Shutdown(SocketShutdown.Send);
    }

    /// <summary>Waits while the line is a black hole.</summary>
    private async Task<Disturbance> Passable(CancellationToken cancellation)
    {
        Disturbance now;
        while ((now = disturbance()).BlackHole) await Task.Delay(LookAgain, cancellation);
        return now;
    }

    private static async Task Send(Socket to, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        while (!bytes.IsEmpty) bytes = bytes[await to.SendAsync(bytes, SocketFlags.None, cancellation)..];
    }
}
