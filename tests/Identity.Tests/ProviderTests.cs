using System.Net;
using Bkmo.Identity.SecondFactor;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

/// <summary>With a provider as federations have one.</summary>
public sealed class ProviderTests(RealProvider provider) : ProviderSpecs, IClassFixture<RealProvider>
{
    public override Task InitializeAsync()
    {
        Trust(provider.Issuer);
        return base.InitializeAsync();
    }

    protected override Task<(string Code, string State)> Visit(Uri address, string user) => RealProvider.Visit(address, user);

    [Fact]
    public async Task Whoever_accepts_an_invitation_by_the_provider_signs_in_by_it_and_by_no_password()
    {
        await Invite(Office.Client, "jale@bkmo.example", Roles.Board);
        var accepted = await AcceptAs(await Identity.MailedTo("jale@bkmo.example"), "mfa-jale");
        Assert.True(accepted.StatusCode is HttpStatusCode.Created, await accepted.Content.ReadAsStringAsync());

        var (token, mayOnly) = await Opened(await SignInAs("mfa-jale"));
        Assert.Null(mayOnly);
        var known = (await Identity.Introspect(token))!.Value;
        Assert.Equal(Id(await accepted.JsonAsync(), "accountId").ToString(), known.GetProperty("subject").GetString());
        Assert.Equal("sign-in-refused", await (await SignIn("jale@bkmo.example")).ProblemAsync(401));
    }

    [Fact]
    public async Task Nobody_gets_in_by_an_equal_address_alone()
    {
        Assert.Equal("sign-in-refused", await (await SignInAs(OfficeAddress)).ProblemAsync(401));
        Assert.Equal("sign-in-refused", await (await SignInAs("mfa-stranger")).ProblemAsync(401));
    }

    [Fact]
    public async Task A_signed_in_owner_links_sees_and_removes()
    {
        var linked = await LinkAs(Office, "mfa-office");
        Assert.True(linked.StatusCode is HttpStatusCode.Created, await linked.Content.ReadAsStringAsync());
        Assert.Null((await Opened(await SignInAs("mfa-office"))).MayOnly);
        Assert.Single((await (await Office.Client.GetAsync(Links)).JsonAsync()).GetProperty("items").EnumerateArray());

        var person = await New("other@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        Assert.Equal("external-login-taken", await (await LinkAs(person, "mfa-office")).ProblemAsync(409));
        Assert.Equal("unknown-external-login", await (await person.Client.SendAsync(HttpMethod.Delete, linked.Headers.Location!.ToString(), ifMatch: "*")).ProblemAsync(404));

        Assert.Equal(HttpStatusCode.NoContent, (await Office.Client.SendAsync(HttpMethod.Delete, linked.Headers.Location!.ToString(), ifMatch: linked.Tag())).StatusCode);
        Assert.Equal("sign-in-refused", await (await SignInAs("mfa-office")).ProblemAsync(401));
    }

    [Fact]
    public async Task Without_two_factors_at_the_provider_the_code_is_asked_for_as_usual()
    {
        Assert.Equal(HttpStatusCode.Created, (await LinkAs(Office, "office")).StatusCode);
        var (address, handle) = await Begin(Identity.Nobody, Route);
        var (code, state) = await Visit(address, "office");
        Assert.Equal("code-required", await (await Finish(code, state, handle)).ProblemAsync(401));
        Assert.Null((await Opened(await Finish(code, state, handle, Code(Office)))).MayOnly);
        Assert.Equal("sign-in-refused", await (await Finish(code, state, handle, Code(Office))).ProblemAsync(401));

        (address, handle) = await Begin(Identity.Nobody, Route);
        (code, state) = await Visit(address, "office");
        Assert.Equal("sign-in-refused", await (await Finish(code, state, handle, "000000")).ProblemAsync(401));
        Assert.Equal("sign-in-refused", await (await Finish(code, state, handle, Totp.Code(Office.Secret!, Identity.Time.GetUtcNow().AddSeconds(30)))).ProblemAsync(401));
    }

    [Fact]
    public async Task A_role_that_demands_two_factors_is_confined_until_there_are_two()
    {
        await Invite(Office.Client, "solo@bkmo.example", Roles.Board);
        await AcceptAs(await Identity.MailedTo("solo@bkmo.example"), "solo");
        var (token, mayOnly) = await Opened(await SignInAs("solo"));
        Assert.Equal("totp", mayOnly);
        await WithTotp(new Person(Guid.Empty, "", token, Identity.With(token)));
    }

    [Fact]
    public async Task A_handle_state_or_code_of_somebody_else_does_not_fit()
    {
        Assert.Equal(HttpStatusCode.Created, (await LinkAs(Office, "mfa-office")).StatusCode);
        var (address, handle) = await Begin(Identity.Nobody, Route);
        var (code, state) = await Visit(address, "mfa-office");
        var (_, thief) = await Begin(Identity.Nobody, Route);
        Assert.Equal("sign-in-refused", await (await Finish(code, state, thief)).ProblemAsync(401));
        Assert.Equal("sign-in-refused", await (await Finish(code, "AAAAAAAAAAAAAAAAAAAAAA", handle)).ProblemAsync(401));
        Assert.Equal("sign-in-refused", await (await Finish(code, state, handle)).ProblemAsync(401));

        // With the state of the thief's own question, the provider itself refuses: the code was given for another verifier.
        var (other, own) = await Begin(Identity.Nobody, Route);
        Assert.Equal("sign-in-refused", await (await Finish(code, System.Web.HttpUtility.ParseQueryString(other.Query)["state"]!, own)).ProblemAsync(401));
    }

    [Fact]
    public async Task An_invitation_accepted_by_the_provider_is_used_and_one_user_belongs_to_one_account()
    {
        await Invite(Office.Client, "one@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        var link = await Identity.MailedTo("one@bkmo.example");
        Assert.Equal(HttpStatusCode.Created, (await AcceptAs(link, "one")).StatusCode);
        Assert.Equal("invitation-void", await (await AcceptAs(link, "two")).ProblemAsync(404));
        await Invite(Office.Client, "two@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        Assert.Equal("external-login-taken", await (await AcceptAs(await Identity.MailedTo("two@bkmo.example"), "one")).ProblemAsync(409));
    }

    [Fact]
    public async Task The_last_way_in_is_not_removed()
    {
        await Invite(Office.Client, "only@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        await AcceptAs(await Identity.MailedTo("only@bkmo.example"), "only");
        using var client = Identity.With((await Opened(await SignInAs("only"))).Token);
        var link = Assert.Single((await (await client.GetAsync(Links)).JsonAsync()).GetProperty("items").EnumerateArray()).GetProperty("id").GetString();
        Assert.Equal("last-way-in", await (await client.SendAsync(HttpMethod.Delete, $"{Links}/{link}", ifMatch: "*")).ProblemAsync(409));

        using var authenticator = new SoftwareAuthenticator();
        var passkey = (await Register(new Person(Guid.Empty, "", "", client), authenticator)).Headers.Location!.ToString();
        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(HttpMethod.Delete, $"{Links}/{link}", ifMatch: "*")).StatusCode);
        Assert.Equal("last-way-in", await (await client.SendAsync(HttpMethod.Delete, passkey, ifMatch: "*")).ProblemAsync(409));
        Assert.Equal(HttpStatusCode.Created, (await SignInBy(authenticator)).StatusCode);
    }
}

public sealed class NoProviderTests : IdentitySpecs
{
    [Fact]
    public async Task Where_no_provider_is_trusted_there_is_nothing()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await Identity.Nobody.PostAsync("/api/identity/sessions/oidc", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Office.Client.PostAsync("/api/identity/account/external-logins/options", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Office.Client.GetAsync("/api/identity/account/external-logins")).StatusCode);
    }
}
