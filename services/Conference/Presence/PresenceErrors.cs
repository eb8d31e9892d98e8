namespace Bkmo.Conference.Presence;

/// <summary>The code is none of this conference's, or was replaced by a newer one.</summary>
public sealed record UnknownPass() : Refusal(RefusalKind.Invalid, new(
    "Dieser Code gilt bei dieser Konferenz nicht (mehr); lassen Sie sich den neuen zeigen oder stellen Sie einen aus.",
    "This code is not valid at this conference (any more); ask for the new one, or issue one."));

/// <summary>The registration has no place (any more).</summary>
public sealed record PassNotConfirmed() : Refusal(RefusalKind.Conflict, new(
    "Zu diesem Code gehört keine bestätigte Anmeldung (mehr); die Geschäftsstelle klärt das.",
    "There is no confirmed registration for this code (any more); the office settles that."));

/// <summary>The nonce stands for another movement.</summary>
public sealed record NonceReused() : Refusal(RefusalKind.Invalid, new(
    "Diese Nonce steht schon für eine andere Bewegung; jede Bewegung bekommt eine eigene.",
    "This nonce stands for another movement; each movement gets its own."));

/// <summary>What has not happened yet cannot be recorded.</summary>
public sealed record MovementInFuture() : Refusal(RefusalKind.Invalid, new(
    "Der Zeitpunkt liegt in der Zukunft; prüfen Sie die Uhr des Geräts.", "The time is in the future; check the device's clock."));

/// <summary>Somebody who does not take part gets no code.</summary>
public sealed record NoPlaceYet() : Refusal(RefusalKind.Conflict, new(
    "Einen Code gibt es, sobald die Anmeldung bestätigt ist.", "There is a code as soon as the registration is confirmed."));

/// <summary>The attendance was closed.</summary>
public sealed record AttendanceIsClosed() : Refusal(RefusalKind.Conflict, new(
    "Die Anwesenheit ist abgeschlossen und ändert sich nicht mehr.", "Attendance is closed and does not change any more."));
