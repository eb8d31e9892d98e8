using System.Text.Json;

namespace Bkmo.AppHost.SampleData;

/// <summary>Reads back through the public API what of the sample data is there.</summary>
internal sealed class SampleDataReport(PatientClient api, Action<string> say)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until committees have come over from Conference to Advocacy, then tells the numbers.</summary>
    public async Task TellAsync(FederationData data, CancellationToken cancellation)
    {
        var conference = data.Committees[0].FormedAt;
        var committees = await CommitteesAsync(conference, data.Committees.Count, cancellation);
        var members = await api.ListAsync("/api/membership/organisations?membership=voting&status=active&limit=200", cancellation);
        var conferences = await api.ListAsync("/api/conference/conferences?limit=200", cancellation);
        var texts = await api.ListAsync("/api/advocacy/texts?limit=200", cancellation);
        var alliances = await api.ListAsync("/api/advocacy/alliances?limit=200", cancellation);
        var local = await api.ListAsync("/api/advocacy/local-committees?limit=200", cancellation);
        say("Read back through the public API:");
        say($"  {Count(members.Count, "voting member")}");
        say($"  {Count(conferences.Count, "conference")}");
        say($"  {Count(committees, "committee")} formed at {conference}");
        say($"  {Count(texts.Count, "position")}");
        say($"  {Alliances(alliances)}");
        say($"  {Count(local.Count, "local committee")}");
    }

    private async Task<int> CommitteesAsync(string conference, int expected, CancellationToken cancellation)
    {
        while (true)
        {
            var committees = await api.ListAsync("/api/advocacy/committees?limit=200", cancellation);
            var formed = committees.Count(c => string.Equals(c.GetProperty("formedAt").GetString(), conference, StringComparison.Ordinal));
            if (formed >= expected) return formed;
            await Task.Delay(Pause, cancellation);
        }
    }

    private static string Alliances(IReadOnlyList<JsonElement> alliances)
    {
        var named = alliances.Where(a => a.GetProperty("members").GetInt32() > 0).ToList();
        var members = named.Sum(a => a.GetProperty("members").GetInt32());
        var others = alliances.Count - named.Count;
        return $"{Count(named.Count, "alliance")} with {Count(members, "member")}" + (others == 0 ? "" : $" ({Count(others, "further alliance")} without named members)");
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
