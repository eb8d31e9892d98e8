using Bkmo.Membership.Bodies;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Membership.Persons;

/// <summary>A person, for queries. Nothing personal stands in it.</summary>
public sealed record PersonRow
{
    /// <summary>The person.</summary>
    public required Guid Id { get; init; }

    /// <summary>The organisation that entered her or him.</summary>
    public Guid? EnteredFor { get; init; }

    /// <summary>The account at Identity.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Whether the data were erased.</summary>
    public bool Erased { get; init; }
}

/// <summary>Finds persons by account and by organisation.</summary>
public sealed class PersonDirectory : IProjection<PersonRow>
{
    /// <inheritdoc />
    public static string Name => "person_directory";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<PersonRow> row)
    {
        row.HasKey(person => person.Id);
        row.HasIndex(person => person.AccountId);
        row.HasIndex(person => person.EnteredFor);
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) =>
        stored.Data is PersonEntered or PersonAccountLinked or PersonAccountUnlinked or PersonErased ? stored.StreamId : null;

    /// <inheritdoc />
    public static PersonRow? Evolve(PersonRow? row, StoredEvent stored) => stored.Data switch
    {
        PersonEntered e => new() { Id = stored.StreamId, EnteredFor = e.OrganisationId, AccountId = e.AccountId },
        PersonAccountLinked e when row is not null => row with { AccountId = e.AccountId },
        PersonAccountUnlinked when row is not null => row with { AccountId = null },
        PersonErased when row is not null => row with { AccountId = null, Erased = true },
        _ => row,
    };
}

/// <summary>Persons as the asker may know them.</summary>
internal sealed class PersonFinder(Commands commands, HeldSeats seats)
{
    /// <summary>A person, the seats, and what of the person the asker sees.</summary>
    internal sealed record Found(Person Person, IReadOnlyList<HeldSeat> Seats, IReadOnlySet<PersonPurpose> Seen);

    /// <summary>The person; null both when there is none and when the asker has nothing to do with her or him.</summary>
    internal async Task<Found?> Find(Guid id, CancellationToken cancellation)
    {
        if (await commands.Find<Person>(id, cancellation) is not { Exists: true } person) return null;
        var today = Berlin.DayOf(commands.Now);
        var held = await seats.Of(id, today, cancellation);
        var seen = PersonVisibility.Seen(person, held, today, commands.Actor);
        return seen.Count == 0 ? null : new(person, held, seen);
    }

    /// <summary>The person, if the asker may change what serves <paramref name="purpose"/>.</summary>
    internal async Task<Person?> FindToChange(Guid id, PersonPurpose purpose, CancellationToken cancellation) =>
        await commands.Find<Person>(id, cancellation) is { Exists: true } person
            && PersonVisibility.MayChange(person, Berlin.DayOf(commands.Now), commands.Actor, purpose) ? person : null;
}
