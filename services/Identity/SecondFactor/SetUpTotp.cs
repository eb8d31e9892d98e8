using Bkmo.Identity.Accounts;
using Bkmo.Identity.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.SecondFactor;

/// <summary>The owner sets up an authenticator app: asks for a secret, then proves with a code that the app has it. Recovery codes are shown once.</summary>
internal static class SetUpTotp
{
    /// <summary>What the app needs.</summary>
    /// <param name="Secret">To be typed, base32.</param>
    /// <param name="Address">The same as an address, to be shown as a picture (otpauth://).</param>
    internal sealed record Offer(string Secret, string Address);

    /// <summary>The proof.</summary>
    /// <param name="Code">What the app shows.</param>
    internal sealed record Confirmation(string Code);

    /// <summary>What to keep on paper.</summary>
    /// <param name="RecoveryCodes">Each stands in once for a lost authenticator. Shown this once.</param>
    internal sealed record Confirmed(IReadOnlyList<string> RecoveryCodes);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/identity/account/totp", Begin).Produces<Offer>().ForOneself().EvenWithoutSecondFactor().AsksForFreshProof();
        routes.MapPost("/api/identity/account/totp/confirm", Confirm).Produces<Confirmed>().ForOneself().EvenWithoutSecondFactor().AsksForFreshProof();
    }

    private static async Task<IResult> Begin(Desk desk, SecretBox box, CancellationToken cancellation)
    {
        await using var transaction = await desk.Begin(cancellation);
        var account = (await desk.Db.Hold(desk.Caller.SignedIn.Account.Id, cancellation))!;
        if (account.HasSecondFactor) return Problems.Of(new SecondFactorThere());
        if (await WaysIn.WhyNotSetUp(desk, cancellation) is { } required) return await desk.Refuse(transaction, "set up second factor", account.Id, required, cancellation);
        var secret = Totp.NewSecret();
        (account.TotpSecret, account.TotpLastStep) = (box.Seal(secret, account.Id), null);
        desk.Note("begin second factor", account.Id);
        await desk.Commit(transaction, cancellation);
        var text = Totp.Text(secret);
        return Results.Json(new Offer(text, $"otpauth://totp/BKMO?secret={text}&issuer=BKMO"), ServiceJson.Options);
    }

    private static async Task<IResult> Confirm(Confirmation request, Desk desk, SecondFactors factors, CancellationToken cancellation)
    {
        var caller = desk.Caller.SignedIn;
        await using var transaction = await desk.Begin(cancellation);
        var account = (await desk.Db.Hold(caller.Account.Id, cancellation))!;
        if (account.HasSecondFactor) return Problems.Of(new SecondFactorThere());
        if (await WaysIn.WhyNotSetUp(desk, cancellation) is { } required) return await desk.Refuse(transaction, "set up second factor", account.Id, required, cancellation);
        if (!factors.TakeFromAuthenticator(account, request.Code.Replace(" ", "", StringComparison.Ordinal), desk.Now)) return Problems.Of(new WrongCode());

        account.TotpConfirmedAt = desk.Now;
        var codes = RecoveryCode.Issue(desk.Db, account.Id);
        await desk.Db.Sessions.Where(s => s.Id == caller.Session.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SecondFactor, true), cancellation);
        // The others were opened without it. This one may do more from now on, which the gateway must hear as well.
        await Ending.All(desk, account.Id, except: caller.Session.Id, cancellation);
        desk.Note("set up second factor", account.Id);
        await desk.Commit(transaction, cancellation);
        return Results.Json(new Confirmed(codes), ServiceJson.Options);
    }
}

/// <summary>There is a second factor already.</summary>
internal sealed record SecondFactorThere() : Refusal(RefusalKind.Conflict, new(
    "Ein zweiter Faktor ist schon eingerichtet.", "A second factor is set up already."));

/// <summary>The code does not fit.</summary>
internal sealed record WrongCode() : Refusal(RefusalKind.Invalid, new("Der Code stimmt nicht; prüfen Sie die Uhrzeit des Geräts.", "The code is not right; check the device's clock."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { ["code"] = Message };
}
