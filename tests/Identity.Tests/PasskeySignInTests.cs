using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

public sealed class PasskeySignInTests : PasskeySpecs
{
    [Fact]
    public async Task A_passkey_signs_in_without_a_user_name_and_counts_as_two_factors()
    {
        var board = await New("board@bkmo.example", Roles.Board);
        using var authenticator = await WithPasskey(board);
        Assert.Equal("totp", (await Identity.Introspect(board.Token))!.Value.GetProperty("mayOnly").GetString());

        var answer = await SignInBy(authenticator);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var opened = await answer.JsonAsync();
        Assert.Equal(JsonValueKind.Null, opened.GetProperty("mayOnly").ValueKind);
        var known = (await Identity.Introspect(opened.GetProperty("token").GetString()!))!.Value;
        Assert.Equal(board.Id.ToString(), known.GetProperty("subject").GetString());
        Assert.Equal(Roles.Board, Assert.Single(known.GetProperty("roles").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task Every_refusal_is_the_same()
    {
        using var mine = await WithPasskey(Office);
        using var unknown = new SoftwareAuthenticator { UserHandle = mine.UserHandle };
        using var foreign = new SoftwareAuthenticator { UserHandle = "AAAA" };
        var bodies = new List<string> { await Refusal(unknown, _ => { }), await Refusal(foreign, _ => { }) };
        bodies.Add(await Refusal(mine, a => a.Origin = "https://bkmo.example.evil"));
        bodies.Add(await Refusal(mine, a => (a.Origin, a.RelyingParty) = ("http://localhost:5000", "bkmo.example")));
        bodies.Add(await Refusal(mine, a => (a.RelyingParty, a.UserVerified) = ("localhost", false)));
        bodies.Add(await Refusal(mine, a => (a.UserVerified, a.TampersWithSignature) = (true, true)));
        Assert.Single(bodies.Distinct(StringComparer.Ordinal));
        Assert.Contains("sign-in-refused", bodies[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("origin")]
    [InlineData("relying party")]
    [InlineData("user verification")]
    [InlineData("signature")]
    public async Task A_lie_is_refused_and_the_truth_accepted(string lie)
    {
        using var authenticator = await WithPasskey(Office);
        var honest = (authenticator.Origin, authenticator.RelyingParty);
        if (lie is "origin") authenticator.Origin = "http://localhost.evil.example";
        if (lie is "relying party") authenticator.RelyingParty = "evil.example";
        authenticator.UserVerified = lie is not "user verification";
        authenticator.TampersWithSignature = lie is "signature";
        Assert.Equal("sign-in-refused", await (await SignInBy(authenticator)).ProblemAsync(401));

        (authenticator.Origin, authenticator.RelyingParty) = honest;
        (authenticator.UserVerified, authenticator.TampersWithSignature) = (true, false);
        Assert.Equal(HttpStatusCode.Created, (await SignInBy(authenticator)).StatusCode);
    }

    [Fact]
    public async Task A_question_is_answered_once_and_within_five_minutes()
    {
        using var authenticator = await WithPasskey(Office);
        var (handle, options) = await Ask(Identity.Nobody, SignInRoute + "/options");
        var credential = authenticator.Get(options);
        Assert.Equal(HttpStatusCode.Created, (await Finish(handle, credential)).StatusCode);
        Assert.Equal("sign-in-refused", await (await Finish(handle, authenticator.Get(options))).ProblemAsync(401));
        var (another, _) = await Ask(Identity.Nobody, SignInRoute + "/options");
        Assert.Equal("sign-in-refused", await (await Finish(another, authenticator.Get(options))).ProblemAsync(401));

        (handle, options) = await Ask(Identity.Nobody, SignInRoute + "/options");
        Identity.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("sign-in-refused", await (await Finish(handle, authenticator.Get(options))).ProblemAsync(401));
    }

    [Fact]
    public async Task Two_answers_to_one_question_at_once_open_one_session()
    {
        using var authenticator = await WithPasskey(Office);
        var (handle, options) = await Ask(Identity.Nobody, SignInRoute + "/options");
        var answers = await Task.WhenAll(Finish(handle, authenticator.Get(options)), Finish(handle, authenticator.Get(options)), Finish(handle, authenticator.Get(options)));
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_counter_that_goes_back_is_refused_and_one_that_never_counts_is_not()
    {
        using var authenticator = await WithPasskey(Office);
        authenticator.Counter = 10;
        Assert.Equal(HttpStatusCode.Created, (await SignInBy(authenticator)).StatusCode);
        authenticator.Counter = 10;
        Assert.Equal("sign-in-refused", await (await SignInBy(authenticator)).ProblemAsync(401));
        Assert.Equal(1, await Identity.Audited("sign in by passkey", "counter went back"));
        authenticator.Counter = 11;
        Assert.Equal(HttpStatusCode.Created, (await SignInBy(authenticator)).StatusCode);

        using var uncounted = await WithPasskey(Office);
        for (var i = 0; i < 2; i++)
        {
            uncounted.Counter = uint.MaxValue;
            Assert.Equal(HttpStatusCode.Created, (await SignInBy(uncounted)).StatusCode);
        }
    }

    [Fact]
    public async Task Somebody_elses_passkey_does_not_become_mine_by_my_name()
    {
        var person = await New("thief@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        using var office = await WithPasskey(Office);
        using var thief = await WithPasskey(person);
        thief.UserHandle = office.UserHandle;
        Assert.Equal("sign-in-refused", await (await SignInBy(thief)).ProblemAsync(401));
    }

    [Fact]
    public async Task A_locked_account_and_one_that_is_locked_out_do_not_get_in()
    {
        var person = await New("lock@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        using var authenticator = await WithPasskey(person);
        authenticator.TampersWithSignature = true;
        for (var i = 0; i < 5; i++) await SignInBy(authenticator);
        authenticator.TampersWithSignature = false;
        Assert.Equal("sign-in-refused", await (await SignInBy(authenticator)).ProblemAsync(401));
        Identity.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Created, (await SignInBy(authenticator)).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await Lock(person.Id)).StatusCode);
        Assert.Equal("sign-in-refused", await (await SignInBy(authenticator)).ProblemAsync(401));
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{}}""")]
    public async Task What_is_no_credential_is_refused(string credential)
    {
        var (handle, _) = await Ask(Identity.Nobody, SignInRoute + "/options");
        Assert.Equal("sign-in-refused", await (await Finish(handle, JsonNode.Parse(credential)!.AsObject())).ProblemAsync(401));
    }

    private async Task<string> Refusal(SoftwareAuthenticator authenticator, Action<SoftwareAuthenticator> lie)
    {
        lie(authenticator);
        var answer = await SignInBy(authenticator);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        body.Remove("traceId");
        return body.ToJsonString();
    }
}
