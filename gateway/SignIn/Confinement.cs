namespace Bkmo.Gateway;

/// <summary>Keeps callers that may do one thing only from everything else, and says what that one thing is. Identity decides within its own addresses.</summary>
internal static class Confinement
{
    private const string Identity = "/api/identity", Invitations = Identity + "/invitations";

    internal static async Task Keep(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<Caller>() is not { } caller || Refusal(caller, context.Request) is not var (code, message))
        {
            await next(context);
            return;
        }
        await context.RequestServices.GetRequiredService<RefusalRecord>().Keep(context, caller, code);
        await Problems.Of(StatusCodes.Status403Forbidden, code, message).ExecuteAsync(context);
    }

    private static (string Code, Text Message)? Refusal(Caller caller, HttpRequest request) => caller.MayOnly switch
    {
        null => null,
        Caller.Totp when request.Path.StartsWithSegments(Identity, StringComparison.OrdinalIgnoreCase) => null,
        Caller.Invite when HttpMethods.IsPost(request.Method) && request.Path == Invitations => null,
        Caller.Invite => ("bootstrap-only-invites", new(
            $"Das Start-Token lädt nur das erste Konto der Geschäftsstelle ein: POST {Invitations}.", $"The bootstrap token only invites the office's first account: POST {Invitations}.")),
        _ => ("second-factor-required", new(
            "Ihre Rolle verlangt einen zweiten Faktor; richten Sie ihn zuerst ein: POST /api/identity/account/totp.",
            "Your role demands a second factor; set it up first: POST /api/identity/account/totp.")),
    };

    /// <summary>Whoever changes something in Identity may do what follows from it with the very next request.</summary>
    internal static Task Renew(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && context.Features.Get<Caller>()?.Session is { } session
            && context.Request.Path.StartsWithSegments(Identity, StringComparison.OrdinalIgnoreCase))
            context.Response.OnStarting(() =>
            {
                context.RequestServices.GetRequiredService<Introspection>().Forget(session);
                return Task.CompletedTask;
            });
        return next(context);
    }
}
