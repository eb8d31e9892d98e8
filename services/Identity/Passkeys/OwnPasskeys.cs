using Bkmo.Identity.Accounts;
using Bkmo.Identity.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Passkeys;

/// <summary>The owner sees their passkeys, renames them and removes them.</summary>
internal static class OwnPasskeys
{
    private const string One = RegisterPasskey.Route + "/{id:guid}";

    /// <summary>The new name.</summary>
    /// <param name="Name">What the owner will know it by.</param>
    internal sealed record Renaming(string Name);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(RegisterPasskey.Route, List).ForOneself().EvenWithoutSecondFactor().Lists<PasskeyView>();
        routes.MapGet(One, Show).ForOneself().EvenWithoutSecondFactor().Shows<PasskeyView>();
        routes.MapPut(One, Rename).ForOneself().Changes<PasskeyView>();
        routes.MapDelete(One, Remove).ForOneself().AsksForFreshProof().Changes();
    }

    private static Task<IResult> List(PageRequest page, Desk desk, CancellationToken cancellation) =>
        page.Of(desk.Db.Passkeys.AsNoTracking().Where(p => p.AccountId == desk.Caller.SignedIn.Account.Id), p => p.Id, PasskeyView.Of, cancellation);

    private static async Task<IResult> Show(Guid id, Desk desk, CancellationToken cancellation) =>
        await Own(desk, id, cancellation) is { } passkey ? desk.Shown(passkey.Version, PasskeyView.Of(passkey)) : Problems.Of(new UnknownPasskey());

    private static async Task<IResult> Rename(Guid id, Renaming request, Desk desk, CancellationToken cancellation)
    {
        var check = new Check();
        var name = check.Text(request.Name, "name", 1, Passkey.LongestName);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        await using var transaction = await desk.Begin(cancellation);
        await desk.Db.Hold(desk.Caller.SignedIn.Account.Id, cancellation);
        if (await Own(desk, id, cancellation) is not { } passkey) return Problems.Of(new UnknownPasskey());
        if (desk.Mismatch(passkey.Version) is { } mismatch) return mismatch;
        (passkey.Name, passkey.Version) = (name, passkey.Version + 1);
        desk.Note("rename passkey", id);
        await desk.Commit(transaction, cancellation);
        return desk.Shown(passkey.Version, PasskeyView.Of(passkey));
    }

    private static async Task<IResult> Remove(Guid id, Desk desk, CancellationToken cancellation)
    {
        await using var transaction = await desk.Begin(cancellation);
        var account = (await desk.Db.Hold(desk.Caller.SignedIn.Account.Id, cancellation))!;
        if (await Own(desk, id, cancellation) is not { } passkey) return Problems.Of(new UnknownPasskey());
        if (desk.Mismatch(passkey.Version) is { } mismatch) return mismatch;
        if (await WaysIn.Others(desk, account, id, cancellation) == 0) return await desk.Refuse(transaction, "remove passkey", id, new LastWayIn(), cancellation);
        desk.Db.Passkeys.Remove(passkey);
        desk.Note("remove passkey", id);
        await desk.Commit(transaction, cancellation);
        return Results.NoContent();
    }

    private static Task<Passkey?> Own(Desk desk, Guid id, CancellationToken cancellation) =>
        desk.Db.Passkeys.SingleOrDefaultAsync(p => p.Id == id && p.AccountId == desk.Caller.SignedIn.Account.Id, cancellation);
}
