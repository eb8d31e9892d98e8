namespace Bkmo.Membership.DelegateKeys;

/// <summary>There is no such key, or not for this reader.</summary>
public sealed record UnknownKey() : Refusal(RefusalKind.NotFound, new("Diesen Delegiertenschlüssel gibt es nicht.", "There is no such delegate key."));

/// <summary>A key that was signed off stays as it is.</summary>
public sealed record KeyIsSignedOff() : Refusal(RefusalKind.Conflict, new(
    "Der Schlüssel ist freigezeichnet und bleibt, wie er ist; ein neuer kann ihn ablösen.", "The key is signed off and stays as it is; a new one can supersede it."));

/// <summary>Seats wait for a lot.</summary>
public sealed record TieUndecided(int Seats) : Refusal(RefusalKind.Conflict, new(
    FormattableString.Invariant($"Über {Seats} Sitze entscheidet erst ein Los; tragen Sie es ein."), FormattableString.Invariant($"A lot decides on {Seats} seats; record it first.")));

/// <summary>A key without a tie needs no lot, and one that is drawn is not drawn again.</summary>
public sealed record NoLotNeeded() : Refusal(RefusalKind.Conflict, new("Zu losen gibt es hier nichts (mehr).", "There is nothing (left) to draw for."));

/// <summary>The lot does not name everybody who is equal, each once.</summary>
public sealed record LotIncomplete() : Refusal(RefusalKind.Invalid, new(
    "Das Los nennt alle, die gleichauf liegen, je einmal und sonst niemanden.", "The lot names everybody who is equal, each once, and nobody else."));

/// <summary>Only a signed-off key can be superseded.</summary>
public sealed record NothingToSupersede() : Refusal(RefusalKind.Invalid, new(
    "Abgelöst werden kann nur ein freigezeichneter Schlüssel.", "Only a key that was signed off can be superseded."));
