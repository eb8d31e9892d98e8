using Bkmo.Identity.Accounts;
using Bkmo.Identity.Challenges;
using Bkmo.Identity.Introspection;
using Bkmo.Identity.Passkeys;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Sessions;

/// <summary>The owner proves once more to be who they are, so that critical acts are open for ten minutes.</summary>
internal static class ConfirmIdentity
{
    /// <summary>The proof.</summary>
    /// <param name="Password">The password; not with a passkey.</param>
    /// <param name="Code">Six digits of the authenticator, or a recovery code.</param>
    /// <param name="Passkey">What a passkey of the account answered, instead of password and code.</param>
    internal sealed record Request(string? Password = null, string? Code = null, PasskeyProof? Passkey = null);

    private const string Route = "/api/identity/sessions/current/confirmation", Act = "confirm identity";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Route, Handle)
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status401Unauthorized).ForOneself().EvenWithoutSecondFactor();
        routes.MapPost(Route + "/options", Begin).Produces<PasskeyQuestion>().ForOneself().EvenWithoutSecondFactor();
    }

    private static async Task<IResult> Begin(Desk desk, PasskeyProofs proofs, CancellationToken cancellation) =>
        Results.Json(await proofs.Ask(desk.Caller.SignedIn.Account, Purposes.PasskeyConfirmation, cancellation), ServiceJson.Options);

    private static async Task<IResult> Handle(Request request, Desk desk, Authentication authentication, PasskeyAuthentication passkeys, CancellationToken cancellation)
    {
        var caller = desk.Caller.SignedIn;
        if (request.Passkey is { } proof)
            return await passkeys.Check(proof, Purposes.PasskeyConfirmation, caller.Account.Id, Act, _ => Confirm(desk, secondFactor: true, cancellation), cancellation) is null
                ? PasskeyAuthentication.Refused()
                : Results.NoContent();
        var verdict = await authentication.Check(
            caller.Account, request.Password ?? "", request.Code, Act, account => Confirm(desk, account.HasSecondFactor || caller.Session.SecondFactor, cancellation), cancellation);
        return verdict is Verdict.Accepted ? Results.NoContent() : Authentication.Answer(verdict, desk.Http);
    }

    private static async Task Confirm(Desk desk, bool secondFactor, CancellationToken cancellation)
    {
        var id = desk.Caller.SignedIn.Session.Id;
        await desk.Db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.AuthenticatedAt, desk.Now).SetProperty(s => s.SecondFactor, secondFactor), cancellation);
        await desk.Revoke(null, id, cancellation);
    }
}
