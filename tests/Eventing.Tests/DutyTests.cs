using Bkmo.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bkmo.Eventing.Tests;

/// <summary>What time asks for is done by one process at a time, again and again, and visibly when it fails.</summary>
public sealed class DutyTests(StoreFixture fixture) : IClassFixture<StoreFixture>, IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly SettableTime clock = new(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));
    private readonly List<(DutyRunner Runner, NodeSession Session, ServiceProvider Services)> processes = [];
    private readonly Guid lamp = Guid.CreateVersion7();
    private readonly Faulty fault = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var (runner, _, services) in processes)
        {
            await runner.StopAsync(None);
            runner.Dispose();
            await services.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_duty_is_done_at_once_and_again_when_its_time_has_come()
    {
        await Run(TimeSpan.FromHours(1));
        await Eventually.True(async () => await Watts() == 1);
        clock.Advance(TimeSpan.FromMinutes(61));
        await Eventually.True(async () => await Watts() == 2);
    }

    [Fact]
    public async Task A_call_has_it_done_before_its_time_and_waits_for_the_round()
    {
        var status = await Run(TimeSpan.FromDays(1));
        await new Duties(Named(status)).Call("light");
        var before = await Watts();
        await new Duties(Named(status)).Call("light");
        Assert.Equal(before + 1, await Watts());
    }

    [Fact]
    public async Task One_refusal_does_not_keep_the_others_waiting_and_is_told_at_the_end()
    {
        var done = new List<int>();
        var refusal = await Assert.ThrowsAsync<DutyRefusedException>(() => Decider.Each([1, 2, 3, 4], item =>
        {
            if (item is 2 or 3) throw new DutyRefusedException($"refused {item}");
            done.Add(item);
            return Task.CompletedTask;
        }));
        Assert.Equal("refused 2", refusal.Message);
        Assert.Equal([1, 4], done);
    }

    [Fact]
    public async Task The_service_itself_is_the_actor()
    {
        await (await Run(TimeSpan.FromDays(1))).Call();
        var stored = await fixture.Store.Load(lamp, 0, None);
        Assert.Equal("service:shelf", stored[0].Metadata.Actor.Value);
    }

    [Fact]
    public async Task One_process_does_it_and_another_takes_over()
    {
        var first = await Run(TimeSpan.FromDays(1));
        await first.Call();
        var second = await Run(TimeSpan.FromDays(1));
        var waiting = second.Call();
        await first.Call();
        Assert.False(waiting.IsCompleted);
        await processes[0].Runner.StopAsync(None);
        await waiting;
    }

    [Fact]
    public async Task A_failure_shows_in_the_health_without_its_message_and_is_tried_again()
    {
        fault.Broken = true;
        var status = await Run(TimeSpan.FromDays(1));
        await Eventually.True(() => status.Failure is not null);
        Assert.Equal("light failed: InvalidOperationException", (await Health(status)).Description);
        fault.Broken = false;
        await Eventually.True(async () => (await Health(status)).Status == HealthStatus.Healthy);
        Assert.Equal(1, await Watts());
    }

    [Fact]
    public async Task Who_called_a_duty_that_fails_learns_it()
    {
        var status = await Run(TimeSpan.FromDays(1));
        await Eventually.True(async () => await Watts() == 1);
        fault.Refused = true;
        Assert.Equal("shelf-full", (await Assert.ThrowsAsync<DutyRefusedException>(status.Call)).Message);
    }

    [Fact]
    public async Task A_round_that_does_not_end_shows_in_the_health()
    {
        fault.Stuck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var status = await Run(TimeSpan.FromDays(1));
        await Eventually.True(() => status.UnderWayFor(clock) is not null);
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("light has been under way for 61 s", (await Health(status)).Description);
        fault.Stuck.SetResult();
        await Eventually.True(async () => (await Health(status)).Status == HealthStatus.Healthy);
    }

    private async Task<DutyStatus> Run(TimeSpan every)
    {
        var status = new DutyStatus(new DutyDefinition("light", every, typeof(LightLamp)));
        var services = new ServiceCollection().AddSingleton(fixture.NewStreams()).AddSingleton(fault)
            .AddScoped(p => new Decider(p.GetRequiredService<Streams>(), "shelf", clock)).AddScoped(p => new LightLamp(lamp, p.GetRequiredService<Decider>(), fault))
            .BuildServiceProvider();
        var session = await fixture.NewSession();
        var runner = new DutyRunner(status, services.GetRequiredService<IServiceScopeFactory>(), session, clock, NullLogger<DutyRunner>.Instance);
        processes.Add((runner, session, services));
        await runner.StartAsync(None);
        return status;
    }

    private static Dictionary<string, DutyStatus> Named(DutyStatus status) => new(StringComparer.Ordinal) { [status.Name] = status };

    private async Task<int> Watts() => (await fixture.NewStreams().Load<Lamp>(lamp, None)).State.Watts;

    private Task<HealthCheckResult> Health(DutyStatus status) =>
        new DutyHealth(Named(status), new SubscriptionLimits(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(30)), clock).CheckHealthAsync(new HealthCheckContext());

    private sealed class Faulty
    {
        public bool Broken { get; set; }

        public bool Refused { get; set; }

        public TaskCompletionSource? Stuck { get; set; }
    }

    private sealed class LightLamp(Guid lamp, Decider decider, Faulty fault) : IDuty
    {
        public async Task Do(CancellationToken cancellation)
        {
            if (fault.Broken) throw new InvalidOperationException("The text names a person.");
            if (fault.Stuck is { } stuck) await stuck.Task.WaitAsync(cancellation);
            await decider.Decide<Lamp>(
                lamp, state => fault.Refused ? Decision.Reject(new ShelfFull(0)) : Decision.Accept(new LampLit(state.Watts + 1)), cancellation);
        }
    }
}
