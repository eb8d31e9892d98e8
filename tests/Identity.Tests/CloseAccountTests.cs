using System.Net;
using System.Net.Http.Json;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

/// <summary>Somebody leaves, or asks for erasure.</summary>
public sealed class CloseAccountTests : IdentitySpecs
{
    private const string Email = "ayse@bkmo.example";
    private readonly Guid personId = Guid.CreateVersion7();

    [Fact]
    public async Task A_closed_account_lets_nobody_in_and_keeps_nothing_personal()
    {
        var person = await Invited();
        Assert.Equal(HttpStatusCode.NoContent, (await Close(person.Id)).StatusCode);
        Assert.Null(await Identity.Introspect(person.Token));
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(Email, code: Code(person))).StatusCode);
        foreach (var table in new[] { "accounts", "invitations", "sessions", "grants", "audit" })
            Assert.Equal(0, await Identity.Sql<long>($"select count(*) from identity.{table} t where t::text ilike '%ayse%'"));
        Assert.Equal("closed", (await Shown(person.Id)).GetProperty("status").GetString());
        Assert.Empty((await Shown(person.Id)).GetProperty("roles").EnumerateArray());
        Assert.Equal(1, await Identity.Audited("close account", "done"));
        Assert.Equal(HttpStatusCode.NoContent, (await Close(person.Id)).StatusCode);
        Assert.Equal(1, await Identity.Audited("close account", "done"));

        Assert.Equal("account-is-closed", await (await Lock(person.Id)).ProblemAsync(409));
        Assert.Equal("account-is-closed", await (await Lock(person.Id, "unlock")).ProblemAsync(409));
        Assert.Equal("account-is-closed", await (await Grant(Office, person.Id, Roles.Board)).ProblemAsync(409));
    }

    [Fact]
    public async Task The_others_are_told_whose_account_it_was_and_the_person_can_come_again()
    {
        var person = await Invited();
        await Eventually.True(async () => await Told("account_opened", person.Id) == 1);
        await Close(person.Id);
        await Eventually.True(async () => await Told("account_closed", person.Id) == 1);
        var again = await Invited();
        Assert.NotEqual(person.Id, again.Id);
        await Eventually.True(async () => await Told("account_opened", again.Id) == 1);
        Assert.Equal(1, await Told("account_closed", person.Id));
    }

    [Fact]
    public async Task Nobody_closes_their_own_nor_without_the_office_and_a_fresh_proof()
    {
        var person = await Invited();
        Assert.Equal("own-account", await (await Close(Office.Id)).ProblemAsync(409));
        Assert.Equal("unknown-account", await (await Close(Guid.CreateVersion7())).ProblemAsync(404));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Close(person.Id, "\"99\"")).StatusCode);
        await (await person.Client.SendAsync(HttpMethod.Post, Path(Office.Id), ifMatch: "*")).ProblemAsync(403);
        Identity.Time.Advance(TimeSpan.FromMinutes(11));
        await (await Close(person.Id)).ProblemAsync(403);
        Assert.NotNull(await Identity.Introspect(person.Token));
    }

    private static string Path(Guid account) => $"/api/identity/accounts/{account}/closure";

    private Task<HttpResponseMessage> Close(Guid account, string ifMatch = "*") => Office.Client.SendAsync(HttpMethod.Post, Path(account), ifMatch: ifMatch);

    private async Task<System.Text.Json.JsonElement> Shown(Guid account) => await (await Office.Client.GetAsync($"/api/identity/accounts/{account}")).JsonAsync();

    private Task<long> Told(string what, Guid account) => Identity.Sql<long>("select count(*) from events.mt_events where type = $1 and stream_id = $2", what, account);

    private async Task<Person> Invited()
    {
        await Refresh(Office);
        var roles = new[] { new { role = Roles.Board } };
        (await Office.Client.PostAsJsonAsync("/api/identity/invitations", new { email = Email, roles, personId })).EnsureSuccessStatusCode();
        return await Come(Email, withTotp: true);
    }
}
