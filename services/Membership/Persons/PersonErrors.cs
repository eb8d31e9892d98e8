namespace Bkmo.Membership.Persons;

/// <summary>No such person, or one whom the asker has nothing to do with: the two are told apart by nobody.</summary>
public sealed record UnknownPerson() : Refusal(RefusalKind.NotFound, new(
    "Diese Person ist nicht verzeichnet.", "There is no such person on record."));

/// <summary>The person's data were erased for ever.</summary>
public sealed record PersonIsErased() : Refusal(RefusalKind.Conflict, new(
    "Die Daten dieser Person sind gelöscht; nehmen Sie sie gegebenenfalls neu auf.", "This person's data are erased; enter the person anew if need be."));

/// <summary>Who holds a seat cannot be erased: the federation must be able to say who its officers are.</summary>
public sealed record StillHoldsSeat() : Refusal(RefusalKind.Conflict, new(
    "Diese Person hat noch einen Sitz in einem Gremium; halten Sie zuerst fest, wie er endet.",
    "This person still holds a seat in a body; record first how it ends."));

/// <summary>Another organisation has given the person a mandate, so one organisation alone cannot erase her or him.</summary>
public sealed record HeldByOthers() : Refusal(RefusalKind.Conflict, new(
    "Diese Person hat ein Mandat einer anderen Organisation; wenden Sie sich an die Geschäftsstelle.",
    "This person holds a mandate of another organisation; turn to the office."));

/// <summary>Roles of mandates and seats go with a link: nobody links the own account.</summary>
public sealed record OwnAccountLinked() : Refusal(RefusalKind.Conflict, new(
    "Das eigene Konto ordnet jemand anderes aus der Geschäftsstelle zu.", "Somebody else of the office links your own account."));

/// <summary>The account belongs to another person.</summary>
public sealed record AccountTaken() : Refusal(RefusalKind.Conflict, new(
    "Dieses Konto gehört schon zu einer anderen Person; lösen Sie zuerst diese Verbindung.",
    "This account belongs to another person already; undo that link first."));
