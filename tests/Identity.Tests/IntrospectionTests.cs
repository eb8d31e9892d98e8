using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

public sealed class IntrospectionTests : IdentitySpecs
{
    [Fact]
    public async Task The_gateway_is_told_who_it_is_and_what_they_may_do()
    {
        var organisation = Guid.CreateVersion7();
        var person = await New("rep@bkmo.example", Roles.OrganisationRepresentative, organisation);
        var known = (await Identity.Introspect(person.Token))!.Value;

        Assert.Equal(person.Id.ToString(), known.GetProperty("subject").GetString());
        Assert.Equal([Roles.OrganisationRepresentative], known.GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
        Assert.Equal([organisation], known.GetProperty("organisations").EnumerateArray().Select(id => id.GetGuid()));
        Assert.Empty(known.GetProperty("centres").EnumerateArray());
        Assert.True(known.GetProperty("expiresAt").GetDateTimeOffset() > Identity.Time.GetUtcNow());
    }

    [Fact]
    public async Task A_centre_that_somebody_only_interprets_in_is_not_one_that_they_counsel_in()
    {
        var (counselled, interpreted) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var person = await New("two@bkmo.example", Roles.Counsellor, counselled, withTotp: true);
        Assert.Equal(HttpStatusCode.Created, (await Grant(Office, person.Id, Roles.Interpreter, interpreted)).StatusCode);
        Assert.Equal([counselled], (await Identity.Introspect(person.Token))!.Value.GetProperty("centres").EnumerateArray().Select(id => id.GetGuid()));
    }

    [Fact]
    public async Task Nobody_but_the_gateway_may_ask()
    {
        var session = (await Identity.Introspect(Office.Token))!.Value.GetProperty("sessionId").GetString();
        HttpClient[] others =
        [
            Identity.As(Actor.Service("membership")), Identity.As(IdentityService.Somebody(Office.Id.ToString(), [Roles.Office])), Identity.Bootstrap,
            Identity.As(IdentityService.Somebody("service:gateway", [Roles.Office])), Identity.As(Actor.Service("gateway"), session), Identity.As(Actor.Service("gateway2")),
        ];
        foreach (var other in others)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await other.PostAsJsonAsync("/internal/introspect", new { tokenHash = new string('0', 64) })).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync("/internal/revocations")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.PostAsJsonAsync("/internal/refusals", new { act = "GET /", outcome = "unknown token" })).StatusCode);
        }
        Assert.Equal(HttpStatusCode.Unauthorized, (await Identity.Nobody.PostAsJsonAsync("/internal/introspect", new { tokenHash = new string('0', 64) })).StatusCode);
        Assert.Equal("needs-session", await (await Identity.Bootstrap.GetAsync("/api/identity/accounts")).ProblemAsync(403));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("zz00000000000000000000000000000000000000000000000000000000000000")]
    public async Task What_is_no_hash_is_refused(string hash) =>
        Assert.Equal("invalid-values", await (await Identity.Gateway.PostAsJsonAsync("/internal/introspect", new { tokenHash = hash })).ProblemAsync(422));

    [Fact]
    public async Task Locking_an_account_ends_its_sessions_and_is_told_to_the_gateway()
    {
        var person = await New("lock@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        var before = await Last();
        Assert.Equal(HttpStatusCode.NoContent, (await Lock(person.Id)).StatusCode);

        Assert.Null(await Identity.Introspect(person.Token));
        Assert.Equal(person.Id, Assert.Single(await After(before)).GetProperty("accountId").GetGuid());
        Assert.Equal(HttpStatusCode.NoContent, (await Lock(person.Id, "unlock")).StatusCode);
        Assert.Null(await Identity.Introspect(person.Token));
        Assert.Equal(HttpStatusCode.Created, (await SignIn(person.Email)).StatusCode);
    }

    [Fact]
    public async Task An_ended_session_and_a_granted_role_are_told_to_a_gateway_that_waits()
    {
        var person = await New("wait@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        var session = (await Identity.Introspect(person.Token))!.Value.GetProperty("sessionId").GetGuid();
        var before = await Last();
        var waiting = Identity.Gateway.GetAsync($"/internal/revocations?after={before}&wait=10");
        await Office.Client.DeleteAsync($"/api/identity/sessions/{session}");

        var told = await (await waiting).JsonAsync();
        Assert.Equal(session, Assert.Single(told.GetProperty("items").EnumerateArray()).GetProperty("sessionId").GetGuid());
        Assert.Equal(HttpStatusCode.Created, (await Grant(Office, person.Id, Roles.Teller, Guid.CreateVersion7())).StatusCode);
        Assert.Equal(person.Id, Assert.Single(await After(told.GetProperty("last").GetInt64())).GetProperty("accountId").GetGuid());
    }

    [Fact]
    public async Task Without_news_the_last_number_is_repeated()
    {
        var last = await Last();
        Assert.Empty(await After(last));
        Assert.True(last > 0);
    }

    private async Task<long> Last() => (await (await Identity.Gateway.GetAsync("/internal/revocations")).JsonAsync()).GetProperty("last").GetInt64();

    private async Task<List<JsonElement>> After(long number) =>
        [.. (await (await Identity.Gateway.GetAsync($"/internal/revocations?after={number}")).JsonAsync()).GetProperty("items").EnumerateArray()];
}
