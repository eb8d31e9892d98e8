namespace Bkmo.Membership.Persons;

/// <summary>What somebody is called. Sealed with a key of its own.</summary>
/// <param name="FullName">The whole name, in the order in which its bearer writes it.</param>
/// <param name="FormOfAddress">How to address her or him in a letter (Anrede), if told.</param>
public sealed record PersonName(string FullName, string? FormOfAddress)
{
    /// <inheritdoc />
    public override string ToString() => "(person's name)";
}

/// <summary>How somebody is reached. Sealed with a key of its own.</summary>
/// <param name="Email">E-mail address.</param>
/// <param name="Phone">Telephone number, as its owner writes it.</param>
/// <param name="PostalAddress">Postal address, in lines.</param>
/// <param name="Languages">Languages to write or speak in, BCP 47, the preferred one first.</param>
public sealed record PersonContact(string? Email, string? Phone, string? PostalAddress, ValueList<string> Languages)
{
    /// <inheritdoc />
    public override string ToString() => "(person's contact)";
}

/// <summary>What somebody needs in order to take part (Barrierefreiheit): data about health, and so sealed apart from all else (Art. 9 GDPR).</summary>
/// <param name="Needs">In her or his own words.</param>
public sealed record PersonAccessNeeds(string Needs)
{
    /// <inheritdoc />
    public override string ToString() => "(person's access needs)";
}

/// <summary>What data about a person serve; each purpose has a key of its own.</summary>
public enum PersonPurpose
{
    /// <summary>Knowing who it is.</summary>
    Name,

    /// <summary>Reaching her or him.</summary>
    Contact,

    /// <summary>Making it possible to take part.</summary>
    AccessNeeds,
}

/// <summary>
/// The keys of a person: one per purpose, all within one that is the person's. Data that were taken back are gone with their key, so the next ones get a key
/// of the next round.
/// </summary>
internal static class PersonKeys
{
    internal static KeyName All(Guid personId) => new("person", personId);

    internal static KeyName Name(Guid personId) => new("person-name", personId, All(personId));

    internal static KeyName Contact(Guid personId, int round) => new("person-contact", Round(personId, "contact", round), All(personId));

    internal static KeyName AccessNeeds(Guid personId, int round) => new("person-access-needs", Round(personId, "access-needs", round), All(personId));

    private static Guid Round(Guid personId, string purpose, int round) =>
        round == 0 ? personId : NameBasedId.Of(personId, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{purpose}/{round}"));
}
