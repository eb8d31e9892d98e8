using Bkmo.Identity.Accounts;
using Bkmo.Identity.Introspection;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Sessions;

/// <summary>The owner proves once more to be who they are, so that critical acts are open for ten minutes.</summary>
internal static class ConfirmIdentity
{
    /// <summary>The proof.</summary>
    /// <param name="Password">The password.</param>
    /// <param name="Code">Six digits of the authenticator, or a recovery code.</param>
    internal sealed record Request(string Password, string? Code = null);

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/identity/sessions/current/confirmation", Handle)
        .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status401Unauthorized).ForOneself().EvenWithoutSecondFactor();

    private static async Task<IResult> Handle(Request request, Desk desk, Authentication authentication, CancellationToken cancellation)
    {
        var caller = desk.Caller.SignedIn;
        var verdict = await authentication.Check(caller.Account, request.Password, request.Code, "confirm identity", async account =>
        {
            await desk.Db.Sessions.Where(s => s.Id == caller.Session.Id).ExecuteUpdateAsync(
                set => set.SetProperty(s => s.AuthenticatedAt, desk.Now).SetProperty(s => s.SecondFactor, account.HasSecondFactor), cancellation);
            await desk.Revoke(null, caller.Session.Id, cancellation);
        }, cancellation);
        return verdict is Verdict.Accepted ? Results.NoContent() : Authentication.Answer(verdict, desk.Http);
    }
}
