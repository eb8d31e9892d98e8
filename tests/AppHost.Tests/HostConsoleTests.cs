using Bkmo.AppHost.Local.Engine;
using Bkmo.Testing;

namespace Bkmo.AppHost.Tests;

public sealed class HostConsoleTests
{
    [Theory]
    [InlineData("2026-11-22 05:20:08.661 UTC [30097] FATAL:  the database system is starting up", false)]
    [InlineData("2026-11-22 05:20:08.661 UTC [30097] LOG:  database system is ready to accept connections", false)]
    [InlineData("2026-11-22 05:20:08.661 UTC [30097] FATAL:  could not write lock file: No space left on device", true)]
    [InlineData("2026-11-22 05:20:08.661 UTC [30097] ERROR:  invalid page in block 0", true)]
    public void A_server_s_alarms_are_shown_and_that_it_is_starting_is_none(string line, bool shown)
    {
        var output = new StringWriter();
        using var console = new HostConsole(output, TestFolder.New("console"));
        console.ServerLine("postgres", line);
        Assert.Equal(shown, output.ToString().Contains(line, StringComparison.Ordinal));
    }
}
