using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Bkmo.Gateway.Tests;

public sealed class SlowRequestTests(Platform platform) : IClassFixture<Platform>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    // Headers have ten seconds, a body 240 bytes a second after five.
    [Theory]
    [InlineData("GET /api/membership/organisations HTTP/1.1\r\nHost: localhost\r\nX-", "a")]
    [InlineData("POST /api/identity/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{", " ")]
    public async Task Whoever_dribbles_is_hung_up_on_and_nobody_else_waits(string beginning, string drop)
    {
        using var dribbler = new TcpClient();
        await dribbler.ConnectAsync(platform.Public.Host, platform.Public.Port);
        await dribbler.GetStream().WriteAsync(Encoding.ASCII.GetBytes(beginning));
        var (ended, clock) = (HungUp(dribbler), Stopwatch.StartNew());
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (!ended.IsCompleted && clock.Elapsed < Patience)
        {
            if (!await Drop(dribbler, drop)) break;
            Assert.Equal(HttpStatusCode.OK, (await platform.Office.GetAsync(new Uri("/api/membership/organisations", UriKind.Relative))).StatusCode);
            await pace.WaitForNextTickAsync();
        }

        await ended.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(3), Patience);
    }

    private static async Task<bool> Drop(TcpClient client, string drop)
    {
        try
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(drop));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Ends when the other side has closed the connection, with an answer or without.</summary>
    private static async Task HungUp(TcpClient client)
    {
        var buffer = new byte[4096];
        try
        {
            while (await client.GetStream().ReadAsync(buffer) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Reset, which is an end as well.
        }
    }
}
