using Bkmo.Conference.Needs;
using Bkmo.Conference.Persons;

namespace Bkmo.Conference.Registrations;

/// <summary>
/// Why the office declined, cancelled or moved somebody, in its own words. It is asked to write about the rule and not the person, and such words tell of the person all the
/// same ("without steps"): sealed.
/// </summary>
/// <param name="Text">The words.</param>
public sealed record OfficeReason(string Text)
{
    /// <inheritdoc />
    public override string ToString() => "(reason)";
}

/// <summary>Seals reasons of the office: a key for each registration, within the one that is the person's at Conference and goes with it.</summary>
internal static class OfficeReasons
{
    /// <summary>
    /// The key of a registration's reasons. The person is part of its name, for a registration may go over to another one. Of a group it is the first one's.
    /// </summary>
    internal static KeyName KeyOf(Registration about) => new("office-reason", NameBasedId.Of(about.Id, $"reason/{about.PersonId}"), NeedKeys.Person(about.PersonId));

    /// <summary>The reason, sealed; null when nobody is known whom it is about, or when all data of that person were erased: nothing new is kept of her or him then.</summary>
    internal static async Task<Sealed<OfficeReason>?> Seal(this IKeyRing keys, Registration? about, string reason, Commands commands, CancellationToken cancellation) =>
        about is null || await commands.Find<KnownPerson>(about.PersonId, cancellation) is { ErasedAt: not null }
            ? null
            : await keys.Seal(KeyOf(about), new OfficeReason(reason), cancellation);
}
