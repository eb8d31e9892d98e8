using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Membership.Invitations;

/// <summary>A letter to the members, for queries.</summary>
public sealed record InvitationRow
{
    /// <summary>The letter's stream.</summary>
    public required Guid Id { get; init; }

    /// <summary>First day of the conference: from then on nobody is written to.</summary>
    public required DateOnly StartsOn { get; init; }
}

/// <summary>Letters to the members by the day until which they go out.</summary>
public sealed class OpenInvitations : IProjection<InvitationRow>
{
    /// <inheritdoc />
    public static string Name => "invitations";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<InvitationRow> row)
    {
        row.HasKey(invitation => invitation.Id);
        row.HasIndex(invitation => invitation.StartsOn);
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is InvitationHeard ? stored.StreamId : null;

    /// <inheritdoc />
    public static InvitationRow? Evolve(InvitationRow? row, StoredEvent stored) =>
        stored.Data is InvitationHeard e ? new() { Id = stored.StreamId, StartsOn = e.StartsOn } : row;
}
