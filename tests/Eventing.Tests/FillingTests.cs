using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bkmo.Eventing.Tests;

/// <summary>A service is not ready while a new version of a read model is being filled.</summary>
public sealed class FillingTests(StoreFixture store) : IClassFixture<StoreFixture>
{
    private readonly ProjectionDefinition shelves = new ProjectionDefinition<ShelfList, ShelfRow>();
    private readonly SubscriptionStatus status = new("shelf_list_v1");

    [Fact]
    public async Task Readiness_waits_for_the_end_of_the_log_as_it_was_at_the_start_and_for_no_more()
    {
        await Forget();
        await store.Append(Guid.CreateVersion7(), 0, new BookPlaced("one"), new BookPlaced("two"), new BookPlaced("three"));
        var head = await store.Store.Head(CancellationToken.None);
        var health = Started();
        Assert.Equal((HealthStatus.Unhealthy, $"shelf_list_v1 is being filled: 0 of {head}"), await Asked(health));

        await store.Append(Guid.CreateVersion7(), 0, new BookPlaced("four"));
        await Reach(head - 1);
        Assert.Equal((HealthStatus.Unhealthy, $"shelf_list_v1 is being filled: {head - 1} of {head}"), await Asked(health));
        await Reach(head);
        Assert.Equal((HealthStatus.Healthy, null), await Asked(health));

        await Forget();
        Assert.Equal((HealthStatus.Healthy, null), await Asked(health));
    }

    [Fact]
    public async Task A_read_model_that_stands_does_not_keep_commands_out()
    {
        await Forget();
        await store.Append(Guid.CreateVersion7(), 0, new BookPlaced("one"));
        var health = Started();
        status.Failed("event 1 (BookPlaced): InvalidOperationException");
        Assert.Equal((HealthStatus.Healthy, null), await Asked(health));
        status.Works();
        Assert.Equal(HealthStatus.Unhealthy, (await Asked(health)).Status);
    }

    private FillingHealth Started() =>
        new(store.Database, store.Store, [shelves], new Dictionary<string, SubscriptionStatus>(StringComparer.Ordinal) { [status.Name] = status });

    private static async Task<(HealthStatus Status, string? Description)> Asked(FillingHealth health)
    {
        var result = await health.CheckHealthAsync(new HealthCheckContext());
        return (result.Status, result.Description);
    }

    private Task Reach(long position) => Execute(
        $"insert into eventing.progress (name, position) values ('shelf_list_v1', {position}) on conflict (name) do update set position = excluded.position");

    private Task Forget() => Execute("delete from eventing.progress");

    private async Task Execute(string sql)
    {
        await using var command = store.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
