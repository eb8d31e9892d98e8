using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bkmo.Identity.Accounts;
using Bkmo.Identity.Passwords;
using Bkmo.Identity.SecondFactor;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using Microsoft.AspNetCore.Identity;

namespace Bkmo.Identity.Tests;

public sealed class SignInTests : IdentitySpecs
{
    [Fact]
    public async Task Unknown_wrong_and_locked_accounts_get_the_same_answer()
    {
        var person = await New("same@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        var answers = new List<string>
        {
            await Body(await SignIn("nobody@bkmo.example")),
            await Body(await SignIn("not an address")),
            await Body(await SignIn(person.Email, "falsches Passwort hier")),
        };
        await Refresh(Office);
        Assert.Equal(HttpStatusCode.NoContent, (await Lock(person.Id)).StatusCode);
        answers.Add(await Body(await SignIn(person.Email)));

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.Contains("sign-in-refused", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pause_after_failures_grows_and_ends_with_a_success()
    {
        var person = await New("pause@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        for (var i = 0; i < 5; i++) await SignIn(person.Email, "falsches Passwort hier");
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(person.Email)).StatusCode);
        Identity.Time.Advance(TimeSpan.FromSeconds(61));
        await SignIn(person.Email, "falsches Passwort hier");
        Identity.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(person.Email)).StatusCode);
        Identity.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(HttpStatusCode.Created, (await SignIn(person.Email)).StatusCode);

        for (var i = 0; i < 4; i++) await SignIn(person.Email, "falsches Passwort hier");
        Assert.Equal(HttpStatusCode.Created, (await SignIn(person.Email)).StatusCode);
    }

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(10, 32)]
    [InlineData(11, 60)]
    [InlineData(1000, 60)]
    public void The_pause_doubles_up_to_an_hour(int failures, int? minutes) => Assert.Equal(minutes is { } m ? TimeSpan.FromMinutes(m) : null, LockOut.Pause(failures));

    [Fact]
    public async Task An_address_is_known_in_either_case_and_a_password_however_its_umlauts_are_typed()
    {
        var person = await New("Umlaut@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        Assert.Equal(HttpStatusCode.Created, (await SignIn(person.Email.ToUpperInvariant(), Password.Normalize(System.Text.NormalizationForm.FormD))).StatusCode);
    }

    [Fact]
    public async Task A_code_is_asked_for_works_once_and_a_wrong_one_counts_as_a_failure()
    {
        Assert.Equal("code-required", await (await SignIn(OfficeAddress)).ProblemAsync(401));
        Assert.Equal("sign-in-refused", await (await SignIn(OfficeAddress, "falsches Passwort hier")).ProblemAsync(401));
        var code = Code(Office);
        Assert.Equal(HttpStatusCode.Created, (await SignIn(OfficeAddress, code: code)).StatusCode);
        Assert.Equal("sign-in-refused", await (await SignIn(OfficeAddress, code: code)).ProblemAsync(401));
        for (var i = 0; i < 4; i++) await SignIn(OfficeAddress, code: "000000");
        Assert.Equal("sign-in-refused", await (await SignIn(OfficeAddress, code: Totp.Code(Office.Secret!, Identity.Time.GetUtcNow().AddSeconds(30)))).ProblemAsync(401));
    }

    [Fact]
    public async Task A_recovery_code_stands_in_once()
    {
        var code = Office.RecoveryCodes![3];
        Assert.Equal(HttpStatusCode.Created, (await SignIn(OfficeAddress, code: code.ToLowerInvariant())).StatusCode);
        Assert.Equal("sign-in-refused", await (await SignIn(OfficeAddress, code: code)).ProblemAsync(401));
    }

    [Fact]
    public async Task Without_the_demanded_second_factor_a_session_may_only_set_it_up()
    {
        var person = await New("board@bkmo.example", Roles.Board);
        var known = (await Identity.Introspect(person.Token))!.Value;
        Assert.Equal("totp", known.GetProperty("mayOnly").GetString());
        Assert.Empty(known.GetProperty("roles").EnumerateArray());
        // Even with a token that says otherwise.
        var bold = Identity.As(IdentityService.Somebody(person.Id.ToString(), [Roles.Office]), known.GetProperty("sessionId").GetString());
        Assert.Equal("second-factor-required", await (await bold.GetAsync("/api/identity/accounts")).ProblemAsync(403));

        var wrong = await person.Client.PostAsJsonAsync("/api/identity/account/totp/confirm", new { code = "123456" });
        Assert.Equal("wrong-code", await wrong.ProblemAsync(422));
        await WithTotp(person);
        known = (await Identity.Introspect(person.Token))!.Value;
        Assert.False(known.TryGetProperty("mayOnly", out var only) && only.ValueKind is not System.Text.Json.JsonValueKind.Null);
        Assert.Equal(Roles.Board, Assert.Single(known.GetProperty("roles").EnumerateArray()).GetString());
    }

    [Fact]
    public void Codes_are_those_of_the_standard()
    {
        // RFC 6238, appendix B, the last six of eight digits.
        var secret = "12345678901234567890"u8.ToArray();
        Assert.Equal("287082", Totp.Code(secret, DateTimeOffset.FromUnixTimeSeconds(59)));
        Assert.Equal("081804", Totp.Code(secret, DateTimeOffset.FromUnixTimeSeconds(1111111109)));
        Assert.Equal("353130", Totp.Code(secret, DateTimeOffset.FromUnixTimeSeconds(20000000000)));
    }

    [Fact]
    public async Task Hashes_leave_half_the_processors_free_fifty_wait_and_the_rest_is_turned_away()
    {
        using var slow = new SlowHasher();
        using var hashing = new PasswordHashing(slow);
        slow.Hold();
        Assert.InRange(PasswordHashing.AtOnce, 1, Math.Max(1, Environment.ProcessorCount / 2));
        var taken = PasswordHashing.AtOnce + PasswordHashing.Queue;
        var asked = Enumerable.Range(0, taken + 8).Select(_ => hashing.Fits("hash", "password", CancellationToken.None)).ToList();
        await Eventually.True(() => slow.Running == PasswordHashing.AtOnce);
        Assert.Equal(8, asked.Count(task => task.IsCompletedSuccessfully && task.Result is null));
        slow.Release();
        Assert.Equal(taken, (await Task.WhenAll(asked)).Count(fits => fits is true));
        Assert.Equal(PasswordHashing.AtOnce, slow.Most);
    }

    private static async Task<string> Body(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        body.Remove("traceId");
        return body.ToJsonString();
    }

    private sealed class SlowHasher : IPasswordHasher<Account>, IDisposable
    {
        private readonly ManualResetEventSlim gate = new(true);
        private int running;

        public int Running => running;

        public int Most { get; private set; }

        public void Hold() => gate.Reset();

        public void Release() => gate.Set();

        public string HashPassword(Account user, string password) => "hash";

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Most = Math.Max(Most, Interlocked.Increment(ref running));
            gate.Wait();
            Interlocked.Decrement(ref running);
            return PasswordVerificationResult.Success;
        }

        public void Dispose() => gate.Dispose();
    }
}
