namespace Bkmo.Identity.Conventions;

/// <summary>What senders are told when a request cannot be taken, whatever it is about; the same sentences as in the services that keep events.</summary>
internal static class ConventionTexts
{
    internal static readonly Text Stale = new(
        "Inzwischen hat sich etwas geändert. Bitte neu laden, prüfen und mit dem neuen ETag noch einmal senden.",
        "It has changed in the meantime. Load it again, check, and send with the new ETag.");

    internal static readonly Text Contended = new(
        "Gerade ändern es viele gleichzeitig. Nichts wurde gespeichert; bitte noch einmal senden.",
        "Many are changing it at this moment. Nothing was stored; send it again.");

    internal static readonly Text IfMatchRequired = new(
        "Diese Änderung braucht den Kopf If-Match mit dem ETag der Fassung, die Sie gesehen haben.",
        "This change needs the header If-Match with the ETag of the version that you saw.");

    internal static readonly Text MalformedIfMatch = new(
        "Der Kopf If-Match ist ein ETag in doppelten Anführungszeichen, eine Liste davon oder *.",
        "The header If-Match is an ETag in double quotes, a list of them, or *.");

    internal static readonly Text MalformedKey = new(
        "Der Kopf Idempotency-Key ist eine Zeichenkette in doppelten Anführungszeichen mit 1 bis 255 Zeichen.",
        "The header Idempotency-Key is a string in double quotes of 1 to 255 characters.");

    internal static readonly Text KeyInProgress = new(
        "Die erste Anfrage mit diesem Schlüssel läuft noch. Bitte gleich noch einmal senden.",
        "The first request with this key is still running. Send it again in a moment.");

    internal static readonly Text KeyReused = new(
        "Dieser Schlüssel gehört zu einer anderen Anfrage. Für eine neue Anfrage einen neuen Schlüssel verwenden.",
        "This key belongs to another request. Use a new key for a new request.");

    internal static readonly Text ToldOnce = new(
        "Diese Anfrage ist schon ausgeführt. Ihre Antwort enthielt ein Geheimnis, das nur einmal gezeigt wird; stellen Sie mit einem neuen Schlüssel ein neues aus.",
        "This request was carried out already. Its answer held a secret that is shown once; issue a new one with a new key.");

    internal static readonly Text BadLimit = new("limit ist eine Zahl von 1 bis 200.", "limit is a number from 1 to 200.");

    internal static readonly Text BadCursor = new(
        "Dieser cursor gehört nicht zu dieser Liste mit diesen Filtern. Bitte von vorn beginnen.",
        "This cursor does not belong to this list with these filters. Start from the beginning.");
}
