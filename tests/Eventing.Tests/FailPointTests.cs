using Bkmo.Testing;

namespace Bkmo.Eventing.Tests;

public sealed class FailPointTests
{
    private readonly string folder = TestFolder.New("fail-points");

    private void Arm(string name, string order) => File.WriteAllText(Path.Combine(folder, name), order);

    private ValueTask Pass(string service = "shelf") => FailPoints.Act(folder, service, FailPoints.PublisherConfirmed);

    [Fact]
    public async Task A_point_that_is_not_armed_lets_the_process_pass() => await Pass();

    [Fact]
    public async Task An_armed_point_acts_once_for_one_of_those_who_pass()
    {
        Arm("publisher.confirmed", "throw");
        var passed = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await Task.Yield();
            try
            {
                await Pass();
                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }));
        Assert.Equal(1, passed.Count(p => !p));
        await Pass();
    }

    [Fact]
    public async Task A_point_armed_for_one_service_leaves_the_others_alone()
    {
        Arm("shelf.publisher.confirmed", "throw");
        await Pass("lamp");
        await Assert.ThrowsAsync<IOException>(async () => await Pass());
    }

    [Fact]
    public async Task A_point_told_to_pause_holds_the_process_as_long()
    {
        Arm("publisher.confirmed", "pause 0.3");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await Pass();
        Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(0.29), $"It was held {clock.Elapsed}.");
    }
}
