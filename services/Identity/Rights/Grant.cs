namespace Bkmo.Identity.Rights;

/// <summary>Where a role holds.</summary>
internal enum ScopeKind
{
    /// <summary>The whole federation.</summary>
    Federation,

    /// <summary>One organisation.</summary>
    Organisation,

    /// <summary>One committee.</summary>
    Committee,

    /// <summary>One counselling centre.</summary>
    Centre,

    /// <summary>One conference.</summary>
    Conference,
}

/// <summary>A role that somebody holds in a scope for a time. Grants are ended, never deleted or changed.</summary>
internal sealed class Grant
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required string Role { get; init; }

    public required ScopeKind ScopeKind { get; init; }

    public Guid? ScopeId { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    public DateTimeOffset? ValidUntil { get; init; }

    public required string GrantedBy { get; init; }

    public required DateTimeOffset GrantedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public string? EndedBy { get; set; }

    /// <summary>Whether it gives rights at this time.</summary>
    public bool IsActive(DateTimeOffset now) => EndedAt is null && ValidFrom <= now && !(ValidUntil <= now);

    /// <summary>Whether it gives rights now or may do so later.</summary>
    public bool IsOpen(DateTimeOffset now) => EndedAt is null && !(ValidUntil <= now);

    internal static Grant Of(RoleRequest wanted, Guid id, Guid accountId, string by, DateTimeOffset at) => new()
    {
        Id = id, AccountId = accountId, Role = wanted.Role, ScopeKind = RoleTable.Of(wanted.Role).Scope, ScopeId = wanted.ScopeId,
        ValidFrom = wanted.From ?? at, ValidUntil = wanted.Until, GrantedBy = by, GrantedAt = at,
    };
}

/// <summary>A role that somebody shall hold.</summary>
/// <param name="Role">Name of the role.</param>
/// <param name="ScopeId">The organisation, committee, centre or conference; none for roles of the federation.</param>
/// <param name="From">From when on; now unless told.</param>
/// <param name="Until">Until when; without end unless told.</param>
internal sealed record RoleRequest(string Role, Guid? ScopeId = null, DateTimeOffset? From = null, DateTimeOffset? Until = null);

/// <summary>A role that somebody holds, as it is shown.</summary>
/// <param name="Id">The grant.</param>
/// <param name="Role">Name of the role.</param>
/// <param name="Scope">Kind of the scope.</param>
/// <param name="ScopeId">The organisation, committee, centre or conference; none for roles of the federation.</param>
/// <param name="From">From when on, UTC.</param>
/// <param name="Until">Until when, UTC; null: without end.</param>
internal sealed record GrantView(Guid Id, string Role, ScopeKind Scope, Guid? ScopeId, DateTimeOffset From, DateTimeOffset? Until)
{
    internal static GrantView Of(Grant grant) => new(grant.Id, grant.Role, grant.ScopeKind, grant.ScopeId, grant.ValidFrom, grant.ValidUntil);
}
