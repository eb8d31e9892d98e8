namespace Bkmo.Membership.Documents;

/// <summary>What a document is.</summary>
public enum DocumentKind
{
    /// <summary>Satzung.</summary>
    Statutes,

    /// <summary>Registerauszug.</summary>
    RegisterExtract,

    /// <summary>Freistellungsbescheid, Bescheid über die Gemeinnützigkeit.</summary>
    NonProfitNotice,

    /// <summary>Protokoll.</summary>
    Minutes,

    /// <summary>Jahres- oder Tätigkeitsbericht.</summary>
    AnnualReport,

    /// <summary>Nachweis zu einer Meldung.</summary>
    Evidence,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>A document on file: what is known of it without opening it. Names of files are not kept; they tell of persons.</summary>
/// <param name="Id">The document.</param>
/// <param name="Kind">What it is.</param>
/// <param name="MediaType">What its content is, told by the content.</param>
/// <param name="Size">Bytes, after metadata was taken out.</param>
/// <param name="FiledOn">Day, Europe/Berlin.</param>
/// <param name="ErasedOn">Day on which the content was erased; null while it is there.</param>
/// <param name="Version">Number of the event that last changed it.</param>
public sealed record FiledDocument(Guid Id, DocumentKind Kind, string MediaType, int Size, DateOnly FiledOn, DateOnly? ErasedOn, long Version)
{
    /// <summary>What became of its metadata; of documents that were filed before this was recorded pictures lost theirs, and others kept it.</summary>
    public FileMetadata Metadata { get; init; }

    /// <summary>The key of a document, within that of its organisation.</summary>
    internal static KeyName KeyOf(Guid organisationId, Guid documentId) => new("document", documentId, new("organisation", organisationId));

    private static FileMetadata Before(string mediaType) => mediaType is "application/pdf" ? FileMetadata.Kept : FileMetadata.Removed;

    internal static ValueList<FiledDocument> Evolve(ValueList<FiledDocument> documents, IEvent @event, long version) => @event switch
    {
        DocumentFiled e => [.. documents, new(e.DocumentId, e.Kind, e.MediaType, e.Size, e.FiledOn, null, version) { Metadata = e.Metadata ?? Before(e.MediaType) }],
        DocumentErased e => documents
            .Select(document => document.Id == e.DocumentId ? document with { ErasedOn = e.ErasedOn, Version = version } : document).ToValueList(),
        _ => documents,
    };
}
