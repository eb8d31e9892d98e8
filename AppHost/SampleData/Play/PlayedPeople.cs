using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Bkmo.AppHost.Local.Engine;

namespace Bkmo.AppHost.SampleData.Play;

/// <summary>A delegate with an account.</summary>
/// <param name="PersonId">As Membership knows the person.</param>
/// <param name="Name">An invented name.</param>
/// <param name="OrganisationId">Who sends the delegate.</param>
/// <param name="MandateId">The mandate.</param>
/// <param name="Api">Talks to the gateway as the delegate.</param>
internal sealed record PlayedDelegate(string PersonId, string Name, string OrganisationId, string MandateId, PatientClient Api);

/// <summary>The people of the played conference, each with an account of their own.</summary>
internal sealed class PlayedPeople(Uri gateway, PatientClient office, IdentityDoor door, KeptValues secrets, HostConsole console) : IDisposable
{
    private const string PersonsPath = "/api/membership/persons", InvitationsPath = "/api/identity/invitations", PasswordName = "sample-delegates-password";
    private readonly List<HttpClient> clients = [];

    /// <summary>The office.</summary>
    internal PatientClient Office => office;

    /// <summary>A member of the board.</summary>
    internal PatientClient Board { get; private set; } = null!;

    /// <summary>The election officer.</summary>
    internal PatientClient Officer { get; private set; } = null!;

    public void Dispose() => clients.ForEach(client => client.Dispose());

    /// <summary>Board and election officer get their accounts and sign in.</summary>
    internal async Task OfficialsAsync(string conference, CancellationToken cancellation)
    {
        Board = await OfficialAsync("played-board", "board", null, cancellation);
        Officer = await OfficialAsync("played-officer", "election-officer", conference, cancellation);
    }

    /// <summary>A delegate of each member: person, mandate, account by an invitation that names the person.</summary>
    internal async Task<IReadOnlyList<PlayedDelegate>> DelegatesAsync(
        string conference, IReadOnlyList<JsonElement> members, Action<string> say, CancellationToken cancellation)
    {
        await PlayedConference.UntilAsync(async () => await KnowsAsync(conference, cancellation), cancellation);
        var password = secrets.Get(PasswordName, () => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)));
        console.Hide(password);
        var delegates = new List<PlayedDelegate>();
        foreach (var (member, number) in members.Select((member, index) => (member.GetProperty("id").GetString()!, index + 1)))
        {
            delegates.Add(await DelegateAsync(conference, member, number, password, cancellation));
            if (number % 10 == 0) say($"  {number} of {members.Count} delegates");
        }
        return delegates;
    }

    private async Task<bool> IsLinkedAsync(string person, CancellationToken cancellation) =>
        (await office.ReadAsync(person, cancellation)).GetProperty("accountId").ValueKind is JsonValueKind.String;

    private async Task<bool> KnowsAsync(string conference, CancellationToken cancellation)
    {
        try
        {
            await office.ReadAsync($"/api/membership/conferences/{conference}", cancellation);
            return true;
        }
        catch (SampleDataException)
        {
            return false;
        }
    }

    private async Task<PatientClient> OfficialAsync(string name, string role, string? conference, CancellationToken cancellation)
    {
        var email = $"{name}@sample.example";
        var account = new SampleAccount(door, secrets, name, email);
        var token = await account.SignInAsync(
            () => office.CreateAsync(InvitationsPath, new { email, roles = new[] { new { role, scopeId = conference } } }, cancellation), cancellation);
        foreach (var secret in secrets.All) console.Hide(secret);
        return As(token);
    }

    private async Task<PlayedDelegate> DelegateAsync(string conference, string member, int number, string password, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Beispielperson {number}");
        var email = string.Create(CultureInfo.InvariantCulture, $"delegate-{number}@sample.example");
        var person = (await office.CreateAsync(PersonsPath, new { name, organisationId = member }, cancellation)).GetProperty("id").GetString()!;
        var path = $"{PersonsPath}/{person}";
        var mandate = await office.CreateAsync(
            path + "/mandates", new { organisationId = member, function = "delegate", conferenceId = conference, reason = "gespielte Konferenz" }, cancellation);
        var session = await door.OpenSessionAsync(email, password, null, cancellation);
        var invited = session is null;
        if (invited)
        {
            await office.CreateAsync(InvitationsPath, new { email, roles = Array.Empty<object>(), personId = person }, cancellation);
            await door.AcceptAsync(email, password, cancellation);
            session = await door.OpenSessionAsync(email, password, null, cancellation) ?? throw new SampleDataException($"{email} cannot sign in");
        }
        var token = session!.Value.GetProperty("token").GetString()!;
        console.Hide(token);
        var api = As(token);
        var account = (await api.ReadAsync("/api/identity/account", cancellation)).GetProperty("id").GetString()!;
        // An invitation in a person's name links them; an account of an earlier conference is somebody's already.
        if (invited) await PlayedConference.UntilAsync(async () => await IsLinkedAsync(path, cancellation), cancellation);
        else await office.PutAsync(path, path + "/account", new { accountId = account }, cancellation);
        return new(person, name, member, mandate.GetProperty("id").GetString()!, api);
    }

    private PatientClient As(string token)
    {
        var http = new HttpClient { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        clients.Add(http);
        return new PatientClient(http);
    }
}
