using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Bkmo.Gateway;

/// <summary>Signs in by bootstrap token. No token and a wrong token get the same answer; many wrong ones from one address are slowed down.</summary>
internal sealed class BootstrapAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, BootstrapTokens tokens, Limits limits)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    internal const string SchemeName = "bootstrap";
    private const string Prefix = "Bearer ";
    private bool tooMany;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0) return Task.FromResult(AuthenticateResult.NoResult());
        if (header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && tokens.Find(header[Prefix.Length..].Trim()) is { } actor)
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(ActorIdentity.Principal(actor, SchemeName), SchemeName)));
        tooMany = !limits.MayFailAgain(Context.Connection.RemoteIpAddress);
        return Task.FromResult(AuthenticateResult.Fail("unknown"));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (tooMany)
        {
            Response.Headers.RetryAfter = Limits.SecondsPerFailure;
            return Problems.Of(StatusCodes.Status429TooManyRequests).ExecuteAsync(Context);
        }
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(StatusCodes.Status401Unauthorized).ExecuteAsync(Context);
    }
}
