using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Conference.Persons;

/// <summary>A person whose data Membership erased.</summary>
public sealed record ErasedPersonRow
{
    /// <summary>Opaque id of the person.</summary>
    public required Guid Id { get; init; }
}

/// <summary>Persons whose data Membership erased: no key of theirs is to be there any more.</summary>
public sealed class ErasedPersons : IProjection<ErasedPersonRow>
{
    /// <inheritdoc />
    public static string Name => "erased_persons";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<ErasedPersonRow> row) => row.HasKey(person => person.Id);

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is PersonErasureHeard ? stored.StreamId : null;

    /// <inheritdoc />
    public static ErasedPersonRow? Evolve(ErasedPersonRow? row, StoredEvent stored) => new() { Id = stored.StreamId };
}
