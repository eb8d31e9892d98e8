using System.Text.Json;

namespace Bkmo.AppHost.SampleData;

/// <summary>
/// Loads the federation's published facts through the public API, as a person of the office would. What is there already, by name, is left alone, so that loading again
/// adds nothing; every creation carries a key that follows from its content, so that nothing is made twice when an answer is lost.
/// </summary>
internal sealed class SampleDataLoader(PatientClient api, Action<string> say)
{
    private const string OrganisationsPath = "/api/membership/organisations", ConferencesPath = "/api/conference/conferences", TextsPath = "/api/advocacy/texts",
        AlliancesPath = "/api/advocacy/alliances", LocalPath = "/api/advocacy/local-committees";

    /// <summary>Loads, reads back and tells what is there.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        var data = await FederationData.ReadAsync(cancellation);
        var organisations = await OrganisationsAsync(data, cancellation);
        await ConferencesAsync(data, cancellation);
        await AdvocacyAsync(data, organisations, cancellation);
        await new SampleDataReport(api, say).TellAsync(data, cancellation);
    }

    private async Task<Dictionary<string, string>> OrganisationsAsync(FederationData data, CancellationToken cancellation)
    {
        var there = await ByNameAsync($"{OrganisationsPath}?limit=200", "name", cancellation);
        var byShortName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (organisation, number) in data.Organisations.Select((o, i) => (o, i + 1)))
        {
            var known = there.TryGetValue(organisation.Name, out var existing);
            if (!known)
                existing = await api.CreateAsync(OrganisationsPath,
                    new { organisation.Name, organisation.ShortName, organisation.Kind, organisation.FederalState, MembershipKind = "voting" }, cancellation);
            var id = existing.GetProperty("id").GetString()!;
            if (!known || IsApplicant(existing)) await AdmitAsync(id, cancellation);
            if (organisation.ShortName is not null) byShortName[organisation.ShortName] = id;
            if (number % 10 == 0) say($"  {number} of {data.Organisations.Count} organisations");
        }
        return byShortName;
    }

    private static bool IsApplicant(JsonElement organisation) =>
        organisation.TryGetProperty("memberships", out var memberships)
        && memberships.EnumerateArray().Any(m => m.GetProperty("kind").GetString() is "voting" && m.GetProperty("status").GetString() is "applied");

    private async Task AdmitAsync(string id, CancellationToken cancellation)
    {
        var membership = $"{OrganisationsPath}/{id}/memberships/voting";
        if ((await api.ReadAsync(membership, cancellation)).GetProperty("status").GetString() is "applied")
            await api.ChangeAsync(membership, membership + "/decision", new { Admit = true }, cancellation);
    }

    private async Task ConferencesAsync(FederationData data, CancellationToken cancellation)
    {
        say("  conferences and committees");
        var there = await ByNameAsync($"{ConferencesPath}?limit=200", "name", cancellation);
        foreach (var c in data.Conferences)
        {
            if (!there.TryGetValue(c.Name, out var conference))
                conference = await api.CreateAsync(ConferencesPath,
                    new { c.Number, c.Name, c.StartsOn, c.EndsOn, c.Year, c.Season, c.MottoDe, c.ParticipantsApprox, Held = true }, cancellation);
            var path = $"{ConferencesPath}/{conference.GetProperty("id").GetString()}";
            var formed = data.Committees.Where(committee => string.Equals(committee.FormedAt, c.Name, StringComparison.Ordinal)).ToList();
            if (formed.Count == 0) continue;
            var known = (await api.ReadAsync(path, cancellation)).GetProperty("committees").EnumerateArray()
                .Select(k => k.GetProperty("nameDe").GetString()).ToHashSet(StringComparer.Ordinal);
            foreach (var committee in formed.Where(committee => !known.Contains(committee.NameDe)))
                await api.CreateAsync(path + "/committees", new { committee.NameDe, committee.NameEn, Members = Array.Empty<string>() }, cancellation);
        }
    }

    private async Task AdvocacyAsync(FederationData data, Dictionary<string, string> organisations, CancellationToken cancellation)
    {
        say("  positions, alliances, local committees");
        await EachMissingAsync(TextsPath, "titleDe", data.Positions, p => p.TitleDe, p => new { p.Kind, p.TitleDe }, cancellation);
        await EachMissingAsync(AlliancesPath, "name", data.Alliances, a => a.Name, a => new
        {
            a.Name, a.ShortName, a.Programme,
            Members = (a.Members ?? []).Select(name => new { Name = name, OrganisationId = organisations.GetValueOrDefault(name) }),
        }, cancellation);
        await EachMissingAsync(LocalPath, "name", data.LocalCoordinationCommittees, l => l.Name,
            l => new { l.Name, l.District, FoundedOn = l.FoundingMeeting, l.AimsDe, l.AgendaDe }, cancellation);
    }

    private async Task EachMissingAsync<T>(string path, string nameField, IReadOnlyList<T> wanted, Func<T, string> nameOf, Func<T, object> body, CancellationToken cancellation)
    {
        var there = await ByNameAsync($"{path}?limit=200", nameField, cancellation);
        foreach (var item in wanted)
            if (!there.ContainsKey(nameOf(item))) await api.CreateAsync(path, body(item), cancellation);
    }

    private async Task<Dictionary<string, JsonElement>> ByNameAsync(string path, string nameField, CancellationToken cancellation)
    {
        var found = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var item in await api.ListAsync(path, cancellation)) found[item.GetProperty(nameField).GetString()!] = item;
        return found;
    }
}
