using System.Net;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Bkmo.Gateway.Tests;

public sealed class SignInTests : SignedInSpecs
{
    [Theory]
    [InlineData("wrong")]
    [InlineData("bkmo_s_wrong")]
    [InlineData("bkmo_p_wrong")]
    [InlineData("")]
    public async Task No_token_and_a_wrong_token_get_the_same_answer(string token)
    {
        using var wrong = Platform.Client(Platform.Public, null);
        wrong.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        var without = await Platform.Anonymous.GetAsync("/api/membership/organisations");
        var with = await wrong.GetAsync("/api/membership/organisations");

        foreach (var answer in new[] { without, with })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        }
        Assert.Equal((await Platform.Problem(without)).GetProperty("detail").ToString(), (await Platform.Problem(with)).GetProperty("detail").ToString());
        Assert.Equal(0, Platform.Membership.Calls);
    }

    [Fact]
    public async Task A_session_acts_with_the_rights_that_Identity_names_and_with_no_others()
    {
        var own = Guid.CreateVersion7();
        Platform.Known.Let(Token, Account, ["organisation-representative"], own);

        Assert.Equal(HttpStatusCode.OK, (await Somebody.GetAsync("/api/membership/organisations")).StatusCode);

        var seen = Seen(Platform.Membership);
        Assert.Equal(Account, seen.Subject);
        Assert.Equal("organisation-representative", seen.Claims.Single(claim => claim.Type is "roles").Value);
        Assert.Equal(own.ToString(), seen.Claims.Single(claim => claim.Type is "org").Value);
        Assert.DoesNotContain(seen.Claims, claim => claim.Type is "centre");
    }

    [Fact]
    public async Task Identity_is_asked_once_for_many_requests_at_the_same_time()
    {
        Platform.Known.Let(Token, Account, ["office"]);
        var before = Platform.Known.Introspections;

        await Parallel.ForAsync(0, 50, async (_, cancellation) => (await Somebody.GetAsync("/api/membership/organisations", cancellation)).EnsureSuccessStatusCode());

        Assert.InRange(Platform.Known.Introspections - before, 1, 10);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_that_has_ended_is_out_within_a_second_whether_or_not_the_news_come(bool news)
    {
        Platform.Known.TellsNews = news;
        Platform.Known.Let(Token, Account, ["office"]);
        Assert.Equal(HttpStatusCode.OK, (await Somebody.GetAsync("/api/membership/organisations")).StatusCode);

        Platform.Known.End(Token, Account);

        await Platform.Until(() => Somebody.GetAsync("/api/membership/organisations"), answer => answer.StatusCode == HttpStatusCode.Unauthorized, 1);
        Assert.Equal(HttpStatusCode.OK, (await Platform.Office.GetAsync("/api/membership/organisations")).StatusCode);
    }

    [Fact]
    public async Task A_role_that_was_lost_is_out_within_a_second()
    {
        Platform.Known.Let(Token, Account, ["board"]);
        await Somebody.GetAsync("/api/membership/organisations");
        Assert.Contains(Seen(Platform.Membership).Claims, claim => claim.Type is "roles");

        Platform.Known.Let(Token, Account, []);

        await Platform.Until(() => Somebody.GetAsync("/api/membership/organisations"), _ => Seen(Platform.Membership).Claims.All(claim => claim.Type is not "roles"), 1);
    }

    [Fact]
    public async Task While_Identity_is_away_nobody_is_told_that_their_session_has_ended()
    {
        Platform.Known.Let(Token, Account, ["office"]);
        await Platform.Identity.GoAway();

        var answer = await Somebody.GetAsync("/api/membership/organisations");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(0, Platform.Membership.Calls);
        await Platform.Identity.ComeBack();
        await Platform.Until(() => Somebody.GetAsync("/api/membership/organisations"), again => again.StatusCode == HttpStatusCode.OK, 5);
    }

    [Fact]
    public async Task A_session_without_its_second_factor_reaches_Identity_and_nothing_else()
    {
        Platform.Known.Let(Token, Account, [], mayOnly: "totp");

        var refused = await Somebody.GetAsync("/api/membership/organisations");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("urn:bkmo:problem:second-factor-required", (await Platform.Problem(refused)).GetProperty("type").GetString());
        Assert.Equal(HttpStatusCode.OK, (await Somebody.PostAsync("/api/identity/account/totp", null)).StatusCode);
    }

    [Fact]
    public async Task Rights_won_by_an_own_act_hold_from_the_next_request_on()
    {
        Platform.Known.Let(Token, Account, [], mayOnly: "totp");
        await Somebody.GetAsync("/api/identity/account");
        Platform.Identity.Answer = context =>
        {
            Platform.Known.Let(Token, Account, ["office"]);
            return Task.CompletedTask;
        };

        await Somebody.PostAsync("/api/identity/account/totp/confirm", null);

        Assert.Equal(HttpStatusCode.OK, (await Somebody.GetAsync("/api/membership/organisations")).StatusCode);
    }

    [Fact]
    public async Task Many_wrong_tokens_from_one_address_are_slowed_down_but_a_good_one_still_works()
    {
        using var wrong = Platform.Client(Platform.Public, "bkmo_s_wrong");

        var refused = await Platform.Until(() => wrong.GetAsync("/api/membership/x"), answer => answer.StatusCode == HttpStatusCode.TooManyRequests, 5);

        Assert.NotNull(refused.Headers.RetryAfter);
        await Platform.Problem(refused);
        Assert.Equal(HttpStatusCode.OK, (await Platform.Office.GetAsync("/api/membership/x")).StatusCode);
    }

    internal static JsonWebToken Seen(Stub service) => new(service.Seen!.Authorization.ToString()["Bearer ".Length..]);
}
