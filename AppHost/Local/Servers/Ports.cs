using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Bkmo.AppHost.Local.Servers;

/// <summary>Ports on the loopback address.</summary>
internal static class Ports
{
    /// <summary>A port that nobody listens on, chosen by the kernel.</summary>
    public static int Free()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Whether a server could listen on the port now.</summary>
    public static bool IsFree(int port) =>
        !IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == port);
}
