using System.Net;
using System.Net.Sockets;
using Bkmo.AppHost.Local.Engine;
using Bkmo.Testing;

namespace Bkmo.Platform.Tests;

/// <summary>What an operator reads when a program cannot start: one line on standard error that says what to do, and exit code 1.</summary>
public sealed class StartFaultTests
{
    private const string Database = "--ConnectionStrings:membership-db=Host=127.0.0.1;Port=1;Database=d;Username=u;Password=p";
    private const string Broker = "--ConnectionStrings:rabbitmq=amqp://u:p@127.0.0.1:1/";
    private const string Mail = "--Mail:Folder=/nowhere";

    [Fact]
    public async Task The_gateway_says_that_its_address_is_in_use()
    {
        using var taken = Taken(out var port);
        var told = await Refused("gateway/Gateway.csproj", $"--Gateway:DataDirectory={TestFolder.New("gateway")}", $"--Gateway:PublicPort={port}");
        Assert.Equal($"cannot listen on http://127.0.0.1:{port}: the address is in use", told);
    }

    [Fact]
    public async Task A_service_says_that_its_address_is_in_use()
    {
        using var taken = Taken(out var port);
        var told = await Refused(
            "services/Membership/Membership.csproj", $"--urls=http://127.0.0.1:{port}", Database, Broker, Mail, "--services:gateway:internal:0=http://127.0.0.1:1");
        Assert.Equal($"cannot listen on http://127.0.0.1:{port}: the address is in use", told);
    }

    [Theory]
    [InlineData("", Broker, Mail, "The connection string 'membership-db' is missing: set ConnectionStrings__membership-db.")]
    [InlineData("--ConnectionStrings:membership-db=secret", Broker, Mail, "The connection string 'membership-db' cannot be read")]
    [InlineData(Database, "--ConnectionStrings:rabbitmq=secret", Mail, "The connection string 'rabbitmq' cannot be read")]
    [InlineData(Database, Broker, "", "Nowhere to send mails: set Mail__Smtp to a mail server, or Mail__Folder")]
    [InlineData(Database, Broker, "--Mail:Smtp=secret", "Mail__Smtp cannot be read")]
    [InlineData(Database, Broker, Mail, "No way to check internal tokens: set services__gateway__internal__0")]
    public async Task A_service_says_what_it_was_not_told(string database, string broker, string mail, string expected)
    {
        var told = await Refused("services/Membership/Membership.csproj", "--urls=http://127.0.0.1:0", database, broker, mail);
        Assert.StartsWith(expected, told, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gateway_says_that_its_folder_cannot_be_used()
    {
        var told = await Refused("gateway/Gateway.csproj", "--Gateway:DataDirectory=/proc/bkmo", "--Gateway:PublicPort=0");
        Assert.StartsWith("/proc/bkmo/gateway/keys cannot be read or written", told, StringComparison.Ordinal);
    }

    private static TcpListener Taken(out int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return listener;
    }

    private static async Task<string> Refused(string project, params string[] args)
    {
        await using var program = new ProgramProcess(ProjectOutput.Of("../" + project).Assembly, [.. args.Where(arg => arg.Length > 0)]);
        Assert.Equal(1, await program.ExitAsync(TimeSpan.FromSeconds(60)));
        Assert.DoesNotContain(program.Lines, line => line.Contains("   at ", StringComparison.Ordinal) || line.Contains(" crit ", StringComparison.Ordinal));
        return Assert.Single(program.Errors);
    }
}
