using Bkmo.Identity.Accounts;
using Bkmo.Identity.Conventions;
using Bkmo.Identity.Introspection;
using Bkmo.Identity.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.ServiceAccounts;

/// <summary>The office opens accounts for partners and integrations. Their tokens are shown once and replaced with an overlap of at most a day.</summary>
internal static class ServiceAccountEndpoints
{
    private const string Route = "/api/identity/service-accounts";
    private const int MostScopes = 50, LongestName = 100, LongestScope = 100;
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(732);

    /// <summary>What for, and until when.</summary>
    /// <param name="Name">What it is for, without personal data.</param>
    /// <param name="Scopes">What its tokens may be used for: names of event types.</param>
    /// <param name="ExpiresAt">Its end, at most two years ahead.</param>
    internal sealed record Request(string Name, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt);

    /// <summary>How the tokens change over.</summary>
    /// <param name="OverlapHours">How long the token before lives on: 0 to 24 hours; 24 unless told.</param>
    internal sealed record Rotation(int OverlapHours = 24);

    /// <summary>A token, shown this once.</summary>
    /// <param name="Id">The token's id, as in the account's list.</param>
    /// <param name="Token">To be shown with every request. It cannot be had again.</param>
    /// <param name="ExpiresAt">Its end, UTC.</param>
    internal sealed record Issued(Guid Id, string Token, DateTimeOffset ExpiresAt);

    /// <summary>A token, without itself.</summary>
    /// <param name="Id">The token.</param>
    /// <param name="CreatedAt">When it was issued, UTC.</param>
    /// <param name="ExpiresAt">Its end, UTC.</param>
    /// <param name="LastUsedAt">When it was last used, UTC, to the minute; null: never.</param>
    internal sealed record TokenView(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt);

    /// <summary>A service account.</summary>
    /// <param name="Id">The account.</param>
    /// <param name="Name">What it is for.</param>
    /// <param name="Scopes">What its tokens may be used for.</param>
    /// <param name="Status">Whether the office has locked it.</param>
    /// <param name="ExpiresAt">Its end, UTC.</param>
    /// <param name="Tokens">Those that are alive.</param>
    internal sealed record View(Guid Id, string Name, IReadOnlyList<string> Scopes, AccountStatus Status, DateTimeOffset ExpiresAt, IReadOnlyList<TokenView> Tokens);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Route, Create).ForOffice().AsksForFreshProof().Creates<View>();
        routes.MapGet(Route, List).ForOffice().Lists<View>();
        routes.MapGet(Route + "/{id:guid}", ShowOne).ForOffice().Shows<View>();
        routes.MapPost(Route + "/{id:guid}/tokens", Rotate).ForOffice().AsksForFreshProof().Creates<Issued>();
    }

    private static async Task<IResult> Create(Request request, Desk desk, CancellationToken cancellation)
    {
        var check = new Check();
        var name = check.Text(request.Name, "name", 1, LongestName);
        check.That(request.Scopes.Count is > 0 and <= MostScopes, "scopes", new($"Erlaubt sind 1 bis {MostScopes}.", $"Allowed are 1 to {MostScopes}."));
        var scopes = request.Scopes.Take(MostScopes).Select((scope, i) => check.Text(scope, FormattableString.Invariant($"scopes[{i}]"), 1, LongestScope)).ToArray();
        check.That(request.ExpiresAt > desk.Now && request.ExpiresAt <= desk.Now + LongestLife, "expiresAt",
            new("Das Ende liegt in der Zukunft und höchstens zwei Jahre voraus.", "The end lies in the future, at most two years ahead."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var account = new Account
        {
            Id = desk.NewId(), Kind = AccountKind.Service, Status = AccountStatus.Active, Name = name, Scopes = [.. scopes.Distinct(StringComparer.Ordinal)],
            CreatedAt = desk.Now, ExpiresAt = request.ExpiresAt.ToUniversalTime(),
        };
        desk.Db.Users.Add(account);
        desk.Note("open service account", account.Id);
        await using var transaction = await desk.Begin(cancellation);
        return await desk.Created(transaction, $"{Route}/{account.Id}", account.Version, Show(account, []), cancellation);
    }

    private static Task<IResult> List(PageRequest page, Desk desk, CancellationToken cancellation) =>
        page.Of(desk.Db.Users.AsNoTracking().Where(a => a.Kind == AccountKind.Service), a => a.Id, accounts => Views(desk, accounts, cancellation), cancellation);

    private static async Task<IResult> ShowOne(Guid id, Desk desk, CancellationToken cancellation)
    {
        var accounts = await desk.Db.Users.AsNoTracking().Where(a => a.Kind == AccountKind.Service && a.Id == id).ToListAsync(cancellation);
        return accounts.Count == 0 ? Problems.Of(new UnknownAccount()) : desk.Shown(accounts[0].Version, (await Views(desk, accounts, cancellation))[0]);
    }

    private static async Task<List<View>> Views(Desk desk, List<Account> accounts, CancellationToken cancellation)
    {
        var ids = accounts.ConvertAll(a => a.Id);
        var tokens = (await desk.Db.ServiceTokens.AsNoTracking().Where(t => ids.Contains(t.AccountId) && t.EndedAt == null && t.ExpiresAt > desk.Now).OrderBy(t => t.Id)
            .ToListAsync(cancellation)).ToLookup(t => t.AccountId);
        return accounts.ConvertAll(a => Show(a, tokens[a.Id]));
    }

    private static async Task<IResult> Rotate(Guid id, Rotation request, Desk desk, CancellationToken cancellation)
    {
        var check = new Check();
        check.Range(request.OverlapHours, "overlapHours", 0, (int)ServiceToken.LongestOverlap.TotalHours);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        await using var transaction = await desk.Begin(cancellation);
        if (await desk.Db.Hold(id, cancellation) is not { Kind: AccountKind.Service } account) return Problems.Of(new UnknownAccount());
        if (!account.IsUsable(desk.Now)) return Problems.Of(new ServiceAccountOver());
        // Every token before lives at most so much longer, whatever an earlier rotation said.
        var until = desk.Now + TimeSpan.FromHours(request.OverlapHours);
        await desk.Db.ServiceTokens.Where(t => t.AccountId == id && t.ExpiresAt > until).ExecuteUpdateAsync(set => set.SetProperty(t => t.ExpiresAt, until), cancellation);
        var token = Tokens.ForService();
        var issued = new ServiceToken { Id = desk.NewId(), TokenHash = Tokens.Hash(token), AccountId = id, CreatedAt = desk.Now, ExpiresAt = account.ExpiresAt!.Value };
        desk.Db.ServiceTokens.Add(issued);
        account.Version++;
        desk.Note("issue service token", id);
        await desk.Revoke(id, null, cancellation);
        return await desk.Created(
            transaction, $"{Route}/{id}", account.Version, new Issued(issued.Id, token, issued.ExpiresAt), cancellation, holdsSecret: true);
    }

    private static View Show(Account account, IEnumerable<ServiceToken> tokens) => new(
        account.Id, account.Name!, account.Scopes, account.Status, account.ExpiresAt!.Value,
        [.. tokens.Select(t => new TokenView(t.Id, t.CreatedAt, t.ExpiresAt, t.LastUsedAt))]);
}

/// <summary>The service account has ended or is locked.</summary>
internal sealed record ServiceAccountOver() : Refusal(RefusalKind.Conflict, new(
    "Dieses Dienstkonto ist abgelaufen oder gesperrt.", "This service account has ended or is locked."));
