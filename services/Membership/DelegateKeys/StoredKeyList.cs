using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Membership.DelegateKeys;

/// <summary>A stored key, for the list.</summary>
public sealed record StoredKeyRow
{
    /// <summary>The key.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is made for.</summary>
    public required string Purpose { get; init; }

    /// <summary>The key date.</summary>
    public required DateOnly KeyDate { get; init; }

    /// <summary>Whether it was signed off.</summary>
    public bool SignedOff { get; init; }

    /// <summary>The key that it takes the place of once it is signed off.</summary>
    public Guid? Supersedes { get; init; }

    /// <summary>Order of the list: in which they were computed.</summary>
    public required string SortKey { get; init; }
}

/// <summary>All stored keys.</summary>
public sealed class StoredKeyList : IProjection<StoredKeyRow>
{
    /// <inheritdoc />
    public static string Name => "delegate_keys";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<StoredKeyRow> row)
    {
        row.HasKey(key => key.Id);
        row.Property(key => key.SortKey).UseCollation("C");
        row.HasIndex(key => new { key.SortKey, key.Id });
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is DelegateKeyComputed or DelegateKeySignedOff ? stored.StreamId : null;

    /// <inheritdoc />
    public static StoredKeyRow? Evolve(StoredKeyRow? row, StoredEvent stored) => stored.Data switch
    {
        DelegateKeyComputed e => new()
        {
            Id = stored.StreamId, Purpose = e.Purpose, KeyDate = e.KeyDate, Supersedes = e.Supersedes, SortKey = FormattableString.Invariant($"{stored.Position:D19}"),
        },
        DelegateKeySignedOff when row is not null => row with { SignedOff = true },
        _ => row,
    };
}

/// <summary>A stored key in the list.</summary>
/// <param name="Id">The key.</param>
/// <param name="Purpose">What it is made for.</param>
/// <param name="KeyDate">The key date.</param>
/// <param name="SignedOff">Whether it was signed off.</param>
/// <param name="Superseded">Whether a later signed-off key took its place.</param>
public sealed record StoredKeyItem(Guid Id, string Purpose, DateOnly KeyDate, bool SignedOff, bool Superseded);

/// <summary>Lists the stored keys; representatives see those that are signed off.</summary>
public static class ListDelegateKeys
{
    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/membership/delegate-keys", Handle).Lists<StoredKeyRow, StoredKeyItem>()
        .RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);

    private static async Task<IResult> Handle(IReadModel<StoredKeyRow> keys, PageRequest page, Commands commands, CancellationToken cancellation)
    {
        var gone = await keys.Rows.Where(row => row.SignedOff && row.Supersedes != null).Select(row => row.Supersedes!.Value).ToListAsync(cancellation);
        var all = commands.Actor.Is(Roles.Office, Roles.Board);
        return await page.Of(
            keys.Rows.Where(row => all || row.SignedOff), row => row.SortKey, row => row.Id,
            row => new StoredKeyItem(row.Id, row.Purpose, row.KeyDate, row.SignedOff, gone.Contains(row.Id)), cancellation);
    }
}
