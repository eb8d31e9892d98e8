using Bkmo.Identity.Accounts;
using Bkmo.Identity.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Introspection;

/// <summary>
/// Tells the gateway how sessions stand that listen to something now. Rights also end without anybody ending them, by a mandate's last day or a session's; asking does not
/// count as using the session.
/// </summary>
internal static class ShowStandings
{
    private const int Most = 500;

    /// <summary>Which sessions.</summary>
    /// <param name="Sessions">Ids of at most 500 sessions or service accounts' tokens.</param>
    internal sealed record Request(IReadOnlyList<Guid> Sessions);

    /// <summary>Those that are alive.</summary>
    /// <param name="Standings">As <see cref="Introspect"/> tells them; whoever is not among them has ended.</param>
    internal sealed record Answer(IReadOnlyList<Introspect.Answer> Standings);

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/internal/standings", Handle).Produces<Answer>().RequireService("gateway").ExcludeFromDescription();

    private static async Task<IResult> Handle(Request request, Desk desk, CancellationToken cancellation)
    {
        var check = new Check();
        check.That(request.Sessions.Count <= Most, "sessions", new($"Höchstens {Most}.", $"At most {Most}."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var ids = request.Sessions;
        var sessions = await Standing.All(desk.Db, session => ids.Contains(session.Id), desk.Now, cancellation);
        var tokens = sessions.Count == ids.Count ? [] : (await desk.Db.ServiceTokens.AsNoTracking().Where(token => ids.Contains(token.Id))
            .Join(desk.Db.Users.AsNoTracking(), token => token.AccountId, account => account.Id, (token, account) => new { Token = token, Account = account }).ToListAsync(cancellation))
            .Where(found => found.Token.IsAlive(desk.Now) && found.Account.IsUsable(desk.Now)).ToList();
        return Results.Json(new Answer([.. sessions.Select(Introspect.Of), .. tokens.Select(found => Introspect.Of(found.Token, found.Account))]), ServiceJson.Options);
    }
}
