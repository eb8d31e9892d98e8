using System.Text.Json;

namespace Bkmo.AppHost.SampleData;

/// <summary>One invitation for each role, so that a newcomer can try what each of them may do.</summary>
internal sealed class SampleInvitations(PatientClient api, Func<string, string> invitationFor, string gateway)
{
    private const string Centre = "Beispielberatungsstelle";
    private static readonly string[] Languages = ["de", "en", "tr"];

    /// <summary>Invites one person for each role that people hold; a line for each, with the link.</summary>
    public async Task<IReadOnlyList<string>> InviteAsync(CancellationToken cancellation)
    {
        var scopes = new Dictionary<string, (string Id, string Name)>(StringComparer.Ordinal)
        {
            ["organisation"] = await FirstAsync("/api/membership/organisations?limit=1", "name", cancellation),
            ["conference"] = await NewestConferenceAsync(cancellation),
            ["committee"] = await FirstAsync("/api/advocacy/committees?limit=1", "nameDe", cancellation),
            ["centre"] = await CentreAsync(cancellation),
        };
        var roles = (await api.ReadAsync("/api/identity/permissions", cancellation)).GetProperty("roles").EnumerateArray();
        var lines = new List<string>();
        foreach (var role in roles.Where(role => role.GetProperty("grantedBy").GetArrayLength() > 0))
        {
            var name = role.GetProperty("name").GetString()!;
            var email = $"{name}@sample.example";
            var scope = scopes.TryGetValue(role.GetProperty("scope").GetString()!, out var known) ? known : ((string Id, string Name)?)null;
            if (name is "office") email = "second-" + email;
            await api.CreateAsync("/api/identity/invitations", new { email, roles = new[] { new { role = name, scopeId = scope?.Id } } }, cancellation);
            lines.Add($"  {name,-28} {gateway}/account#invitation={invitationFor(email)}   {email}{(scope is { } place ? $", {place.Name}" : "")}");
        }
        return lines;
    }

    private async Task<(string, string)> FirstAsync(string path, string nameField, CancellationToken cancellation) => Named((await api.ListAsync(path, cancellation))[0], nameField);

    // Its roles count at this one only: one that is over would leave them nothing to try.
    private async Task<(string, string)> NewestConferenceAsync(CancellationToken cancellation) =>
        Named((await api.ListAsync("/api/conference/conferences?limit=200", cancellation)).MaxBy(conference => conference.GetProperty("number").GetInt32()), "name");

    private async Task<(string, string)> CentreAsync(CancellationToken cancellation)
    {
        var there = (await api.ListAsync("/api/counselling/centres?limit=200", cancellation)).Where(centre => centre.GetProperty("name").GetString() is Centre).ToList();
        if (there.Count > 0) return Named(there[0], "name");
        var organisation = await FirstAsync("/api/membership/organisations?membership=voting&status=active&limit=1", "name", cancellation);
        return Named(await api.CreateAsync("/api/counselling/centres", new
        {
            Name = Centre, OrganisationId = organisation.Item1, Place = "Berlin", Postcode = "10115", Languages,
        }, cancellation), "name");
    }

    private static (string, string) Named(JsonElement item, string nameField) => (item.GetProperty("id").GetString()!, item.GetProperty(nameField).GetString()!);
}
