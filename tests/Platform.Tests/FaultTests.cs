using System.Text.Json;
using Bkmo.Testing;

namespace Bkmo.Platform.Tests;

public sealed class FaultTests
{
    [Fact]
    public async Task A_service_the_broker_and_the_database_killed_while_the_data_are_loaded_lose_nothing_and_double_nothing()
    {
        var (platform, started) = RunningPlatform.StartDisturbed("--with-sample-data");
        await using var _ = platform;
        await When("10 of 41", () => platform.KillAsync("membership"));
        await When("20 of 41", () => platform.KillAsync("rabbitmq"));
        await When("30 of 41", () => platform.KillAsync("postgres"));
        await started;
        Assert.True(platform.SampleDataLoaded, platform.Output);

        using var office = platform.Office();
        Assert.Equal(41, (await Names(office, "/api/membership/organisations?limit=200")).Count);
        var heard = 0;
        await Eventually.True(async () => (heard = (await Names(office, "/api/conference/organisations?limit=200")).Count) == 41,
            TimeSpan.FromSeconds(60), () => $"{heard} of 41\n{platform.Output}");
        Assert.Equal(7, (await Names(office, "/api/conference/conferences?limit=200")).Count);

        async Task When(string progress, Func<Task> act)
        {
            await Eventually.True(() => started.IsFaulted || platform.Output.Contains(progress, StringComparison.Ordinal), TimeSpan.FromSeconds(90));
            await act();
        }
    }

    /// <summary>The names of a list, after checking that each occurs once.</summary>
    private static async Task<IReadOnlyList<string>> Names(HttpClient office, string path)
    {
        var answer = await office.GetAsync(new Uri(path, UriKind.Relative));
        if (!answer.IsSuccessStatusCode) return [];
        var page = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
        var names = page.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString()!).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        return names;
    }
}
