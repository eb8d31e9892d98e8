using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bkmo.Identity.SecondFactor;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

/// <summary>What specs of Identity have in common: people, as they come in.</summary>
public abstract class IdentitySpecs : IAsyncLifetime
{
    protected const string Password = "vier zufällige Wörter hier";
    protected const string OfficeAddress = "office@bkmo.example";

    protected IdentityService Identity { get; } = new();

    /// <summary>The first account of the office, signed in with its second factor.</summary>
    protected Person Office { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        await Identity.InitializeAsync();
        (await Invite(Identity.Bootstrap, OfficeAddress, Roles.Office)).EnsureSuccessStatusCode();
        Office = await Come(OfficeAddress, withTotp: true);
    }

    public virtual Task DisposeAsync() => Identity.DisposeAsync();

    protected static Task<HttpResponseMessage> Invite(HttpClient who, string email, string role, Guid? scopeId = null) => Invite(who, email, new { role, scopeId });

    protected static Task<HttpResponseMessage> Invite(HttpClient who, string email, params object[] roles) =>
        who.PostAsJsonAsync("/api/identity/invitations", new { email, roles });

    protected Task<HttpResponseMessage> Accept(string link, string password = Password) =>
        Identity.Nobody.PostAsJsonAsync("/api/identity/invitations/accept", new { token = link, password });

    protected Task<HttpResponseMessage> SignIn(string email, string password = Password, string? code = null) =>
        Identity.Nobody.PostAsJsonAsync("/api/identity/sessions", new { email, password, code, client = "test" });

    protected async Task<string> Token(string email, string password = Password, string? code = null)
    {
        var answer = await SignIn(email, password, code);
        Assert.True(answer.StatusCode is HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.JsonAsync()).GetProperty("token").GetString()!;
    }

    /// <summary>Invites somebody, who opens the account and signs in.</summary>
    protected async Task<Person> New(string email, string role, Guid? scopeId = null, bool withTotp = false)
    {
        await Refresh(Office);
        var invited = await Invite(Office.Client, email, role, scopeId);
        Assert.True(invited.IsSuccessStatusCode, await invited.Content.ReadAsStringAsync());
        return await Come(email, withTotp);
    }

    protected async Task<Person> Come(string email, bool withTotp)
    {
        var accepted = await Accept(await Identity.MailedTo(email));
        Assert.True(accepted.IsSuccessStatusCode, await accepted.Content.ReadAsStringAsync());
        var token = await Token(email);
        var person = new Person(Id(await accepted.JsonAsync(), "accountId"), email, token, Identity.With(token));
        return withTotp ? await WithTotp(person) : person;
    }

    protected async Task<Person> WithTotp(Person person)
    {
        var secret = FromBase32((await (await person.Client.PostAsync("/api/identity/account/totp", null)).JsonAsync()).GetProperty("secret").GetString()!);
        var confirmed = await person.Client.PostAsJsonAsync("/api/identity/account/totp/confirm", new { code = Totp.Code(secret, Identity.Time.GetUtcNow()) });
        Assert.True(confirmed.IsSuccessStatusCode, await confirmed.Content.ReadAsStringAsync());
        var codes = (await confirmed.JsonAsync()).GetProperty("recoveryCodes").EnumerateArray().Select(code => code.GetString()!).ToArray();
        return person with { Secret = secret, RecoveryCodes = codes };
    }

    /// <summary>A code that was not used yet: the clock moves on to the next one.</summary>
    protected string Code(Person person)
    {
        Identity.Time.Advance(TimeSpan.FromSeconds(60));
        return Totp.Code(person.Secret!, Identity.Time.GetUtcNow());
    }

    /// <summary>The person proves once more who they are, so that critical acts are open.</summary>
    protected async Task Refresh(Person person)
    {
        var confirmed = await person.Client.PostAsJsonAsync("/api/identity/sessions/current/confirmation", new { password = Password, code = Code(person) });
        Assert.True(confirmed.IsSuccessStatusCode, await confirmed.Content.ReadAsStringAsync());
    }

    protected Task<HttpResponseMessage> Grant(Person by, Guid account, string role, Guid? scopeId = null) =>
        by.Client.PostAsJsonAsync($"/api/identity/accounts/{account}/roles", new { role, scopeId });

    protected Task<HttpResponseMessage> Lock(Guid account, string act = "lock", string ifMatch = "*") =>
        Office.Client.SendAsync(HttpMethod.Post, $"/api/identity/accounts/{account}/{act}", ifMatch: ifMatch);

    protected static Guid Id(JsonElement json, string name) => json.GetProperty(name).GetGuid();

    private static byte[] FromBase32(string text)
    {
        var (bytes, buffer, bits) = (new List<byte>(), 0, 0);
        foreach (var letter in text)
        {
            (buffer, bits) = (((buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal)) & 0xFFFF, bits + 5);
            if (bits < 8) continue;
            bytes.Add((byte)(buffer >> (bits - 8)));
            bits -= 8;
        }
        return [.. bytes];
    }

    /// <summary>Somebody with an account.</summary>
    protected sealed record Person(Guid Id, string Email, string Token, HttpClient Client, byte[]? Secret = null, string[]? RecoveryCodes = null);
}
