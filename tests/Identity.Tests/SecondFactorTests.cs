using System.Net;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

/// <summary>A telephone is replaced or lost.</summary>
public sealed class SecondFactorTests : IdentitySpecs
{
    private const string Own = "/api/identity/account/totp", Codes = "/api/identity/account/recovery-codes";

    [Fact]
    public async Task The_owner_replaces_the_authenticator()
    {
        var before = await New("board@bkmo.example", Roles.Board, withTotp: true);
        var elsewhere = await Token(before.Email, code: Code(before));
        Assert.Equal(HttpStatusCode.NoContent, (await before.Client.DeleteAsync(Own)).StatusCode);
        Assert.Null(await Identity.Introspect(elsewhere));
        Assert.Contains("second factor", await MailTo(before.Email, "Second factor"), StringComparison.OrdinalIgnoreCase);

        // The session that showed the old one goes on; a new one may do nothing but set one up.
        Assert.Equal(HttpStatusCode.OK, (await before.Client.GetAsync("/api/identity/account")).StatusCode);
        var oldCode = Code(before);
        Assert.Equal("totp", (await Identity.Introspect(await Token(before.Email, code: oldCode)))!.Value.GetProperty("mayOnly").GetString());
        var after = await WithTotp(before);
        Assert.NotEqual(Convert.ToHexString(before.Secret!), Convert.ToHexString(after.Secret!));
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(before.Email, code: before.RecoveryCodes![0])).StatusCode);
        await Token(after.Email, code: after.RecoveryCodes![0]);
        Assert.Equal(1, await Identity.Audited("remove second factor", "done"));
    }

    [Fact]
    public async Task Renewed_recovery_codes_void_the_old_ones()
    {
        var person = await New("board@bkmo.example", Roles.Board, withTotp: true);
        var answer = await person.Client.PostAsync(Codes, null);
        var renewed = (await answer.JsonAsync()).GetProperty("recoveryCodes").EnumerateArray().Select(code => code.GetString()!).ToArray();
        Assert.Equal(10, renewed.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(person.Email, code: person.RecoveryCodes![0])).StatusCode);
        await Token(person.Email, code: renewed[9]);
    }

    [Fact]
    public async Task Nothing_is_taken_away_where_nothing_is_or_without_a_fresh_proof()
    {
        var without = await New("delegate@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        Assert.Equal("no-second-factor", await (await without.Client.DeleteAsync(Own)).ProblemAsync(409));
        Assert.Equal("no-second-factor", await (await without.Client.PostAsync(Codes, null)).ProblemAsync(409));
        Assert.Equal("no-second-factor", await (await Take(without.Id)).ProblemAsync(409));

        var person = await New("board@bkmo.example", Roles.Board, withTotp: true);
        Identity.Time.Advance(TimeSpan.FromMinutes(11));
        await (await person.Client.DeleteAsync(Own)).ProblemAsync(403);
        await (await person.Client.PostAsync(Codes, null)).ProblemAsync(403);
        await (await Take(person.Id)).ProblemAsync(403);
        await Token(person.Email, code: Code(person));
    }

    [Fact]
    public async Task For_whoever_lost_everything_the_office_takes_it_away()
    {
        var person = await New("counsellor@bkmo.example", Roles.Counsellor, Guid.CreateVersion7(), withTotp: true);
        await Refresh(Office);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Take(person.Id, "\"77\"")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Take(person.Id)).StatusCode);
        Assert.Null(await Identity.Introspect(person.Token));
        Assert.Contains("second factor", await MailTo(person.Email, "Second factor"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, await Identity.Audited("take second factor", "done"));

        var token = await Token(person.Email);
        Assert.Equal("totp", (await Identity.Introspect(token))!.Value.GetProperty("mayOnly").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(person.Email, "another password here")).StatusCode);
        var again = await WithTotp(person with { Token = token, Client = Identity.With(token) });
        await Token(again.Email, code: Code(again));
    }

    [Fact]
    public async Task The_office_takes_nobodys_own_and_nobody_else_takes_any()
    {
        var person = await New("board@bkmo.example", Roles.Board, withTotp: true);
        await Refresh(Office);
        Assert.Equal("own-second-factor", await (await Take(Office.Id)).ProblemAsync(409));
        Assert.Equal("unknown-account", await (await Take(Guid.CreateVersion7())).ProblemAsync(404));
        await (await person.Client.SendAsync(HttpMethod.Delete, Path(Office.Id), ifMatch: "*")).ProblemAsync(403);
        // Whoever gets in by nothing but a passkey would be shut out.
        await Identity.Sql<object>("update identity.accounts set password_hash = null where id = $1", person.Id);
        Assert.Equal("last-way-in", await (await Take(person.Id)).ProblemAsync(409));
        Assert.NotNull(await Identity.Introspect(person.Token));
        Assert.NotNull(await Identity.Introspect(Office.Token));
    }

    private static string Path(Guid account) => $"/api/identity/accounts/{account}/second-factor";

    private Task<HttpResponseMessage> Take(Guid account, string ifMatch = "*") => Office.Client.SendAsync(HttpMethod.Delete, Path(account), ifMatch: ifMatch);

    private async Task<string> MailTo(string email, string about)
    {
        string? text = null;
        await Eventually.True(() => Task.FromResult((text = Identity.MailTo(email, about)) is not null));
        return text!;
    }
}
