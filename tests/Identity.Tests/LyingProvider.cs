using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bkmo.Identity.Tests;

/// <summary>An OpenID provider that signs real tokens and puts into them whatever a test wants.</summary>
public sealed class LyingProvider : IAsyncDisposable
{
    private readonly RSA key = RSA.Create(2048);
    private readonly WebApplication app;

    private LyingProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", Description);
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { PublicKey() } }));
        app.MapPost("/token", () => TokenAnswer());
        app.MapGet("/elsewhere", () => { Elsewhere++; return Results.Ok(); });
    }

    public string Issuer => app.Urls.Single();

    public Dictionary<string, object> Claims { get; } = new(StringComparer.Ordinal);

    /// <summary>What it says of itself, changed.</summary>
    public Dictionary<string, object> Says { get; } = new(StringComparer.Ordinal);

    public Func<string, string> Tamper { get; set; } = token => token;

    public Func<IResult>? Answers { get; set; }

    /// <summary>How often somebody followed it to where it has no business.</summary>
    public int Elsewhere { get; private set; }

    public static async Task<LyingProvider> StartNew()
    {
        var provider = new LyingProvider();
        await provider.app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private IResult Description()
    {
        var said = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["issuer"] = Issuer, ["authorization_endpoint"] = Issuer + "/auth", ["token_endpoint"] = Issuer + "/token", ["jwks_uri"] = Issuer + "/keys",
        };
        foreach (var (name, value) in Says) said[name] = value;
        return Results.Json(said);
    }

    private IResult TokenAnswer()
    {
        if (Answers is not null) return Answers();
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = Claims, SigningCredentials = new SigningCredentials(new RsaSecurityKey(key) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { id_token = Tamper(token), token_type = "Bearer" });
    }

    private object PublicKey()
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", kid = "1", use = "sig", n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) };
    }
}
