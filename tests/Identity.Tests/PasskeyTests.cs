using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

public sealed class PasskeyTests : PasskeySpecs
{
    private const string Confirmation = "/api/identity/sessions/current/confirmation";

    [Fact]
    public async Task An_owner_sees_renames_and_removes_their_passkeys()
    {
        using var authenticator = new SoftwareAuthenticator();
        var registered = await Register(Office, authenticator, "  Telefon ");
        Assert.Equal("Telefon", (await registered.JsonAsync()).GetProperty("name").GetString());
        var address = registered.Headers.Location!.ToString();

        Assert.Equal("if-match-required", await (await Office.Client.SendAsync(HttpMethod.Put, address, new { name = "Neu" })).ProblemAsync(428));
        var renamed = await Office.Client.SendAsync(HttpMethod.Put, address, new { name = "Neu" }, registered.Tag());
        Assert.Equal(HttpStatusCode.OK, renamed.StatusCode);
        Assert.Equal("stale-version", await (await Office.Client.SendAsync(HttpMethod.Put, address, new { name = "Alt" }, registered.Tag())).ProblemAsync(412));

        await SignInBy(authenticator);
        var shown = Assert.Single((await (await Office.Client.GetAsync(Own)).JsonAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal("Neu", shown.GetProperty("name").GetString());
        Assert.Equal(Identity.Time.GetUtcNow(), shown.GetProperty("lastUsedAt").GetDateTimeOffset(), TimeSpan.FromSeconds(1));

        Assert.Equal("stale-version", await (await Office.Client.SendAsync(HttpMethod.Delete, address, ifMatch: registered.Tag())).ProblemAsync(412));
        Assert.Equal(HttpStatusCode.NoContent, (await Office.Client.SendAsync(HttpMethod.Delete, address, ifMatch: renamed.Tag())).StatusCode);
        Assert.Equal("unknown-passkey", await (await Office.Client.GetAsync(address)).ProblemAsync(404));
        Assert.Equal("sign-in-refused", await (await SignInBy(authenticator)).ProblemAsync(401));
    }

    [Fact]
    public async Task Somebody_elses_passkey_is_none()
    {
        var person = await New("other@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        using var authenticator = new SoftwareAuthenticator();
        var address = (await Register(person, authenticator)).Headers.Location!.ToString();
        await Refresh(Office);
        Assert.Equal("unknown-passkey", await (await Office.Client.GetAsync(address)).ProblemAsync(404));
        Assert.Equal("unknown-passkey", await (await Office.Client.SendAsync(HttpMethod.Put, address, new { name = "Meins" }, "*")).ProblemAsync(404));
        Assert.Equal("unknown-passkey", await (await Office.Client.SendAsync(HttpMethod.Delete, address, ifMatch: "*")).ProblemAsync(404));
        Assert.Empty((await (await Office.Client.GetAsync(Own)).JsonAsync()).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Registering_needs_an_authentication_of_the_last_ten_minutes()
    {
        Identity.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("step-up-required", await (await Office.Client.PostAsync(Own + "/options", null)).ProblemAsync(403));
    }

    [Fact]
    public async Task A_registration_is_checked_as_a_sign_in_is()
    {
        using var authenticator = new SoftwareAuthenticator { Origin = "https://evil.example" };
        Assert.Equal("passkey-refused", await (await Register(Office, authenticator)).ProblemAsync(422));
        (authenticator.Origin, authenticator.RelyingParty) = ("http://localhost:5000", "evil.example");
        Assert.Equal("passkey-refused", await (await Register(Office, authenticator)).ProblemAsync(422));
        (authenticator.RelyingParty, authenticator.UserVerified) = ("localhost", false);
        Assert.Equal("passkey-refused", await (await Register(Office, authenticator)).ProblemAsync(422));
        authenticator.UserVerified = true;
        Assert.Equal(HttpStatusCode.Created, (await Register(Office, authenticator)).StatusCode);
        Assert.Equal("passkey-refused", await (await Register(Office, authenticator)).ProblemAsync(422));
    }

    [Fact]
    public async Task A_question_to_one_account_is_not_answered_by_another()
    {
        var person = await New("asked@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        using var authenticator = new SoftwareAuthenticator();
        var (handle, options) = await Ask(Office.Client, Own + "/options");
        var answer = await person.Client.PostAsJsonAsync(Own, new JsonObject { ["name"] = "Meins", ["handle"] = handle, ["credential"] = authenticator.Create(options) });
        Assert.Equal("challenge-over", await answer.ProblemAsync(409));
    }

    [Fact]
    public async Task A_password_alone_adds_nothing_to_an_account_that_has_a_passkey_as_its_second_factor()
    {
        var board = await New("board@bkmo.example", Roles.Board);
        using var authenticator = await WithPasskey(board);
        var thief = Identity.With(await Token(board.Email));
        Assert.Equal("second-factor-required", await (await thief.PostAsync(Own + "/options", null)).ProblemAsync(403));
        Assert.Equal("second-factor-required", await (await thief.PostAsync("/api/identity/account/totp", null)).ProblemAsync(403));
        Assert.Equal("second-factor-required", await (await thief.SendAsync(HttpMethod.Delete, Own + $"/{Guid.CreateVersion7()}", ifMatch: "*")).ProblemAsync(403));
    }

    [Fact]
    public async Task A_passkey_confirms_who_one_is()
    {
        var board = await New("board@bkmo.example", Roles.Board);
        using var authenticator = await WithPasskey(board);
        using var foreign = await WithPasskey(Office);
        Identity.Time.Advance(TimeSpan.FromMinutes(11));
        var (handle, options) = await Ask(board.Client, Confirmation + "/options");
        Assert.Equal("sign-in-refused", await (await Confirm(board, handle, foreign.Get(options))).ProblemAsync(401));

        (handle, options) = await Ask(board.Client, Confirmation + "/options");
        Assert.Equal(HttpStatusCode.NoContent, (await Confirm(board, handle, authenticator.Get(options))).StatusCode);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Identity.Introspect(board.Token))!.Value.GetProperty("mayOnly").ValueKind);
        Assert.Equal(HttpStatusCode.OK, (await board.Client.PostAsync(Own + "/options", null)).StatusCode);
    }

    private static Task<HttpResponseMessage> Confirm(Person person, string handle, JsonObject credential) =>
        person.Client.PostAsJsonAsync(Confirmation, new JsonObject { ["passkey"] = new JsonObject { ["handle"] = handle, ["credential"] = credential } });
}
