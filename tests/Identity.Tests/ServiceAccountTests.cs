using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

public sealed class ServiceAccountTests : IdentitySpecs
{
    private const string Route = "/api/identity/service-accounts";

    [Fact]
    public async Task A_new_token_lets_the_old_one_live_for_the_overlap()
    {
        var account = await Create();
        var (first, second) = (await Rotate(account), await Rotate(account, 2));
        Assert.StartsWith("bkmo_p_", first, StringComparison.Ordinal);
        var known = (await Identity.Introspect(first))!.Value;
        Assert.Equal(account.ToString(), known.GetProperty("subject").GetString());
        Assert.Equal([Roles.Partner], known.GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
        Assert.Equal(["organisation-admitted"], known.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));

        Identity.Time.Advance(TimeSpan.FromHours(2));
        Assert.Null(await Identity.Introspect(first));
        Assert.NotNull(await Identity.Introspect(second));
    }

    [Fact]
    public async Task A_leaked_token_is_replaced_at_once_and_no_overlap_is_longer_than_a_day()
    {
        var account = await Create();
        var leaked = await Rotate(account);
        Assert.Equal("invalid-values", await (await Office.Client.PostAsJsonAsync($"{Route}/{account}/tokens", new { overlapHours = 25 })).ProblemAsync(422));
        await Rotate(account, 0);
        Assert.Null(await Identity.Introspect(leaked));
    }

    [Fact]
    public async Task The_last_use_can_be_seen()
    {
        var account = await Create();
        var token = await Rotate(account);
        Assert.Equal(JsonValueKind.Null, (await Shown(account)).GetProperty("lastUsedAt").ValueKind);
        await Identity.Introspect(token);
        Assert.Equal(Identity.Time.GetUtcNow(), (await Shown(account)).GetProperty("lastUsedAt").GetDateTimeOffset(), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_service_account_ends_on_its_day_and_when_it_is_locked()
    {
        var (one, other) = (await Create(), await Create());
        var (first, second) = (await Rotate(one), await Rotate(other));
        Assert.Equal(HttpStatusCode.NoContent, (await Lock(one)).StatusCode);
        Assert.Null(await Identity.Introspect(first));
        Identity.Time.Advance(TimeSpan.FromDays(30));
        Assert.Null(await Identity.Introspect(second));
    }

    [Fact]
    public async Task A_partners_token_opens_nothing_of_identity()
    {
        var token = await Rotate(await Create());
        foreach (var path in new[] { "account", "accounts", "sessions", "permissions", "invitations" })
            Assert.Contains((await Identity.With(token).GetAsync("/api/identity/" + path)).StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
    }

    private async Task<Guid> Create()
    {
        var created = await Office.Client.PostAsJsonAsync(Route, new { name = "KVVZ", scopes = new[] { "organisation-admitted" }, expiresAt = Identity.Time.GetUtcNow().AddDays(30) });
        Assert.True(created.StatusCode is HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
        return Id(await created.JsonAsync(), "id");
    }

    private async Task<string> Rotate(Guid account, int overlapHours = 24)
    {
        var issued = await Office.Client.PostAsJsonAsync($"{Route}/{account}/tokens", new { overlapHours });
        Assert.True(issued.StatusCode is HttpStatusCode.Created, await issued.Content.ReadAsStringAsync());
        return (await issued.JsonAsync()).GetProperty("token").GetString()!;
    }

    private async Task<JsonElement> Shown(Guid account) => (await (await Office.Client.GetAsync(Route)).JsonAsync()).GetProperty("items").EnumerateArray()
        .Single(item => item.GetProperty("id").GetGuid() == account).GetProperty("tokens").EnumerateArray().Single();
}
