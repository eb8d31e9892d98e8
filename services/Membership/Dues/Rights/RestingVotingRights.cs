using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Membership.Dues.Rights;

/// <summary>An organisation whose voting rights rest.</summary>
public sealed record RestingRow
{
    /// <summary>The organisation.</summary>
    public required Guid Id { get; init; }

    /// <summary>Since which day.</summary>
    public required DateOnly Since { get; init; }
}

/// <summary>Whose voting rights rest now.</summary>
public sealed class RestingVotingRights : IProjection<RestingRow>
{
    /// <inheritdoc />
    public static string Name => "resting_voting_rights";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<RestingRow> row) => row.HasKey(organisation => organisation.Id);

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is VotingRightsSuspended or VotingRightsRestored ? stored.StreamId : null;

    /// <inheritdoc />
    public static RestingRow? Evolve(RestingRow? row, StoredEvent stored) => stored.Data switch
    {
        VotingRightsSuspended e => new() { Id = stored.StreamId, Since = e.From },
        VotingRightsRestored => null,
        _ => row,
    };
}
