using System.Text.RegularExpressions;
using Bkmo.Identity.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Bkmo.Identity.Audit;

/// <summary>Records who was refused an act (403), or told that something is not there for them (404), unless the act has its own record of that.</summary>
internal static partial class Denials
{
    /// <summary>Records a refusal that nobody has recorded yet.</summary>
    internal static async Task Note(HttpContext http, object? result)
    {
        if (result is not IStatusCodeHttpResult { StatusCode: StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound } refused) return;
        await Note(http, refused.StatusCode is StatusCodes.Status404NotFound ? "not found" : "forbidden");
    }

    internal static Task Note(HttpContext http, string outcome)
    {
        var endpoint = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no address)";
        var about = http.Request.RouteValues.Values.OfType<string>().Select(value => Guid.TryParse(value, out var id) ? id : (Guid?)null).LastOrDefault(id => id is not null);
        var desk = http.RequestServices.GetRequiredService<Desk>();
        return desk.Deny(http.Actor().Id.Value, $"{http.Request.Method} {Constraint().Replace(endpoint, "}")}", about, outcome, http.RequestAborted);
    }

    [GeneratedRegex(":[a-z]+}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Constraint();
}

/// <summary>Records who was refused before an endpoint ran: a token without any of the demanded roles.</summary>
internal sealed class DenialsAtTheDoor : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden && context.GetEndpoint() is RouteEndpoint) await Denials.Note(context, "forbidden");
        await usual.HandleAsync(next, context, policy, authorizeResult);
    }
}
