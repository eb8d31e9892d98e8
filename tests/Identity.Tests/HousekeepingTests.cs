using System.Net;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

public sealed class HousekeepingTests : IdentitySpecs
{
    private static readonly string[] Tables = ["challenges", "answers", "password_resets", "revocations", "sessions", "invitations"];

    [Fact]
    public async Task Rows_that_have_had_their_time_are_forgotten_and_the_audit_is_not()
    {
        await Identity.Nobody.PostAsync("/api/identity/sessions/passkey/options", null);
        await Office.Client.SendAsync(
            HttpMethod.Post, "/api/identity/invitations", new { email = "late@bkmo.example", roles = new[] { new { role = Roles.Board } } }, key: "\"invited\"");
        await Identity.Nobody.SendAsync(HttpMethod.Post, "/api/identity/password-resets", new { email = OfficeAddress });
        await Identity.Clean();
        foreach (var table in Tables) Assert.True(await Count(table) > 0, table);

        Identity.Time.Advance(TimeSpan.FromDays(40));
        var fresh = await Token(OfficeAddress, code: Code(Office));
        var records = await Count("audit");
        await Identity.Clean();
        Assert.NotNull(await Identity.Introspect(fresh));
        foreach (var table in Tables) Assert.Equal(table is "sessions" ? 1 : 0, await Count(table));
        Assert.Equal(records, await Count("audit"));
        Assert.Equal(0, await Identity.Command("verify-audit"));
        Assert.Equal(HttpStatusCode.OK, (await Identity.With(fresh).GetAsync("/api/identity/account")).StatusCode);
    }

    [Fact]
    public async Task Many_rows_go_in_steps()
    {
        await Identity.Sql<int>("""
            insert into identity.challenges (handle_hash, purpose, state, created_at, expires_at)
            select sha256(n::text::bytea), 'test', '', now() - interval '1 hour', now() - interval '1 hour' from generate_series(1, 2500) as n
            """);
        await Identity.Clean();
        Assert.Equal(0, await Count("challenges"));
    }

    private Task<long> Count(string table) => Identity.Sql<long>($"select count(*) from identity.{table}");
}
