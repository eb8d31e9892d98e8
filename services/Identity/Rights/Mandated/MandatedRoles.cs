using Bkmo.Eventing;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Identity.Rights.Mandated;

/// <summary>A role that follows from a mandate or a seat.</summary>
internal sealed record MandatedRoleRow
{
    /// <summary>The mandate or the seat.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who, as Membership knows them.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The role.</summary>
    public required string Role { get; init; }

    /// <summary>Kind of the scope.</summary>
    public required ScopeKind ScopeKind { get; init; }

    /// <summary>The organisation, committee or conference.</summary>
    public Guid? ScopeId { get; init; }

    /// <summary>First day, Europe/Berlin.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day, Europe/Berlin.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>When it was granted, UTC.</summary>
    public required DateTimeOffset GrantedAt { get; init; }

    /// <summary>The same as a grant of an account.</summary>
    internal Grant AsGrantOf(Guid accountId) => new()
    {
        Id = Id, AccountId = accountId, Role = Role, ScopeKind = ScopeKind, ScopeId = ScopeId, ValidFrom = Berlin.StartOf(From),
        ValidUntil = Until is { } last ? Berlin.StartOf(last.AddDays(1)) : null, GrantedBy = "service:membership", GrantedAt = GrantedAt,
    };
}

/// <summary>Roles by person.</summary>
internal sealed class MandatedRoles : IProjection<MandatedRoleRow>
{
    /// <inheritdoc />
    public static string Name => "mandated_roles";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<MandatedRoleRow> row)
    {
        row.HasKey(role => role.Id);
        row.HasIndex(role => role.PersonId);
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is RoleMandated or RoleMandateEnded ? stored.StreamId : null;

    /// <inheritdoc />
    public static MandatedRoleRow? Evolve(MandatedRoleRow? row, StoredEvent stored) => stored.Data switch
    {
        RoleMandated e => new()
        {
            Id = stored.StreamId, PersonId = e.PersonId, Role = e.Role, ScopeKind = e.ScopeKind, ScopeId = e.ScopeId, From = e.From, Until = row?.Until ?? e.Until, GrantedAt = e.At,
        },
        // An end may be heard before the beginning.
        RoleMandateEnded e => row is null
            ? new() { Id = stored.StreamId, PersonId = Guid.Empty, Role = "", ScopeKind = default, From = e.EndedOn, Until = e.EndedOn, GrantedAt = e.At }
            : row with { Until = e.EndedOn },
        _ => row,
    };
}
