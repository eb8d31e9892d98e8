using Bkmo.Identity.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Introspection;

/// <summary>Tells the gateway what to forget, waiting for news when there are none.</summary>
internal static class ListRevocations
{
    private const int MostAtOnce = 1000, LongestWait = 10;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    /// <summary>What to forget: one session, or everything of an account.</summary>
    internal sealed record Item(long Number, Guid? AccountId, Guid? SessionId);

    /// <summary>The news.</summary>
    /// <param name="Items">In the order of their numbers.</param>
    /// <param name="Last">What to ask after next time.</param>
    /// <param name="OfficeExists">Whether an account of the office was ever opened: then the bootstrap token is over.</param>
    internal sealed record Answer(IReadOnlyList<Item> Items, long Last, bool OfficeExists);

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/internal/revocations", Handle).Produces<Answer>().RequireService("gateway").ExcludeFromDescription();

    /// <param name="after">Last number that is known; without it nothing is listed but the last number, for whoever remembers nothing yet.</param>
    /// <param name="wait">Seconds to wait for news, at most 10.</param>
    /// <param name="desk">The request's.</param>
    /// <param name="cancellation">The caller has gone.</param>
    private static async Task<IResult> Handle(long? after, int? wait, Desk desk, CancellationToken cancellation)
    {
        var revocations = desk.Db.Revocations.AsNoTracking();
        if (after is null) return await Json([], await revocations.MaxAsync(r => (long?)r.Number, cancellation) ?? 0, desk, cancellation);
        using var timer = new PeriodicTimer(Between);
        for (var rounds = Math.Clamp(wait ?? 0, 0, LongestWait) * (int)(TimeSpan.FromSeconds(1) / Between); ; rounds--)
        {
            var items = await revocations.Where(r => r.Number > after).OrderBy(r => r.Number).Take(MostAtOnce)
                .Select(r => new Item(r.Number, r.AccountId, r.SessionId)).ToListAsync(cancellation);
            if (items.Count > 0 || rounds <= 0) return await Json(items, items.Count > 0 ? items[^1].Number : after.Value, desk, cancellation);
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    private static async Task<IResult> Json(IReadOnlyList<Item> items, long last, Desk desk, CancellationToken cancellation) =>
        Results.Json(new Answer(items, last, await desk.Db.Grants.AnyAsync(grant => grant.Role == Roles.Office, cancellation)), ServiceJson.Options);
}
