using System.Diagnostics.Metrics;
using Bkmo.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bkmo.Eventing.Tests;

/// <summary>How far subscriptions are behind, and whether their readers live.</summary>
public sealed class LagTests : IClassFixture<StoreFixture>, IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly SubscriptionLimits Limits = new(Late: TimeSpan.FromSeconds(60), Dead: TimeSpan.FromMilliseconds(300));
    private readonly StoreFixture fixture;
    private readonly Dictionary<string, SubscriptionStatus> statuses = new() { ["slow"] = new("slow"), ["publisher"] = new("publisher") };
    private readonly List<SubscriptionRunner> runners = [];
    private ServiceProvider services = null!;
    private LagWatch watch = null!;

    public LagTests(StoreFixture fixture) => this.fixture = fixture;

    private IMeterFactory Meters => services.GetRequiredService<IMeterFactory>();

    public async Task InitializeAsync()
    {
        services = new ServiceCollection().AddMetrics().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(fixture.Database).AddSingleton(Limits)
            .AddSingleton<IReadOnlyDictionary<string, SubscriptionStatus>>(statuses).AddSingleton<LagWatch>().BuildServiceProvider();
        watch = services.GetRequiredService<LagWatch>();
        await fixture.Scalar<object>("truncate events.mt_events, events.mt_streams; truncate eventing.progress; select 1");
    }

    public async Task DisposeAsync()
    {
        foreach (var runner in runners) await runner.StopAsync(None);
        await services.DisposeAsync();
    }

    [Fact]
    public async Task The_lag_is_counted_in_events_and_in_the_age_of_the_oldest_one_missed()
    {
        await fixture.Append(Guid.CreateVersion7(), 0, new BookPlaced("a"), new BookPlaced("b"), new BookPlaced("c"));
        var head = await fixture.Store.Head(None);
        await fixture.Scalar<object>($"""
            update events.mt_events set timestamp = now() - case seq_id when {head - 2} then interval '2 hours' when {head - 1} then interval '90 seconds' else interval '0' end;
            insert into eventing.progress (name, position) values ('slow', {head - 2}), ('publisher', {head}); select 1
            """);

        await watch.Look(None);

        var (events, seconds) = (Gauges.Read(Meters, "bkmo.subscription.lag"), Gauges.Read(Meters, "bkmo.subscription.lag_time"));
        Assert.Equal((2, 0), (events["slow"], events["publisher"]));
        Assert.InRange(seconds["slow"], 90, 120);
        Assert.Equal(0, seconds["publisher"]);
    }

    [Fact]
    public async Task A_subscription_that_never_began_is_behind_by_the_whole_log()
    {
        await fixture.Append(Guid.CreateVersion7(), 0, new BookPlaced("a"));
        await watch.Look(None);
        Assert.Equal(await fixture.Store.Head(None), watch.Lags["slow"].Events);
    }

    [Fact]
    public async Task A_late_subscription_degrades_the_health_until_it_has_caught_up()
    {
        await fixture.Append(Guid.CreateVersion7(), 0, new BookPlaced("a"));
        await fixture.Scalar<object>("update events.mt_events set timestamp = now() - interval '61 seconds'; insert into eventing.progress (name, position) select 'publisher', max(seq_id) from events.mt_events; select 1");
        await watch.Look(None);
        Assert.Matches("^slow is late: [0-9]+ events behind, the oldest since 6[1-9] s$", (await Health()).Description);

        await fixture.Scalar<object>("insert into eventing.progress (name, position) select 'slow', max(seq_id) from events.mt_events; select 1");
        await watch.Look(None);
        Assert.Equal(HealthStatus.Healthy, (await Health()).Status);
    }

    [Fact]
    public async Task A_reader_that_does_not_come_round_is_dead_until_it_does()
    {
        var subscriber = new StuckSubscriber(fixture);
        await Run(subscriber);
        await fixture.Append(Guid.CreateVersion7(), 0, new BookPlaced("a"));
        fixture.Wake.Up();
        await Eventually.True(async () => (await Health()).Description?.StartsWith("slow is dead: no sign of its reader for", StringComparison.Ordinal) == true);
        subscriber.Release();
        await Eventually.True(async () => (await Health()).Status == HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_reader_whose_loop_has_ended_is_dead()
    {
        await Run(new StuckSubscriber(fixture));
        await Eventually.True(() => statuses["slow"].Position >= 0);
        await runners[0].StopAsync(None);
        Assert.Equal("slow is dead: its reader has ended", (await Health()).Description);
    }

    [Fact]
    public async Task A_reader_that_waits_while_another_process_leads_is_not_dead()
    {
        using var leader = (await fixture.NewSession()).Want("slow");
        await leader.Given;
        await Run(new StuckSubscriber(fixture));
        await Eventually.True(async () => await fixture.Scalar<long>("select count(*) from pg_stat_activity where datname = current_database() and query like '%pg_try_advisory_lock%' and pid <> pg_backend_pid()") > 1);
        Assert.Null(statuses["slow"].SilentFor(TimeProvider.System));
        Assert.Equal(HealthStatus.Healthy, (await Health()).Status);
    }

    private async Task Run(ISubscriber subscriber)
    {
        var runner = new SubscriptionRunner(subscriber, statuses["slow"], fixture.Database, await fixture.NewSession(), fixture.Tail, fixture.Store, fixture.Wake, TimeProvider.System, NullLogger<SubscriptionRunner>.Instance);
        runners.Add(runner);
        await runner.StartAsync(None);
    }

    private Task<HealthCheckResult> Health() => new SubscriptionHealth(statuses, watch, Limits, TimeProvider.System).CheckHealthAsync(new HealthCheckContext());

    /// <summary>Takes effect of nothing until it is released.</summary>
    private sealed class StuckSubscriber(StoreFixture fixture) : ISubscriber
    {
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "slow";

        public int PageSize => 10;

        public void Release() => released.SetResult();

        public async Task<long> Handle(LogSlice slice, bool more, CancellationToken cancellation)
        {
            await released.Task.WaitAsync(cancellation);
            await using var batch = fixture.Database.CreateBatch();
            batch.BatchCommands.Add(Progress.Advance(Name, slice));
            await batch.ExecuteNonQueryAsync(cancellation);
            return slice.To;
        }
    }
}

public sealed class DeadReaderTests(ShelfService service) : IClassFixture<ShelfService>
{
    [Fact]
    public async Task A_service_whose_reader_died_says_so_and_keeps_taking_commands()
    {
        foreach (var runner in service.Services.GetServices<IHostedService>().OfType<SubscriptionRunner>()) await runner.StopAsync(CancellationToken.None);
        var health = await service.Office.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.True(health.IsSuccessStatusCode);
        var subscriptions = (await health.JsonAsync()).GetProperty("checks").GetProperty("subscriptions");
        Assert.Equal("degraded", subscriptions.GetProperty("status").GetString());
        Assert.Equal("shelf_list_v1 is dead: its reader has ended; publisher is dead: its reader has ended", subscriptions.GetProperty("description").GetString());
        Assert.True((await service.Office.SendAsync(HttpMethod.Post, "/shelves", new { title = "a" })).IsSuccessStatusCode);
    }
}
