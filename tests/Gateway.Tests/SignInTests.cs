using System.Net;

namespace Bkmo.Gateway.Tests;

public sealed class SignInTests : IAsyncLifetime
{
    private readonly Platform platform = new();

    public Task InitializeAsync() => platform.InitializeAsync();

    public Task DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task No_token_and_a_wrong_token_get_the_same_answer()
    {
        using var wrong = Platform.Client(platform.Public, "wrong");
        var without = await platform.Anonymous.GetAsync("/api/membership/organisations");
        var with = await wrong.GetAsync("/api/membership/organisations");

        foreach (var answer in new[] { without, with })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        }
        Assert.Equal((await Platform.Problem(without)).GetProperty("detail").ToString(), (await Platform.Problem(with)).GetProperty("detail").ToString());
        Assert.Equal(0, platform.Membership.Calls);
    }

    [Fact]
    public async Task A_token_written_while_the_gateway_runs_lets_in_and_its_removal_locks_out_within_a_second()
    {
        using var loader = Platform.Client(platform.Public, "for the sample data");
        Assert.Equal(HttpStatusCode.Unauthorized, (await loader.GetAsync("/api/membership/x")).StatusCode);

        platform.Allow("sample-data", "for the sample data");
        await Platform.Until(() => loader.GetAsync("/api/membership/x"), answer => answer.IsSuccessStatusCode, 1);
        Assert.Equal("sample-data", Subject());

        File.Delete(Path.Combine(platform.TokenFolder, "sample-data.sha256"));
        await Platform.Until(() => loader.GetAsync("/api/membership/x"), answer => !answer.IsSuccessStatusCode, 1);
    }

    [Fact]
    public async Task A_hash_that_is_damaged_lets_nobody_in_and_hurts_no_other()
    {
        await File.WriteAllTextAsync(Path.Combine(platform.TokenFolder, "broken.sha256"), "not hex");
        await File.WriteAllTextAsync(Path.Combine(platform.TokenFolder, "empty.sha256"), "");
        using var nobody = Platform.Client(platform.Public, "");
        nobody.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer ");

        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/api/membership/x")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await platform.Office.GetAsync("/api/membership/x")).StatusCode);
    }

    [Fact]
    public async Task Many_wrong_tokens_from_one_address_are_slowed_down_but_a_good_one_still_works()
    {
        using var wrong = Platform.Client(platform.Public, "wrong");

        var refused = await Platform.Until(() => wrong.GetAsync("/api/membership/x"), answer => answer.StatusCode == HttpStatusCode.TooManyRequests, 5);

        Assert.NotNull(refused.Headers.RetryAfter);
        await Platform.Problem(refused);
        Assert.Equal(HttpStatusCode.OK, (await platform.Office.GetAsync("/api/membership/x")).StatusCode);
    }

    private string Subject() => new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(platform.Membership.Seen!.Authorization.ToString()["Bearer ".Length..]).Subject;
}
