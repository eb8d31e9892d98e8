using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Conference.Programme;

/// <summary>A speaker whom a programme names.</summary>
public sealed record NamedSpeakerRow
{
    /// <summary>Id of the row: of programme and speaker.</summary>
    public required Guid Id { get; init; }

    /// <summary>The stream of the programme.</summary>
    public required Guid ProgrammeId { get; init; }

    /// <summary>The person or registration.</summary>
    public required Guid SpeakerId { get; init; }
}

/// <summary>Speakers whom programmes name, without their names: where the erasure of a person has to look.</summary>
public sealed class NamedSpeakers : IProjection<NamedSpeakerRow>
{
    /// <inheritdoc />
    public static string Name => "named_speakers";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<NamedSpeakerRow> row) => row.HasKey(speaker => speaker.Id);

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is SpeakerSet e ? NameBasedId.Of(stored.StreamId, e.SpeakerId.ToString()) : null;

    /// <inheritdoc />
    public static NamedSpeakerRow? Evolve(NamedSpeakerRow? row, StoredEvent stored) => stored.Data switch
    {
        SpeakerSet { Speaker.Name: null } => null,
        SpeakerSet e => new() { Id = NameBasedId.Of(stored.StreamId, e.SpeakerId.ToString()), ProgrammeId = stored.StreamId, SpeakerId = e.SpeakerId },
        _ => row,
    };
}
