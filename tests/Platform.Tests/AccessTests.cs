using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Bkmo.Testing;

namespace Bkmo.Platform.Tests;

/// <summary>Who may do what, walked through the gateway: every address of the description, every role, compared with the published matrix.</summary>
public sealed partial class AccessTests(AccessTests.People people) : IClassFixture<AccessTests.People>
{
    /// <summary>A platform with one signed-in person of each role.</summary>
    public sealed class People : IAsyncLifetime
    {
        public PlatformFixture Platform { get; } = new();

        public IReadOnlyList<Newcomer> All { get; private set; } = [];

        public Newcomer this[string role] => All.Single(person => person.Role == role);

        public async Task InitializeAsync()
        {
            await Platform.InitializeAsync();
            All = await Newcomers.All(Platform.Platform);
        }

        public async Task DisposeAsync()
        {
            foreach (var person in All) person.Client.Dispose();
            await Platform.DisposeAsync();
        }
    }

    private sealed record Row(IReadOnlyList<string> Roles, IReadOnlyList<string> Endpoints, string? Only, bool InOwnScope, IReadOnlyList<string> AtOwnConference);

    [Fact]
    public async Task Every_address_stands_in_the_matrix_and_opens_for_its_roles_and_for_nobody_else()
    {
        var matrix = await Matrix();
        var described = await Described();
        var types = Addresses.ContentTypes(await Document());
        Assert.Equal(described.Order(StringComparer.Ordinal), matrix.Keys.Order(StringComparer.Ordinal));
        Assert.True(people.All.Count >= 16, $"{people.All.Count} people came");

        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(people.All, async (person, _) =>
        {
            foreach (var (endpoint, row) in matrix.Where(entry => entry.Value.Only is not "anyone"))
            {
                var status = await Ask(person.Client, endpoint, types.GetValueOrDefault(endpoint, "application/json"));
                // Asks for the password again; none is given.
                if (endpoint.EndsWith("/confirmation", StringComparison.Ordinal) && status is HttpStatusCode.Unauthorized) continue;
                if (!Fits(row, person.Role, status)) wrong.Add($"{person.Role}: {endpoint} answered {(int)status}");
            }
        });

        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Without_a_session_nothing_opens_but_the_ways_to_get_one()
    {
        using var nobody = new HttpClient { BaseAddress = people.Platform.Platform.Gateway };
        var wrong = new List<string>();
        foreach (var (endpoint, row) in await Matrix())
        {
            var status = await Ask(nobody, endpoint);
            if (status is HttpStatusCode.Unauthorized == row.Only is "anyone" || (int)status >= 500) wrong.Add($"{endpoint} answered {(int)status}");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_counsellor_opens_the_cases_of_the_own_centre_and_the_others_do_not_exist_for_anybody_outside()
    {
        var own = (await (await people["counsellor"].Client.GetAsync("/api/identity/account")).JsonAsync()).GetProperty("roles")[0].GetProperty("scopeId").GetGuid();
        var other = await people.Platform.OpenCentre(await people.Platform.Admit("Träger nebenan"), "Beratung nebenan");
        var mine = await Record(people["counsellor"].Client, own);
        var theirs = await Record(people.Platform.Office, other);

        Assert.Equal(HttpStatusCode.OK, (await people["counsellor"].Client.GetAsync(mine)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await people["centre-lead"].Client.GetAsync(mine)).StatusCode);
        await (await people["counsellor"].Client.GetAsync(theirs)).ProblemAsync(404);
        foreach (var outsider in people.All.Where(person => person.Role is not ("counsellor" or "centre-lead")))
            await (await outsider.Client.GetAsync(mine)).ProblemAsync(404);
    }

    [Fact]
    public async Task A_lost_role_and_a_locked_account_are_out_within_a_second()
    {
        var office = people.Platform.Office;
        var board = await Newcomers.Invited(people.Platform.Platform, office, "board", "leaving@board.example");
        var key = await Newcomers.Invited(people.Platform.Platform, office, "key-custodian", "locked@keys.example");
        Assert.Equal(HttpStatusCode.OK, (await board.Client.GetAsync("/api/membership/figures")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await key.Client.GetAsync("/api/identity/account")).StatusCode);
        var grant = (await (await board.Client.GetAsync("/api/identity/account")).JsonAsync()).GetProperty("roles")[0].GetProperty("id").GetGuid();

        var lost = await office.DeleteAsync($"/api/identity/accounts/{board.AccountId}/roles/{grant}");
        Assert.True(lost.IsSuccessStatusCode, await lost.Content.ReadAsStringAsync());
        await Within(TimeSpan.FromSeconds(1), async () => (await board.Client.GetAsync("/api/membership/figures")).StatusCode == HttpStatusCode.Forbidden);
        var locked = await office.SendAsync(HttpMethod.Post, $"/api/identity/accounts/{key.AccountId}/lock", new { }, "*");
        Assert.True(locked.IsSuccessStatusCode, await locked.Content.ReadAsStringAsync());
        await Within(TimeSpan.FromSeconds(1), async () => (await key.Client.GetAsync("/api/identity/account")).StatusCode == HttpStatusCode.Unauthorized);

        var granted = await office.PostAsJsonAsync($"/api/identity/accounts/{board.AccountId}/roles", new { role = "board" });
        Assert.True(granted.IsSuccessStatusCode, await granted.Content.ReadAsStringAsync());
        await Within(TimeSpan.FromSeconds(1), async () => (await board.Client.GetAsync("/api/membership/figures")).StatusCode == HttpStatusCode.OK);
    }

    private static async Task Within(TimeSpan most, Func<Task<bool>> condition)
    {
        var clock = Stopwatch.StartNew();
        await Eventually.True(condition, TimeSpan.FromSeconds(5));
        Assert.True(clock.Elapsed <= most, $"It took {clock.Elapsed.TotalMilliseconds:0} ms.");
    }

    private static bool Fits(Row row, string role, HttpStatusCode status)
    {
        var lets = row.Only is "session" || row.Roles.Contains(role, StringComparer.Ordinal);
        if ((int)status >= 500 || status is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests) return false;
        // Of what belongs to a scope, an outsider hears that there is nothing, or that the body is wrong, which is said before anything is looked up.
        return lets ? status is not HttpStatusCode.Forbidden : status is HttpStatusCode.Forbidden || (row.InOwnScope && status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest);
    }

    private static async Task<HttpStatusCode> Ask(HttpClient client, string endpoint, string contentType = "application/json")
    {
        var (method, path) = (endpoint.Split(' ')[0], endpoint.Split(' ')[1]);
        // Nothing has these ids, and no change accepts an empty body: what is let in goes no further.
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), Addresses.Fill(path));
        if (method is "POST" or "PUT" or "PATCH") request.Content = new StringContent("{}", Encoding.UTF8, contentType);
        // News of a meeting have no end.
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    private async Task<string> Record(HttpClient client, Guid centre)
    {
        HttpResponseMessage? recorded = null;
        await Eventually.True(async () => (recorded = await client.PostAsJsonAsync("/api/counselling/cases", new
        {
            centreId = centre, channel = "phone", language = "de", summary = "Ein Anruf.", person = new { name = "A.", contact = "morgen" },
        })).StatusCode == HttpStatusCode.Created);
        return recorded!.Headers.Location!.ToString();
    }

    private async Task<Dictionary<string, Row>> Matrix()
    {
        var rows = (await people.Platform.Get("/api/identity/permissions")).GetProperty("permissions").Deserialize<List<Row>>(JsonSerializerOptions.Web)!;
        return rows.SelectMany(row => row.Endpoints.Select(endpoint => (endpoint, row))).ToDictionary(entry => entry.endpoint, entry => entry.row, StringComparer.Ordinal);
    }

    private async Task<JsonElement> Document()
    {
        using var nobody = new HttpClient { BaseAddress = people.Platform.Platform.Gateway };
        JsonElement document = default;
        // A service that answers too late is left out, and asked again a second later.
        await Eventually.True(async () => (document = await nobody.GetFromJsonAsync<JsonElement>("/openapi/v1.json")).GetProperty("x-unavailable").GetArrayLength() == 0);
        return document;
    }

    private async Task<List<string>> Described()
    {
        var document = await Document();
        return [.. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"))];
    }
}
