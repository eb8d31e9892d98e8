using Microsoft.AspNetCore.Http;

namespace Bkmo.ServiceDefaults;

/// <summary>What senders are told when a command or a question cannot be taken, whatever it is about. One sentence each, in every service.</summary>
public static class ConventionTexts
{
    /// <summary>404: not there, or not for the caller.</summary>
    public static IResult NotFound() => Problems.Of(StatusCodes.Status404NotFound);

    /// <summary>412: the version in <c>If-Match</c> is not the latest.</summary>
    public static readonly Text Stale = new(
        "Inzwischen hat sich etwas geändert. Bitte neu laden, prüfen und mit dem neuen ETag noch einmal senden.",
        "It has changed in the meantime. Load it again, check, and send with the new ETag.");

    /// <summary>409: the stream is archived.</summary>
    public static readonly Text Archived = new(
        "Das ist archiviert: es bleibt lesbar und nimmt keine Änderung mehr an.",
        "This is archived: it stays readable and takes no more changes.");

    /// <summary>409: lost against others, several times.</summary>
    public static readonly Text Contended = new(
        "Gerade ändern es viele gleichzeitig. Nichts wurde gespeichert; bitte noch einmal senden.",
        "Many are changing it at this moment. Nothing was stored; send it again.");

    /// <summary>428.</summary>
    public static readonly Text IfMatchRequired = new(
        "Diese Änderung braucht den Kopf If-Match mit dem ETag der Fassung, die Sie gesehen haben.",
        "This change needs the header If-Match with the ETag of the version that you saw.");

    /// <summary>400.</summary>
    public static readonly Text MalformedIfMatch = new(
        "Der Kopf If-Match ist ein ETag in doppelten Anführungszeichen, eine Liste davon oder *.",
        "The header If-Match is an ETag in double quotes, a list of them, or *.");

    /// <summary>400: <c>Idempotency-Key</c>.</summary>
    public static readonly Text MalformedKey = new(
        "Der Kopf Idempotency-Key ist eine Zeichenkette in doppelten Anführungszeichen mit 1 bis 255 Zeichen.",
        "The header Idempotency-Key is a string in double quotes of 1 to 255 characters.");

    /// <summary>409: the first request with the key is still running.</summary>
    public static readonly Text KeyInProgress = new(
        "Die erste Anfrage mit diesem Schlüssel läuft noch. Bitte gleich noch einmal senden.",
        "The first request with this key is still running. Send it again in a moment.");

    /// <summary>422: the key came with another request.</summary>
    public static readonly Text KeyReused = new(
        "Dieser Schlüssel gehört zu einer anderen Anfrage. Für eine neue Anfrage einen neuen Schlüssel verwenden.",
        "This key belongs to another request. Use a new key for a new request.");

    /// <summary>503: the read model is behind <c>Min-Position</c>.</summary>
    public static readonly Text NotYetVisible = new(
        "Die Liste ist noch nicht auf dem verlangten Stand. Bitte gleich noch einmal fragen.",
        "The list has not reached the requested position yet. Ask again in a moment.");

    /// <summary>400: <c>Min-Position</c>.</summary>
    public static readonly Text MalformedPosition = new(
        "Der Kopf Min-Position ist eine ganze Zahl, wie sie Event-Position nennt.",
        "The header Min-Position is a whole number as given by Event-Position.");

    /// <summary>400: <c>limit</c>.</summary>
    public static readonly Text BadLimit = new("limit ist eine Zahl von 1 bis 200.", "limit is a number from 1 to 200.");

    /// <summary>400: <c>cursor</c>.</summary>
    public static readonly Text BadCursor = new(
        "Dieser cursor gehört nicht zu dieser Liste mit diesen Filtern. Bitte von vorn beginnen.",
        "This cursor does not belong to this list with these filters. Start from the beginning.");
}
