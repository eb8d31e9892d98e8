using Bkmo.Membership.Mandates;

namespace Bkmo.Membership.Persons;

/// <summary>
/// Somebody who acts for an organisation or sits in a body, with all mandates she or he ever held: that nobody is a delegate twice is a rule about the person,
/// whichever organisations grant, and so all grants meet in this one stream.
/// </summary>
public sealed record Person : IState<Person>
{
    /// <inheritdoc />
    public static string StreamType => "person";

    /// <inheritdoc />
    public static Person Initial { get; } = new();

    /// <summary>Whether the person was entered.</summary>
    public bool Exists { get; init; }

    /// <summary>The organisation that entered her or him; null when the office did for none.</summary>
    public Guid? EnteredFor { get; init; }

    /// <summary>The name, sealed; null before the person was entered.</summary>
    public Sealed<PersonName>? Name { get; init; }

    /// <summary>How to reach her or him, sealed; null when nothing is on record.</summary>
    public Sealed<PersonContact>? Contact { get; init; }

    /// <summary>What she or he needs to take part, sealed; null when nothing is on record.</summary>
    public Sealed<PersonAccessNeeds>? AccessNeeds { get; init; }

    /// <summary>How often contact data were taken back: the round of their key.</summary>
    public int ContactRound { get; init; }

    /// <summary>How often access needs were taken back: the round of their key.</summary>
    public int AccessNeedsRound { get; init; }

    /// <summary>The account at Identity; null when none is known.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Whether all personal data were erased.</summary>
    public bool Erased { get; init; }

    /// <summary>All mandates, oldest first.</summary>
    public ValueList<Mandate> Mandates { get; init; } = [];

    /// <summary>Number of events so far.</summary>
    public long Version { get; init; }

    /// <summary>Number of the event that last changed something other than a mandate; null before the person was entered.</summary>
    public long? DataVersion { get; init; }

    /// <summary>The mandate with this id; null when there is none.</summary>
    public Mandate? FindMandate(Guid mandateId) => Mandates.FirstOrDefault(mandate => mandate.Id == mandateId);

    /// <summary>The mandates that hold on <paramref name="day"/> or later.</summary>
    public IEnumerable<Mandate> OpenMandates(DateOnly day) => Mandates.Where(mandate => mandate.IsOpen(day));

    /// <inheritdoc />
    public Person Evolve(IEvent @event)
    {
        var version = Version + 1;
        var after = Data(@event);
        return after with
        {
            Version = version,
            DataVersion = ReferenceEquals(after, this) ? DataVersion : version,
            Mandates = Mandate.Evolve(Mandates, @event, version),
        };
    }

    private Person Data(IEvent @event) => @event switch
    {
        PersonEntered e => this with
        {
            Exists = true, EnteredFor = e.OrganisationId, Name = e.Name, Contact = e.Contact, AccessNeeds = e.AccessNeeds, AccountId = e.AccountId,
        },
        PersonNameChanged e => this with { Name = e.Name },
        PersonContactChanged e => this with { Contact = e.Contact },
        PersonContactWithdrawn => this with { Contact = null, ContactRound = ContactRound + 1 },
        PersonAccessNeedsChanged e => this with { AccessNeeds = e.AccessNeeds },
        PersonAccessNeedsWithdrawn => this with { AccessNeeds = null, AccessNeedsRound = AccessNeedsRound + 1 },
        PersonAccountLinked e => this with { AccountId = e.AccountId },
        PersonAccountUnlinked => this with { AccountId = null },
        PersonErased => this with { Erased = true, Contact = null, AccessNeeds = null, AccountId = null },
        _ => this,
    };
}
