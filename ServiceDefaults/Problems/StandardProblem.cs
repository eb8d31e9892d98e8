namespace Bkmo.ServiceDefaults;

/// <summary>Code, title and sentence for a status that comes without words of its own.</summary>
internal sealed record StandardProblem(string Code, Text Title, Text Message)
{
    private static readonly Dictionary<int, StandardProblem> ByStatus = new()
    {
        [400] = new("bad-request", new("Anfrage fehlerhaft", "Malformed request"),
            new("Die Anfrage ist nicht lesbar.", "The request cannot be read.")),
        [401] = new("unauthenticated", new("Nicht angemeldet", "Not signed in"),
            new("Die Anmeldung fehlt oder gilt nicht (mehr).", "The credentials are missing or not valid (any more).")),
        [403] = new("forbidden", new("Keine Berechtigung", "Not allowed"),
            new("Ihre Rollen erlauben das nicht.", "Your roles do not allow this.")),
        [404] = new("not-found", new("Nicht gefunden", "Not found"),
            new("Unter dieser Adresse gibt es nichts.", "There is nothing at this address.")),
        [405] = new("method-not-allowed", new("Methode nicht erlaubt", "Method not allowed"),
            new("Diese Adresse kennt die Methode nicht; siehe „Allow“.", "This address does not take the method; see Allow.")),
        [408] = new("request-timeout", new("Anfrage zu langsam", "Request too slow"),
            new("Die Anfrage kam nicht rechtzeitig vollständig an.", "The request did not arrive in time.")),
        [409] = new("conflict", new("In diesem Zustand abgelehnt", "Refused in this state"),
            new("Der jetzige Zustand lässt das nicht zu.", "The present state does not allow this.")),
        [412] = new("precondition-failed", new("Inzwischen geändert", "Changed in the meantime"),
            new("Der Stand ist nicht mehr der angegebene; bitte neu laden.", "The version is not the one named any more; load again.")),
        [413] = new("body-too-large", new("Inhalt zu groß", "Content too large"),
            new("Der Inhalt der Anfrage ist größer als erlaubt (1 MiB).", "The body is larger than allowed (1 MiB).")),
        [414] = new("address-too-long", new("Adresse zu lang", "Address too long"),
            new("Die Adresse ist länger als erlaubt.", "The address is longer than allowed.")),
        [415] = new("unsupported-media-type", new("Format nicht unterstützt", "Unsupported media type"),
            new("Erwartet wird application/json in UTF-8.", "Expected is application/json in UTF-8.")),
        [422] = new("invalid-values", new("Angaben abgelehnt", "Values refused"),
            new("Angaben können so nicht angenommen werden.", "Values cannot be accepted as they are.")),
        [428] = new("precondition-required", new("Bedingung fehlt", "Precondition required"),
            new("Die Änderung braucht If-Match mit dem bekannten Stand.", "The change needs If-Match with the version you know.")),
        [429] = new("too-many-requests", new("Zu viele Anfragen", "Too many requests"),
            new("Zu viele Anfragen; bitte nach der Zeit in „Retry-After“ erneut versuchen.", "Too many requests; try again after the time in Retry-After.")),
        [431] = new("headers-too-large", new("Kopfzeilen zu groß", "Headers too large"),
            new("Die Kopfzeilen sind größer als erlaubt.", "The headers are larger than allowed.")),
        [500] = new("internal-error", new("Interner Fehler", "Internal error"),
            new("Es ist ein Fehler aufgetreten. Die traceId hilft bei der Suche.", "Something went wrong. The traceId helps to find it.")),
        [502] = new("bad-gateway", new("Dienst antwortet fehlerhaft", "Service answers badly"),
            new("Der Dienst hat unverständlich geantwortet.", "The service gave an answer that cannot be read.")),
        [503] = new("unavailable", new("Zurzeit nicht verfügbar", "Unavailable for now"),
            new("Der Dienst ist gerade nicht erreichbar; bitte gleich erneut versuchen.", "The service cannot be reached just now; try again in a moment.")),
        [504] = new("timed-out", new("Zeit überschritten", "Timed out"),
            new("Der Dienst hat nicht rechtzeitig geantwortet.", "The service did not answer in time.")),
    };

    internal static StandardProblem Of(int status) =>
        ByStatus.TryGetValue(status, out var known) ? known : ByStatus[status < 500 ? 400 : 500];
}
