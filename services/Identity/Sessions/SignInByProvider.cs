using Bkmo.Identity.Accounts;
using Bkmo.Identity.Challenges;
using Bkmo.Identity.Providers;
using Bkmo.Identity.SecondFactor;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Sessions;

/// <summary>
/// Opens a session for somebody whom the trusted provider vouches for and who is linked with an account. Where the provider does not say that two factors were
/// shown, and the account has an authenticator app, its code is asked for: the same request again, with the code.
/// </summary>
internal static class SignInByProvider
{
    private const string Route = "/api/identity/sessions/oidc", Act = "sign in by provider";

    /// <summary>What came back from the provider.</summary>
    /// <param name="Code">As it came.</param>
    /// <param name="State">As it came.</param>
    /// <param name="Handle">The question's.</param>
    /// <param name="OneTimeCode">Six digits of the authenticator, or a recovery code, if they were asked for.</param>
    /// <param name="Client">What the owner will know this device by.</param>
    internal sealed record Request(string Code, string State, string Handle, string? OneTimeCode = null, string? Client = null);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Route, Begin).Produces<ProviderQuestion>().AllowAnyone().NeedsProvider();
        routes.MapPost(Route + "/finish", Finish)
            .Produces<SignIn.Opened>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status401Unauthorized).AllowAnyone().NeedsProvider();
    }

    private static async Task<IResult> Begin(ProviderVisits visits, CancellationToken cancellation) =>
        Results.Json(await visits.Ask(Purposes.ProviderSignIn, null, cancellation), ServiceJson.Options);

    private static async Task<IResult> Finish(Request request, Desk desk, ProviderVisits visits, SecondFactors factors, CancellationToken cancellation)
    {
        var check = new Check();
        var client = check.OptionalText(request.Client, "client", SignIn.LongestClient);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var person = await HalfWay.Take(desk, request.Handle, cancellation)
            ?? await visits.Check(new(request.Code, request.State, request.Handle), Purposes.ProviderSignIn, null, cancellation);
        var (issuer, subject) = (person?.Issuer, person?.Subject);
        var named = await desk.Db.ExternalLogins.Where(l => l.Issuer == issuer && l.Subject == subject).Select(l => (Guid?)l.AccountId).SingleOrDefaultAsync(cancellation);
        await using var transaction = await desk.Begin(cancellation);
        var account = await desk.Db.Hold(named, cancellation);
        var verdict = await Judge(desk, factors, account, person, request.OneTimeCode, cancellation);
        var token = Tokens.ForSession();
        var session = verdict is Verdict.Accepted ? await Accept(desk, account!, person!, token, client, cancellation) : null;
        if (verdict is Verdict.Refused && request.OneTimeCode is not null) account?.Fail(desk.Now);
        if (verdict is Verdict.CodeMissing) HalfWay.Keep(desk, request.Handle, person!);
        desk.NoteAs(session is null ? AuditEntry.Nobody : account!.Id.ToString(), Act, account?.Id, verdict.Name());
        await desk.Commit(transaction, cancellation);
        return session is null ? Answer(verdict, desk.Http) : await SignIn.Answer(desk, account!, session, token, cancellation);
    }

    private static async Task<Verdict> Judge(Desk desk, SecondFactors factors, Account? account, ExternalPerson? person, string? code, CancellationToken cancellation)
    {
        if (account is null || person is null || !account.IsUsable(desk.Now) || account.IsLockedOut(desk.Now)) return Verdict.Refused;
        if (person.SecondFactor || !account.HasSecondFactor) return Verdict.Accepted;
        if (string.IsNullOrWhiteSpace(code)) return Verdict.CodeMissing;
        return await factors.Take(account, code, desk.Now, cancellation) ? Verdict.Accepted : Verdict.Refused;
    }

    private static async Task<Session> Accept(Desk desk, Account account, ExternalPerson person, string token, string? client, CancellationToken cancellation)
    {
        account.Succeed();
        // Without word of when they were shown, the factors are too old for critical acts.
        var shown = person.AuthenticatedAt ?? desk.Now - CriticalActs.StepUp - TimeSpan.FromSeconds(1);
        var session = SignIn.Open(desk, account, token, client, OpenedBy.Provider, person.SecondFactor || account.HasSecondFactor, shown);
        desk.Db.Sessions.Add(session);
        await desk.Db.ExternalLogins.Where(l => l.Issuer == person.Issuer && l.Subject == person.Subject).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.LastUsedAt, desk.Now), cancellation);
        return session;
    }

    private static IResult Answer(Verdict verdict, HttpContext http) => verdict is Verdict.CodeMissing ? Authentication.Answer(verdict, http)
        : Problems.Of(StatusCodes.Status401Unauthorized, "sign-in-refused", new(
            "Mit dieser Anmeldung ist kein Konto verknüpft, das gerade benutzt werden kann; bitte von vorn beginnen oder anders anmelden.",
            "No account that can be used just now is linked with this sign-in; start again or sign in another way."));
}
