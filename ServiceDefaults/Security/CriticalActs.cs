using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.ServiceDefaults;

/// <summary>A critical act asks for an authentication younger than ten minutes.</summary>
public sealed record StepUpRequired() : Refusal(RefusalKind.Forbidden, new(
    "Bitte bestätigen Sie noch einmal, dass Sie es sind; Ihre Anmeldung ist älter als zehn Minuten.",
    "Please confirm once more that it is you; you signed in more than ten minutes ago."));

/// <summary>
/// Critical acts (opening a poll, closing a case, granting a role, export of personal data): whoever does them has proved within ten minutes who they are, and
/// the act is on record before it is done and again with what came of it.
/// </summary>
public static class CriticalActs
{
    /// <summary>How old an authentication may be.</summary>
    public static readonly TimeSpan StepUp = TimeSpan.FromMinutes(10);

    private const string Tried = "tried", Done = "done";

    /// <summary>Marks a critical act. Say it before what else the endpoint is, so that a repeated request is on record as well.</summary>
    public static RouteHandlerBuilder Critical(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter(Guard).ProducesProblem(StatusCodes.Status403Forbidden);

    private static async ValueTask<object?> Guard(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (!(now - http.AuthenticatedAt() <= StepUp)) return Problems.Of(new StepUpRequired());
        var trail = http.RequestServices.GetRequiredService<IAuditTrail>();
        // A crash between both leaves the first: nothing critical is done that is not on record.
        await trail.Record(http, Tried, http.RequestAborted);
        var result = await next(context);
        await trail.Record(http, Outcome(result), CancellationToken.None);
        return result;
    }

    private static string Outcome(object? result) => result switch
    {
        ProblemResult problem => problem.Code,
        IStatusCodeHttpResult { StatusCode: >= 400 and var status } => FormattableString.Invariant($"{status}"),
        _ => Done,
    };
}
