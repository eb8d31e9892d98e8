using System.Globalization;
using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Documents;

/// <summary>A document on file, without its content.</summary>
/// <param name="Id">The document.</param>
/// <param name="OrganisationId">Whose it is.</param>
/// <param name="Kind">What it is.</param>
/// <param name="MediaType">What its content is, told by the content.</param>
/// <param name="Size">Bytes.</param>
/// <param name="FiledOn">Day, Europe/Berlin.</param>
/// <param name="ErasedOn">Day on which the content was erased; null while it is there.</param>
/// <param name="Metadata">What became of author, programs, places and times that the file told beside its content.</param>
/// <param name="Version">The document's version; in quotes it is the ETag.</param>
public sealed record DocumentView(
    Guid Id, Guid OrganisationId, DocumentKind Kind, string MediaType, int Size, DateOnly FiledOn, DateOnly? ErasedOn, FileMetadata Metadata, long Version)
{
    internal const string ListRoute = "/api/membership/organisations/{id:guid}/documents";
    internal const string Route = ListRoute + "/{documentId:guid}";

    internal static string PathOf(Guid organisationId, Guid documentId) => $"/api/membership/organisations/{organisationId}/documents/{documentId}";

    internal static DocumentView? Of(Guid organisationId, Organisation state, Guid documentId) =>
        state.Document(documentId) is { } document && !state.IsVoided ? Of(organisationId, document) : null;

    internal static DocumentView Of(Guid organisationId, FiledDocument document) => new(
        document.Id, organisationId, document.Kind, document.MediaType, document.Size, document.FiledOn, document.ErasedOn, document.Metadata,
        document.Version);
}

/// <summary>The body is no file that can be taken.</summary>
public sealed record UnreadableFile() : Refusal(RefusalKind.Invalid, new(
    "Diese Datei ist kein vollständiges PDF-, PNG- oder JPEG-Dokument; der Name zählt dabei nicht. Speichern Sie sie neu und senden Sie sie noch einmal.",
    "This file is no whole PDF, PNG or JPEG document; its name does not count. Save it anew and send it again."));

/// <summary>An organisation keeps a limited number of documents on file.</summary>
public sealed record TooManyDocuments(int Most) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Es liegen schon {Most} Dokumente vor; löschen Sie zuerst eines, das nicht mehr gebraucht wird."),
    string.Create(CultureInfo.InvariantCulture, $"There are {Most} documents on file already; erase one first that is not needed any more.")));
