using Bkmo.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Bkmo.Eventing.Tests;

/// <summary>Who leads a subscription among the processes of a service.</summary>
public sealed class NodeSessionTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task One_process_leads_until_it_gives_up()
    {
        var (first, second) = (await fixture.NewSession(), await fixture.NewSession());
        var leads = first.Want("once");
        await leads.Given;
        using var next = second.Want("once");
        using var another = second.Want("another");
        await another.Given; // By now the second process has asked for both.
        Assert.False(next.IsHeld);

        leads.Dispose();

        await next.Given.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.True(next.IsHeld);
    }

    [Fact]
    public async Task The_next_process_leads_when_the_leader_ends()
    {
        var first = await fixture.NewSession();
        await first.Want("ended").Given;
        using var next = (await fixture.NewSession()).Want("ended");
        Assert.False(next.IsHeld);

        await first.StopAsync(CancellationToken.None);

        await next.Given.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Who_loses_the_connection_no_longer_leads_and_can_ask_again()
    {
        var session = await fixture.NewSession();
        using var leads = session.Want("cut");
        await leads.Given;

        await fixture.Scalar<bool>("select bool_or(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())");

        await Eventually.True(() => !leads.IsHeld);
        using var again = session.Want("cut");
        await again.Given.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Who_cannot_reach_the_database_is_told_so()
    {
        await using var nowhere = Database.Open("Host=127.0.0.1;Port=1;Username=a;Password=a;Database=a");
        using var session = new NodeSession(nowhere, fixture.Wake, TimeProvider.System, NullLogger<NodeSession>.Instance);
        await session.StartAsync(CancellationToken.None);
        using var leadership = session.Want("nowhere");

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => leadership.Given.WaitAsync(TimeSpan.FromSeconds(10)));
        await session.StopAsync(CancellationToken.None);
    }
}
