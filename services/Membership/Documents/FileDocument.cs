using Bkmo.Membership.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Documents;

/// <summary>Puts a document of an organisation on file: PDF, PNG or JPEG, at most 20 MiB, told by its content, without its metadata. It is kept sealed.</summary>
public static class FileDocument
{
    private const int MostDocuments = 200;

    /// <summary>The document to file; its content is kept already.</summary>
    /// <param name="DocumentId">Id for the document.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="MediaType">What its content is.</param>
    /// <param name="Size">Bytes.</param>
    /// <param name="Metadata">What became of its metadata.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who files it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid DocumentId, DocumentKind Kind, string MediaType, int Size, FileMetadata Metadata, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Accepts up to 200 documents that are not erased.</summary>
    public static Decision Decide(Organisation state, Command command)
    {
        if (state.Profile is null) return Reject(new UnknownOrganisation());
        return state.Documents.Count(document => document.ErasedOn is null) >= MostDocuments
            ? Reject(new TooManyDocuments(MostDocuments))
            : Accept(new DocumentFiled(
                command.DocumentId, command.Kind, command.MediaType, command.Size, command.Today, command.By, command.At, command.Metadata));
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(DocumentView.ListRoute, Handle)
        .Accepts<byte[]>(FileContent.MediaTypes[0], [.. FileContent.MediaTypes.Skip(1), "*/*"]) // what it is, its content says
        .Creates<DocumentView>().RequireRoles(Roles.Office, Roles.OrganisationRepresentative);

    private static async Task<IResult> Handle(Guid id, string? kind, HttpRequest request, Commands commands, ISealedFiles files, CancellationToken cancellation)
    {
        if (!OwnOrganisations.MayRead(commands.Actor, id) || await commands.Find<Organisation>(id, cancellation) is not { Profile: not null }) return OwnOrganisations.Unseen();
        var check = new Check();
        check.That(kind is not null, "kind", new("Sagen Sie, was für ein Dokument es ist.", "Say what document it is."));
        check.Named<DocumentKind>(kind, "kind");
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (FileContent.Clean(await Uploads.Read(request, cancellation)) is not { } file) return Problems.Of(new UnreadableFile());

        var documentId = commands.NewId();
        await files.Keep(documentId, FiledDocument.KeyOf(id, documentId), file.Bytes, cancellation);
        _ = EnumNames.TryParse<DocumentKind>(kind, out var named);
        var command = new Command(documentId, named, file.MediaType, file.Bytes.Length, file.Metadata, Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        var answer = await commands.Add<Organisation>(
            id, DocumentView.PathOf(id, documentId), state => Decide(state, command), state => DocumentView.Of(id, state, documentId), cancellation,
            state => state.Document(documentId)?.Version ?? state.Version);
        if (answer is IStatusCodeHttpResult { StatusCode: >= 400 }) await files.Erase(documentId, FiledDocument.KeyOf(id, documentId), CancellationToken.None);
        return answer;
    }
}
