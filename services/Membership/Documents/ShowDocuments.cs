using System.Globalization;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Register;

namespace Bkmo.Membership.Documents;

/// <summary>Shows the documents of an organisation and their contents: to its representative, office and board.</summary>
public static class ShowDocuments
{
    private static readonly string[] Readers = [Roles.Office, Roles.Board, Roles.OrganisationRepresentative];

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(DocumentView.ListRoute, List).Lists<RegisterFactRow, DocumentView>().ProducesProblem(StatusCodes.Status404NotFound).RequireRoles(Readers);
        routes.MapGet(DocumentView.Route, Show).Shows<DocumentView>().RequireRoles(Readers);
        routes.MapGet(DocumentView.Route + "/content", Content).ShowsFile([.. FileContent.MediaTypes]).RequireRoles(Readers);
    }

    private static async Task<IResult> List(Guid id, PageRequest page, Commands commands, CancellationToken cancellation)
    {
        if (!OwnOrganisations.MayRead(commands.Actor, id) || await commands.Find<Organisation>(id, cancellation) is not { Profile: not null } state) return OwnOrganisations.Unseen();
        var documents = state.Documents.OrderBy(document => document.FiledOn).ThenBy(document => document.Id).ToList();
        return page.Of(documents, document => document.FiledOn.ToString("O", CultureInfo.InvariantCulture), document => document.Id, document => DocumentView.Of(id, document));
    }

    private static Task<IResult> Show(Guid id, Guid documentId, Commands commands, CancellationToken cancellation) => OwnOrganisations.MayRead(commands.Actor, id)
        ? commands.Read<Organisation>(id, state => DocumentView.Of(id, state, documentId), cancellation, state => state.Document(documentId)?.Version)
        : Task.FromResult(OwnOrganisations.Unseen());

    private static async Task<IResult> Content(Guid id, Guid documentId, HttpResponse response, Commands commands, ISealedFiles files, CancellationToken cancellation)
    {
        if (!OwnOrganisations.MayRead(commands.Actor, id)) return OwnOrganisations.Unseen();
        if ((await commands.Find<Organisation>(id, cancellation))?.Document(documentId) is not { ErasedOn: null } document) return OwnOrganisations.Unseen();
        if (await files.Open(documentId, cancellation) is not { } content) return OwnOrganisations.Unseen();

        // A browser that shows it all the same runs nothing of it.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.File(content, document.MediaType, string.Create(CultureInfo.InvariantCulture, $"{document.Kind.Name()}-{document.FiledOn:yyyy-MM-dd}{Extension(document.MediaType)}"));
    }

    private static string Extension(string mediaType) => mediaType switch
    {
        "application/pdf" => ".pdf",
        "image/png" => ".png",
        _ => ".jpg",
    };
}
