namespace Bkmo.Conference.Registrations;

/// <summary>There is no such registration at this conference.</summary>
public sealed record UnknownRegistration() : Refusal(RefusalKind.NotFound, new(
    "Diese Anmeldung gibt es bei dieser Konferenz nicht.", "There is no such registration at this conference."));

/// <summary>All places are taken.</summary>
public sealed record CapacityExhausted(string Capacity) : Refusal(RefusalKind.Conflict, new(
    $"Alle Plätze des Kontingents „{Capacity}“ sind vergeben.", $"All places of the capacity {Capacity} are taken."));

/// <summary>Nobody set a capacity for this category.</summary>
public sealed record NoCapacityFor(RegistrationCategory Category) : Refusal(RefusalKind.Conflict, new(
    $"Für „{Category.Name()}“ gibt es noch keine Plätze; die Geschäftsstelle legt zuerst ein Kontingent fest.",
    $"There are no places for {Category.Name()} yet; the office sets a capacity first."));

/// <summary>The person has a live registration.</summary>
public sealed record PersonAlreadyRegistered() : Refusal(RefusalKind.Conflict, new(
    "Diese Person ist schon angemeldet; ziehen Sie zuerst die vorhandene Anmeldung zurück.",
    "This person is registered already; withdraw the existing registration first."));

/// <summary>Delegates and deputies come for an organisation.</summary>
public sealed record OrganisationNeeded(RegistrationCategory Category) : Refusal(RefusalKind.Invalid, new(
    $"„{Category.Name()}“ gehört zu einer Organisation; geben Sie „organisationId“ an.",
    $"A {Category.Name()} comes for an organisation; give organisationId."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { ["organisationId"] = Message };
}

/// <summary>The organisation is not, or not yet known to be, a member.</summary>
public sealed record OrganisationNotAdmitted(Guid OrganisationId) : Refusal(RefusalKind.Conflict, new(
    "Diese Organisation ist heute nicht als aufgenommen bekannt; prüfen Sie ihre Mitgliedschaft.",
    "This organisation is not known as admitted today; check its membership."));
