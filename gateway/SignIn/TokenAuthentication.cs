using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Bkmo.Gateway;

/// <summary>
/// Signs in by bearer token or by a browser's cookie. No token, a wrong one and one that has ended get the same answer; many wrong ones from one address are slowed down.
/// </summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, BootstrapTokens bootstrap, Introspection introspection, Limits limits,
    RefusalRecord record)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    internal const string SchemeName = "token";
    private const string Prefix = "Bearer ", SessionPrefix = "bkmo_s_", ServicePrefix = "bkmo_p_", AntiForgery = "anti-forgery";
    private const int LongestToken = 512;
    private IResult? answer;
    private (Caller? Caller, string Outcome)? refused;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var cookie = header.Length == 0 ? Context.Features.Get<ShownCookie>() : null;
        if (header.Length == 0 && cookie is null) return AuthenticateResult.NoResult();
        var token = cookie?.Token ?? (header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : "");
        try
        {
            if (await Find(token) is not { } caller) return Unknown();
            if (cookie is { IsProven: false } && !IsSafe(Request.Method)) return Unproven(caller);
            Context.Features.Set(caller);
            return AuthenticateResult.Success(caller.Ticket);
        }
        catch (IdentityAwayException)
        {
            answer = Problems.Of(StatusCodes.Status503ServiceUnavailable);
            return AuthenticateResult.Fail("away");
        }
    }

    private ValueTask<Caller?> Find(string token)
    {
        if (token.Length is 0 or > LongestToken) return ValueTask.FromResult<Caller?>(null);
        return token.StartsWith(SessionPrefix, StringComparison.Ordinal) || token.StartsWith(ServicePrefix, StringComparison.Ordinal)
            ? introspection.Find(token, Context.RequestAborted)
            : ValueTask.FromResult(bootstrap.Find(token));
    }

    private AuthenticateResult Unknown()
    {
        if (!limits.MayFailAgain(Context.Connection.RemoteIpAddress))
        {
            Response.Headers.RetryAfter = Limits.SecondsPerFailure;
            answer = Problems.Of(StatusCodes.Status429TooManyRequests);
        }
        else
        {
            refused = (null, "unknown token");
        }
        return AuthenticateResult.Fail("unknown");
    }

    private AuthenticateResult Unproven(Caller caller)
    {
        refused = (caller, AntiForgery);
        answer = Problems.Of(StatusCodes.Status403Forbidden, AntiForgery, new(
            $"Eine Änderung mit Cookie braucht {SessionCookie.ProofHeader} mit dem Wert des Cookies „{SessionCookie.ProofName}“.",
            $"A change by cookie needs {SessionCookie.ProofHeader} with the value of the cookie {SessionCookie.ProofName}."));
        return AuthenticateResult.Fail("unproven");
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // Whoever is known is within the rate of the session also when refused: each refusal is written down.
        if (refused is ({ } known, _) && !limits.MayAsk(known.Session ?? known.Actor.Id.Value)) answer = Problems.Of(StatusCodes.Status429TooManyRequests);
        else if (refused is var (caller, outcome)) await record.Keep(Context, caller, outcome);
        if (answer is null) Response.Headers.WWWAuthenticate = "Bearer";
        await (answer ?? Problems.Of(StatusCodes.Status401Unauthorized)).ExecuteAsync(Context);
    }
}
