using System.Text.Json.Serialization;

namespace Bkmo.Membership.Documents;

/// <summary>A document was put on file; its content lies sealed beside the events.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Kind">What it is.</param>
/// <param name="MediaType">What its content is, told by the content.</param>
/// <param name="Size">Bytes.</param>
/// <param name="FiledOn">Day, Europe/Berlin.</param>
/// <param name="By">Who filed it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Metadata">What became of its metadata; null before this was recorded.</param>
[StoredAs("document_filed")]
public sealed record DocumentFiled(
    Guid DocumentId, DocumentKind Kind, string MediaType, int Size, DateOnly FiledOn, UserId By, DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FileMetadata? Metadata = null) : IEvent;

/// <summary>The content of a document was erased.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="ErasedOn">Day, Europe/Berlin.</param>
/// <param name="By">Who, or which part of the platform.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("document_erased")]
public sealed record DocumentErased(Guid DocumentId, DateOnly ErasedOn, UserId By, DateTimeOffset At) : IEvent;
