using Bkmo.Identity.Accounts;
using Bkmo.Identity.Challenges;
using Bkmo.Identity.Conventions;
using Bkmo.Identity.Passkeys;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Providers;

/// <summary>The owner links the account with their user at the trusted provider, sees the links and removes them.</summary>
internal static class OwnExternalLogins
{
    private const string Route = "/api/identity/account/external-logins", One = Route + "/{id:guid}", Act = "link external login";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Route + "/options", Begin).Produces<ProviderQuestion>().ForOneself().AsksForFreshProof().NeedsProvider();
        routes.MapPost(Route, Link).ForOneself().AsksForFreshProof().NeedsProvider().Creates<ExternalLoginView>();
        routes.MapGet(Route, List).ForOneself().EvenWithoutSecondFactor().NeedsProvider().Lists<ExternalLoginView>();
        routes.MapGet(One, Show).ForOneself().EvenWithoutSecondFactor().NeedsProvider().Shows<ExternalLoginView>();
        routes.MapDelete(One, Remove).ForOneself().AsksForFreshProof().NeedsProvider().Changes();
    }

    private static async Task<IResult> Begin(Desk desk, ProviderVisits visits, CancellationToken cancellation) =>
        Results.Json(await visits.Ask(Purposes.ProviderLink, desk.Caller.SignedIn.Account.Id, cancellation), ServiceJson.Options);

    private static async Task<IResult> Link(ProviderProof request, Desk desk, ProviderVisits visits, CancellationToken cancellation)
    {
        var id = desk.Caller.SignedIn.Account.Id;
        var person = await visits.Check(request, Purposes.ProviderLink, id, cancellation);
        await using var transaction = await desk.Begin(cancellation);
        await desk.Db.Hold(id, cancellation);
        if (person is null) return await desk.Refuse(transaction, Act, id, new ExternalLoginRefused(), cancellation);
        if (await IsTaken(desk, person, cancellation)) return await desk.Refuse(transaction, Act, id, new ExternalLoginTaken(), cancellation);
        var login = ExternalLogin.Of(person, desk.NewId(), id, desk.Now);
        desk.Db.ExternalLogins.Add(login);
        desk.Note(Act, login.Id);
        return await desk.Created(transaction, $"{Route}/{login.Id}", login.Version, ExternalLoginView.Of(login), cancellation);
    }

    private static Task<IResult> List(PageRequest page, Desk desk, CancellationToken cancellation) =>
        page.Of(desk.Db.ExternalLogins.AsNoTracking().Where(l => l.AccountId == desk.Caller.SignedIn.Account.Id), l => l.Id, ExternalLoginView.Of, cancellation);

    private static async Task<IResult> Show(Guid id, Desk desk, CancellationToken cancellation) =>
        await Own(desk, id, cancellation) is { } login ? desk.Shown(login.Version, ExternalLoginView.Of(login)) : Problems.Of(new UnknownExternalLogin());

    private static async Task<IResult> Remove(Guid id, Desk desk, CancellationToken cancellation)
    {
        await using var transaction = await desk.Begin(cancellation);
        var account = (await desk.Db.Hold(desk.Caller.SignedIn.Account.Id, cancellation))!;
        if (await Own(desk, id, cancellation) is not { } login) return Problems.Of(new UnknownExternalLogin());
        if (desk.Mismatch(login.Version) is { } mismatch) return mismatch;
        if (await WaysIn.Others(desk, account, id, cancellation) == 0) return await desk.Refuse(transaction, "remove external login", id, new LastWayIn(), cancellation);
        desk.Db.ExternalLogins.Remove(login);
        desk.Note("remove external login", id);
        await desk.Commit(transaction, cancellation);
        return Results.NoContent();
    }

    /// <summary>Whether the provider's user belongs to an account. Two who claim it at once wait for one another.</summary>
    internal static async Task<bool> IsTaken(Desk desk, ExternalPerson person, CancellationToken cancellation)
    {
        var claim = $"bkmo external login {person.Issuer} {person.Subject}";
        await desk.Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({claim}, 0))", cancellation);
        return await desk.Db.ExternalLogins.AnyAsync(l => l.Issuer == person.Issuer && l.Subject == person.Subject, cancellation);
    }

    private static Task<ExternalLogin?> Own(Desk desk, Guid id, CancellationToken cancellation) =>
        desk.Db.ExternalLogins.SingleOrDefaultAsync(l => l.Id == id && l.AccountId == desk.Caller.SignedIn.Account.Id, cancellation);
}
