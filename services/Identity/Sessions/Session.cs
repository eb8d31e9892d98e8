using System.Linq.Expressions;
using Bkmo.Identity.Accounts;
using Bkmo.Identity.Rights;
using Bkmo.Identity.Rights.Mandated;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Sessions;

/// <summary>How a session was opened.</summary>
internal enum OpenedBy
{
    /// <summary>By password, with a code or without.</summary>
    Password,

    /// <summary>By passkey.</summary>
    Passkey,

    /// <summary>By the trusted provider.</summary>
    Provider,
}

/// <summary>One signing-in of a person. The token is known to its owner only.</summary>
internal sealed class Session
{
    internal static readonly TimeSpan Absolute = TimeSpan.FromDays(7);
    internal static readonly TimeSpan Idle = TimeSpan.FromHours(12);
    internal static readonly TimeSpan IdleInCounselling = TimeSpan.FromMinutes(30);

    /// <summary>How exactly the last use is kept.</summary>
    internal static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public required Guid Id { get; init; }

    public required byte[] TokenHash { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>What the owner knows the device by.</summary>
    public string? Client { get; init; }

    /// <summary>Whether a code was asked for and given.</summary>
    public required bool SecondFactor { get; set; }

    public required OpenedBy OpenedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>When the owner last proved to be who they are.</summary>
    public required DateTimeOffset AuthenticatedAt { get; set; }

    /// <summary>The end that no use puts off.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>A living session with its account and the roles of now.</summary>
internal sealed record Standing(Account Account, Session Session, IReadOnlyList<Grant> Grants)
{
    /// <summary>When the session ends unless it is used before.</summary>
    internal DateTimeOffset EndsAt
    {
        get
        {
            var idle = Session.SeenAt + MayIdle;
            return idle < Session.ExpiresAt ? idle : Session.ExpiresAt;
        }
    }

    /// <summary>How long sessions of this account live without use.</summary>
    internal TimeSpan MayIdle => Grants.Any(grant => RoleTable.Of(grant.Role).IsCounselling) ? Session.IdleInCounselling : Session.Idle;

    /// <summary>Whether the session may do nothing but set up the second factor that a role demands.</summary>
    internal bool LacksSecondFactor => !Session.SecondFactor && Grants.Any(grant => RoleTable.Of(grant.Role).NeedsSecondFactor);

    /// <summary>What the session is confined to: <c>totp</c>, or null when to nothing.</summary>
    internal string? MayOnly => LacksSecondFactor ? "totp" : null;

    internal bool Holds(string role) => Grants.Any(grant => grant.Role == role);

    /// <summary>The session, if it is alive and its account may be used.</summary>
    internal static async Task<Standing?> Find(IdentityDb db, Expression<Func<Session, bool>> which, DateTimeOffset now, CancellationToken cancellation) =>
        (await All(db, which, now, cancellation)).SingleOrDefault();

    /// <summary>Those of the sessions that are alive and whose accounts may be used.</summary>
    internal static async Task<IReadOnlyList<Standing>> All(IdentityDb db, Expression<Func<Session, bool>> which, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = (await db.Sessions.AsNoTracking().Where(which).Where(session => session.EndedAt == null)
            .Join(db.Users.AsNoTracking(), s => s.AccountId, a => a.Id, (s, a) => new { Session = s, Account = a }).ToListAsync(cancellation))
            .Where(pair => pair.Account.IsUsable(now)).ToList();
        if (found.Count == 0) return [];
        var grants = await ActiveGrants(db, [.. found.Select(pair => pair.Account.Id).Distinct()], now, cancellation);
        return [.. found.Select(pair => new Standing(pair.Account, pair.Session, [.. grants[pair.Account.Id]])).Where(standing => now < standing.EndsAt)];
    }

    /// <summary>What was granted explicitly, and what follows from mandates and seats of the accounts' persons.</summary>
    internal static async Task<ILookup<Guid, Grant>> ActiveGrants(IdentityDb db, IReadOnlyCollection<Guid> accounts, DateTimeOffset now, CancellationToken cancellation)
    {
        var granted = (await db.Grants.AsNoTracking()
            .Where(grant => accounts.Contains(grant.AccountId) && grant.EndedAt == null && grant.ValidFrom <= now && (grant.ValidUntil == null || grant.ValidUntil > now))
            .OrderBy(grant => grant.Id).ToListAsync(cancellation)).ToLookup(grant => grant.AccountId);
        var mandated = await Mandates.Of(db, accounts, granted, cancellation);
        return accounts.SelectMany(account => granted[account].Concat(mandated[account].Where(grant => grant.IsActive(now)))).ToLookup(grant => grant.AccountId);
    }
}
