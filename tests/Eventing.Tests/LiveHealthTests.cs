using Bkmo.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bkmo.Eventing.Tests;

public sealed class LiveHealthTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task Listeners_who_hear_nothing_new_show_as_degraded_until_they_do()
    {
        var broken = true;
        var messages = new Publications();
        messages.Add<Shelf>((_, stored) => broken ? throw new InvalidOperationException("no message for this") : new LiveMessage(stored.StreamId, "book", new { }));
        using var live = new LiveLog(messages, fixture.Store);
        using var reader = new LiveReader(live, fixture.Tail, fixture.Store, fixture.Wake, TimeProvider.System, NullLogger<LiveReader>.Instance);
        await reader.StartAsync(CancellationToken.None);
        await fixture.Append(Guid.CreateVersion7(), 0, new BookPlaced("unheard"));
        await Eventually.True(() => live.Silence is not null);
        Assert.Equal(HealthStatus.Healthy, await Health(live, TimeProvider.System));
        Assert.Equal(HealthStatus.Degraded, await Health(live, new Later()));

        broken = false;
        await Eventually.True(() => live.Silence is null);
        Assert.Equal(HealthStatus.Healthy, await Health(live, new Later()));
        await reader.StopAsync(CancellationToken.None);
    }

    private static async Task<HealthStatus> Health(LiveLog live, TimeProvider time) => (await new LiveHealth(live, time).CheckHealthAsync(new())).Status;

    private sealed class Later : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddSeconds(15);
    }
}
