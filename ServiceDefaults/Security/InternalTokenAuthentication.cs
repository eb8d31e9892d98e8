using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bkmo.ServiceDefaults;

/// <summary>Accepts the gateway's token and nothing else. The key's address, issuer, audience and algorithm are fixed; a token cannot choose any of them.</summary>
internal static class InternalTokenAuthentication
{
    private const string KeysMissing = "bkmo.keys-missing";

    internal static void AddInternalToken(this IServiceCollection services, string service)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<InternalKeys>();
        services.AddSingleton<SeenTokens>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<InternalKeys, SeenTokens>((options, keys, seen) => Configure(options, service, keys, seen));
    }

    private static void Configure(JwtBearerOptions options, string service, InternalKeys keys, SeenTokens seen)
    {
        options.MapInboundClaims = false;
        options.IncludeErrorDetails = false;
        options.SaveToken = false;
        options.RefreshOnIssuerKeyNotFound = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAlgorithms = [InternalToken.Algorithm],
            ValidIssuer = InternalToken.Issuer,
            ValidAudience = InternalToken.Audience(service),
            ClockSkew = InternalToken.ClockSkew,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidateIssuerSigningKey = true,
            TryAllIssuerSigningKeys = false,
            IssuerSigningKeyResolver = (_, _, kid, _) => keys.Find(kid) is { } key ? [key] : [],
        };
        options.Events = new JwtBearerEvents
        {
            OnMessageReceived = context => Receive(context, keys, seen),
            OnTokenValidated = context => Accept(context, seen),
            OnChallenge = Challenge,
        };
    }

    private static async Task Receive(MessageReceivedContext context, InternalKeys keys, SeenTokens seen)
    {
        const string prefix = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return;
        var token = header[prefix.Length..].Trim();
        context.Token = token;
        if (seen.Find(token) is { } principal)
        {
            context.Principal = principal;
            context.Success();
            return;
        }
        if (await IsKnown(keys, token, context.HttpContext.RequestAborted)) return;
        context.HttpContext.Items[KeysMissing] = true;
        context.Fail("The gateway's keys are not known.");
    }

    /// <summary>Whether the token's key was looked for; not for a caller that has gone meanwhile.</summary>
    private static async Task<bool> IsKnown(InternalKeys keys, string token, CancellationToken gone)
    {
        try
        {
            return await keys.Know(KeyIdOf(token), gone);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            return false;
        }
    }

    private static string? KeyIdOf(string token)
    {
        try
        {
            return new JsonWebToken(token).Kid;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Task Accept(TokenValidatedContext context, SeenTokens seen)
    {
        if (ActorIdentity.Read(context.Principal!.Claims) is not { } actor)
        {
            context.Fail("The token does not say who asks.");
            return Task.CompletedTask;
        }
        var session = context.Principal.FindFirst(InternalToken.Session)?.Value;
        var authenticated = context.Principal.FindFirst(InternalToken.AuthenticatedAt)?.Value;
        context.Principal = ActorIdentity.Principal(actor, context.Scheme.Name, session, Seconds(authenticated));
        if (context.SecurityToken is JsonWebToken token) seen.Add(token, context.Principal);
        return Task.CompletedTask;
    }

    private static DateTimeOffset? Seconds(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < int.MaxValue ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private static Task Challenge(JwtBearerChallengeContext context)
    {
        if (!context.HttpContext.Items.ContainsKey(KeysMissing)) return Task.CompletedTask;
        context.HandleResponse();
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }
}

/// <summary>Remembers tokens that were found valid until they expire: the gateway sends the same one for up to 20 seconds, and checking a signature takes long.</summary>
internal sealed class SeenTokens(TimeProvider time)
{
    private const int Limit = 4096;
    private readonly ConcurrentDictionary<string, (ClaimsPrincipal Principal, DateTimeOffset Expires)> tokens = new(StringComparer.Ordinal);

    internal ClaimsPrincipal? Find(string token) => tokens.TryGetValue(token, out var seen) && time.GetUtcNow() < seen.Expires ? seen.Principal : null;

    internal void Add(JsonWebToken token, ClaimsPrincipal principal)
    {
        if (tokens.Count >= Limit) tokens.Clear();
        tokens[token.EncodedToken] = (principal, new DateTimeOffset(DateTime.SpecifyKind(token.ValidTo, DateTimeKind.Utc)));
    }
}
