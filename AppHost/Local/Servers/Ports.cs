using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Bkmo.AppHost.Local.Servers;

/// <summary>Ports on the loopback address.</summary>
internal static class Ports
{
    // Below the range that the kernel takes for outgoing connections, so that a restarted server finds its port free again.
    private const int Lowest = 20_000, Highest = 32_000;

    /// <summary>A port that nobody listens on and that is not among those <paramref name="promised"/> to others who have not started yet.</summary>
    public static int Free(IReadOnlySet<int>? promised = null)
    {
        for (var attempt = 0; attempt < 1_000; attempt++)
            if (RandomNumberGenerator.GetInt32(Lowest, Highest) is var port && promised?.Contains(port) != true && IsFree(port)) return port;
        throw new PrerequisiteException($"no free port between {Lowest} and {Highest} on 127.0.0.1; end some of the servers that run on this machine");
    }

    /// <summary>Whether a server could listen on the port now.</summary>
    public static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
