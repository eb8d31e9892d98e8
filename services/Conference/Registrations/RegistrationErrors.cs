using System.Globalization;

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

/// <summary>Once the delegate key is signed off, delegates and deputies come with a mandate.</summary>
public sealed record MandateNeeded() : Refusal(RefusalKind.Invalid, new(
    "Delegierte und Ersatzdelegierte melden sich mit ihrem Mandat an; geben Sie „mandateId“ an.",
    "Delegates and deputies register with their mandate; give mandateId."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { ["mandateId"] = Message };
}

/// <summary>Only delegates and deputies have mandates.</summary>
public sealed record MandateNotForCategory(RegistrationCategory Category) : Refusal(RefusalKind.Invalid, new(
    $"Zu „{Category.Name()}“ gehört kein Mandat; lassen Sie „mandateId“ weg.", $"There is no mandate for {Category.Name()}; leave mandateId out."));

/// <summary>The mandate is not known, or is for another organisation, person or function: these are told apart by nobody.</summary>
public sealed record UnknownMandate() : Refusal(RefusalKind.Invalid, new(
    "Ein solches Mandat dieser Organisation für diese Konferenz ist nicht bekannt; prüfen Sie Mandat, Organisation und Person.",
    "No such mandate of this organisation for this conference is known; check mandate, organisation and person."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { ["mandateId"] = Message };
}

/// <summary>The mandate does not hold in the days of the conference.</summary>
public sealed record MandateNotValid() : Refusal(RefusalKind.Conflict, new(
    "Das Mandat gilt an den Tagen der Konferenz nicht (mehr); die Organisation erteilt ein neues.",
    "The mandate does not hold in the days of the conference (any more); the organisation grants a new one."));

/// <summary>Somebody is registered with this mandate.</summary>
public sealed record MandateInUse() : Refusal(RefusalKind.Conflict, new(
    "Mit diesem Mandat ist schon jemand angemeldet; ziehen Sie diese Anmeldung zuerst zurück.",
    "Somebody is registered with this mandate; withdraw that registration first."));

/// <summary>The organisation has as many delegates as its signed-off key gives it.</summary>
public sealed record DelegatesExhausted(long Delegates) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Der Delegiertenschlüssel gibt dieser Organisation {Delegates} Delegierte, und so viele sind angemeldet; melden Sie weitere als Ersatzdelegierte an."),
    string.Create(CultureInfo.InvariantCulture, $"The delegate key gives this organisation {Delegates} delegates, and so many are registered; register others as deputies.")));

/// <summary>Only what is requested is still to be decided.</summary>
public sealed record NotRequested() : Refusal(RefusalKind.Conflict, new(
    "Über diese Anmeldung ist schon entschieden.", "This registration is decided already."));

/// <summary>The registration is over.</summary>
public sealed record NotLiving() : Refusal(RefusalKind.Conflict, new(
    "Diese Anmeldung ist abgesagt, abgelehnt oder abgeschlossen.", "This registration was cancelled, declined or is closed."));
