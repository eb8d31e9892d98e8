using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using static Bkmo.ServiceDefaults.Tests.SampleService;

namespace Bkmo.ServiceDefaults.Tests;

public sealed class AccessTests(SampleService service) : IClassFixture<SampleService>
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task A_valid_token_tells_the_endpoint_who_asks()
    {
        Assert.Equal("\"someone\"", await service.Office.GetStringAsync("/things/who"));
        Assert.Equal("\"someone\"", await service.Office.GetStringAsync("/things/who"));
    }

    [Theory]
    [InlineData("/things/who")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/nowhere")]
    public async Task Without_a_token_nothing_is_shown(string path)
    {
        var answer = await service.Anonymous.GetAsync(path);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
        await Problem(answer);
    }

    [Fact]
    public async Task A_token_that_expired_is_refused() => await Refused(service.Signer.Sign(Someone(Roles.Office), "sample", Now.AddSeconds(-70)));

    [Fact]
    public async Task A_token_of_the_future_is_refused() => await Refused(service.Signer.Sign(Someone(Roles.Office), "sample", Now.AddSeconds(60)));

    [Fact]
    public async Task A_token_for_another_service_is_refused() => await Refused(service.Signer.Sign(Someone(Roles.Office), "other", Now));

    [Fact]
    public void A_key_that_is_loaded_again_signs_although_its_first_holder_is_gone()
    {
        using var generated = InternalTokenSigner.Generate();
        var stored = generated.ExportPrivateKey();
        using (var first = InternalTokenSigner.FromPrivateKey(stored)) first.Sign(Someone(Roles.Office), "sample", Now);
        using var second = InternalTokenSigner.FromPrivateKey(stored);
        Assert.NotEmpty(second.Sign(Someone(Roles.Office), "sample", Now));
    }

    [Fact]
    public async Task A_token_signed_with_another_key_is_refused()
    {
        using var other = InternalTokenSigner.Generate();
        await Refused(other.Sign(Someone(Roles.Office), "sample", Now));
    }

    [Fact]
    public async Task A_token_signed_with_another_key_under_the_known_name_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await Refused(Forge(new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = service.Signer.KeyId }, SecurityAlgorithms.EcdsaSha256)));
    }

    [Fact]
    public async Task A_token_signed_with_hmac_over_the_public_key_is_refused()
    {
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(service.Signer.PublicKeys)) { KeyId = service.Signer.KeyId };
        await Refused(Forge(new SigningCredentials(key, SecurityAlgorithms.HmacSha256)));
    }

    [Fact]
    public async Task An_unsigned_token_is_refused()
    {
        var header = Base64UrlEncoder.Encode($$"""{"alg":"none","typ":"JWT","kid":"{{service.Signer.KeyId}}"}""");
        var payload = service.Signer.Sign(Someone(Roles.Office), "sample", Now).Split('.')[1];
        await Refused($"{header}.{payload}.");
    }

    [Fact]
    public async Task A_token_with_other_contents_under_a_good_signature_is_refused()
    {
        var parts = service.Signer.Sign(Someone(Roles.Auditor), "sample", Now).Split('.');
        var office = service.Signer.Sign(Someone(Roles.Office), "sample", Now).Split('.');
        await Refused($"{parts[0]}.{office[1]}.{parts[2]}");
    }

    [Fact]
    public async Task A_token_without_a_subject_is_refused() => await Refused(service.Signer.Sign(Someone(Roles.Office) with { Id = new UserId("") }, "sample", Now));

    [Theory]
    [InlineData("rubbish")]
    [InlineData("a.b.c")]
    [InlineData("")]
    public async Task Rubbish_is_refused(string token) => await Refused(token);

    [Fact]
    public async Task Roles_organisations_centres_and_conferences_arrive()
    {
        var (organisation, centre) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Actor? seen = null;
        await using var app = Build(service, a => a.MapGet("/me", (HttpContext context) => { seen = context.Actor(); }).RequireRoles(Roles.Counsellor, Roles.Auditor));
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var actor = new Actor(
            new UserId("u"), new HashSet<string>([Roles.Counsellor, Roles.Board], StringComparer.Ordinal),
            new HashSet<Guid>([organisation]), new HashSet<Guid>([centre]))
        {
            ConferenceRoles = new HashSet<ConferenceRole>([new(Roles.Teller, organisation), new(Roles.Teller, centre), new(Roles.Delegate, centre)]),
        };
        client.DefaultRequestHeaders.Authorization = Bearer(service.Signer.Sign(actor, "sample", Now));

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/me")).StatusCode);

        Assert.Equal("u", seen!.Id.Value);
        Assert.True(seen.Roles.SetEquals([Roles.Counsellor, Roles.Board]));
        Assert.Equal([organisation], seen.Organisations);
        Assert.Equal([centre], seen.Centres);
        Assert.True(seen.ConferenceRoles.SetEquals(actor.ConferenceRoles));
    }

    [Fact]
    public async Task A_service_with_an_endpoint_nobody_decided_about_does_not_start()
    {
        await using var app = Build(service, a => a.MapPost("/forgotten/{id}", (Guid id) => id));

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync());

        Assert.Contains("POST /forgotten/{id}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_authorization_requirement_opens_nothing()
    {
        await using var app = Build(service, a => a.MapGet("/plain", () => "in").RequireAuthorization().WithMetadata(new AccessRule([], Anyone: false)));
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        client.DefaultRequestHeaders.Authorization = Bearer(service.Signer.Sign(Someone(Roles.Office), "sample", Now));

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/plain")).StatusCode);
    }

    [Fact]
    public async Task A_service_that_cannot_check_tokens_does_not_start()
    {
        await using var app = Build(service, _ => { }, (InternalToken.PublicKeysSetting, ""));

        var refused = await Assert.ThrowsAsync<SetupException>(() => app.StartAsync());

        Assert.Contains("services__gateway__internal__0", refused.Message, StringComparison.Ordinal);
    }

    private string Forge(SigningCredentials credentials) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = InternalToken.Issuer,
        Audience = InternalToken.Audience("sample"),
        Expires = DateTime.UtcNow.AddSeconds(60),
        Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = "someone", ["roles"] = new[] { Roles.Office } },
        SigningCredentials = credentials,
    });

    private async Task Refused(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/things/who");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);

        var answer = await service.Anonymous.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).ToString());
        await Problem(answer);
    }
}
