using System.Text.Json;
using Bkmo.Identity.Accounts;
using Bkmo.Identity.Challenges;
using Bkmo.Identity.Passkeys;

namespace Bkmo.Identity.Sessions;

/// <summary>Opens a session by a passkey, without a user name: the passkey says whose it is. It counts as two factors.</summary>
internal static class SignInByPasskey
{
    /// <summary>The authenticator's answer.</summary>
    /// <param name="Handle">The question's.</param>
    /// <param name="Credential">What <c>credential.toJSON()</c> gives.</param>
    /// <param name="Client">What the owner will know this device by.</param>
    internal sealed record Request(string Handle, JsonElement Credential, string? Client = null);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/identity/sessions/passkey/options", Begin).Produces<PasskeyQuestion>().AllowAnyone();
        routes.MapPost("/api/identity/sessions/passkey", Finish)
            .Produces<SignIn.Opened>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status401Unauthorized).AllowAnyone();
    }

    private static async Task<IResult> Begin(PasskeyProofs proofs, CancellationToken cancellation) =>
        Results.Json(await proofs.Ask(null, Purposes.PasskeySignIn, cancellation), ServiceJson.Options);

    private static async Task<IResult> Finish(Request request, Desk desk, PasskeyAuthentication authentication, CancellationToken cancellation)
    {
        var check = new Check();
        var client = check.OptionalText(request.Client, "client", SignIn.LongestClient);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var token = Tokens.ForSession();
        Session? session = null;
        var account = await authentication.Check(new(request.Handle, request.Credential), Purposes.PasskeySignIn, null, "sign in by passkey", account =>
        {
            desk.Db.Sessions.Add(session = SignIn.Open(desk, account, token, client, OpenedBy.Passkey, secondFactor: true, desk.Now));
            return Task.CompletedTask;
        }, cancellation);
        return account is null || session is null ? PasskeyAuthentication.Refused() : await SignIn.Answer(desk, account, session, token, cancellation);
    }
}
