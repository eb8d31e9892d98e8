using System.Net;
using System.Text;
using System.Text.Json;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

public sealed class ConventionTests : IdentitySpecs
{
    private const string Invitations = "/api/identity/invitations", ServiceAccounts = "/api/identity/service-accounts", Key = "\"the same\"";

    [Fact]
    public async Task The_same_request_with_the_same_key_is_carried_out_once_and_answered_again()
    {
        var first = await Invite("again@bkmo.example", Key);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Identity.Time.Advance(TimeSpan.FromMinutes(2));
        var second = await Invite("again@bkmo.example", Key);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Tag(), second.Tag());
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(1, Identity.MailsTo("again@bkmo.example"));

        Assert.Equal("idempotency-key-reused", await (await Invite("other@bkmo.example", Key)).ProblemAsync(422));
        Assert.Equal("malformed-idempotency-key", await (await Invite("other@bkmo.example", "bare")).ProblemAsync(400));
    }

    [Fact]
    public async Task A_key_is_its_owners_and_ends_after_a_day()
    {
        var second = await New("second@bkmo.example", Roles.Office, withTotp: true);
        Assert.Equal(HttpStatusCode.Created, (await Invite("one@bkmo.example", Key)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await second.Client.SendAsync(HttpMethod.Post, Invitations, Body("two@bkmo.example"), key: Key)).StatusCode);

        Identity.Time.Advance(TimeSpan.FromDays(1));
        var office = Identity.With(await Token(OfficeAddress, code: Code(Office)));
        Assert.Equal(HttpStatusCode.Created, (await office.SendAsync(HttpMethod.Post, Invitations, Body("three@bkmo.example"), key: Key)).StatusCode);
    }

    [Fact]
    public async Task A_refused_request_is_decided_again()
    {
        Identity.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("step-up-required", await (await Invite("later@bkmo.example", Key)).ProblemAsync(403));
        await Refresh(Office);
        Assert.Equal(HttpStatusCode.Created, (await Invite("later@bkmo.example", Key)).StatusCode);
    }

    [Fact]
    public async Task Many_with_one_key_at_once_are_one()
    {
        var person = await New("many@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        var scopeId = Guid.CreateVersion7();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            Office.Client.SendAsync(HttpMethod.Post, $"/api/identity/accounts/{person.Id}/roles", new { role = Roles.Teller, scopeId }, key: Key)));
        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict }));
        Assert.Single(answers.Where(answer => answer.StatusCode is HttpStatusCode.Created).Select(answer => answer.Headers.Location!.ToString()).Distinct(StringComparer.Ordinal));
        Assert.Equal(1, await Identity.Audited("grant teller", "done"));
    }

    [Fact]
    public async Task A_token_is_shown_once_whatever_the_key()
    {
        var created = await Office.Client.SendAsync(
            HttpMethod.Post, ServiceAccounts, new { name = "KVVZ", scopes = new[] { "organisation-admitted" }, expiresAt = Identity.Time.GetUtcNow().AddDays(30) }, key: "\"account\"");
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var account = created.Headers.Location!.ToString();
        Assert.Equal(created.Tag(), (await Office.Client.GetAsync(account)).Tag());

        Assert.Equal(HttpStatusCode.Created, (await Office.Client.SendAsync(HttpMethod.Post, account + "/tokens", new { }, key: Key)).StatusCode);
        Assert.Equal("answer-told-once", await (await Office.Client.SendAsync(HttpMethod.Post, account + "/tokens", new { }, key: Key)).ProblemAsync(409));
        var shown = await Office.Client.GetAsync(account);
        Assert.Single((await shown.JsonAsync()).GetProperty("tokens").EnumerateArray());
        Assert.NotEqual(created.Tag(), shown.Tag());
    }

    [Fact]
    public async Task Kept_answers_cannot_be_read_in_the_database()
    {
        await Invite("sealed@bkmo.example", Key);
        var body = await Identity.Sql<byte[]>("select body from identity.answers");
        Assert.DoesNotContain("sealed@bkmo.example", Encoding.UTF8.GetString(body!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_is_locked_in_the_version_that_was_seen()
    {
        var person = await New("version@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        var seen = (await Office.Client.GetAsync($"/api/identity/accounts/{person.Id}")).Tag();
        await Grant(Office, person.Id, Roles.Teller, Guid.CreateVersion7());

        Assert.Equal("if-match-required", await (await Office.Client.SendAsync(HttpMethod.Post, $"/api/identity/accounts/{person.Id}/lock")).ProblemAsync(428));
        Assert.Equal("malformed-if-match", await (await Lock(person.Id, ifMatch: "7")).ProblemAsync(400));
        Assert.Equal("stale-version", await (await Lock(person.Id, ifMatch: seen)).ProblemAsync(412));
        Assert.NotNull(await Identity.Introspect(person.Token));
        var locked = await Lock(person.Id, ifMatch: (await Office.Client.GetAsync($"/api/identity/accounts/{person.Id}")).Tag());
        Assert.Equal(HttpStatusCode.NoContent, locked.StatusCode);
        Assert.Equal(locked.Tag(), (await Office.Client.GetAsync($"/api/identity/accounts/{person.Id}")).Tag());
    }

    [Theory]
    [InlineData(Invitations)]
    [InlineData("/api/identity/accounts")]
    [InlineData("/api/identity/sessions")]
    [InlineData(ServiceAccounts)]
    public async Task Lists_come_in_pages(string list)
    {
        for (var i = 0; i < 3; i++)
        {
            await New($"person{i}@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
            await Invite($"invited{i}@bkmo.example", $"\"invited{i}\"");
            await Token(OfficeAddress, code: Code(Office));
            await Office.Client.SendAsync(HttpMethod.Post, ServiceAccounts, new { name = $"{i}", scopes = new[] { "x" }, expiresAt = Identity.Time.GetUtcNow().AddDays(30) });
        }
        var whole = await (await Office.Client.GetAsync(list)).JsonAsync();
        Assert.Equal(JsonValueKind.Null, whole.GetProperty("next").ValueKind);
        var walked = new List<string>();
        for (var next = list + "?limit=1"; next is not null;)
        {
            var answer = await Office.Client.GetAsync(next);
            var page = await answer.JsonAsync();
            walked.Add(Assert.Single(page.GetProperty("items").EnumerateArray()).GetProperty("id").GetString()!);
            next = page.GetProperty("next").GetString();
            Assert.Equal(next is null, !answer.Headers.Contains("Link"));
        }
        Assert.True(walked.Count >= 3);
        Assert.Equal(whole.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()), walked);
        Assert.Equal("bad-limit", await (await Office.Client.GetAsync(list + "?limit=201")).ProblemAsync(400));
        Assert.Equal("bad-cursor", await (await Office.Client.GetAsync(list + "?cursor=nonsense")).ProblemAsync(400));
    }

    private Task<HttpResponseMessage> Invite(string email, string key) => Office.Client.SendAsync(HttpMethod.Post, Invitations, Body(email), key: key);

    private static object Body(string email) => new { email, roles = new[] { new { role = Roles.KeyCustodian } } };
}
