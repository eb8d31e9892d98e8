using Bkmo.Membership.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Documents;

/// <summary>Erases the content of a document for ever; that there was one stays on record.</summary>
public static class EraseDocument
{
    /// <summary>The erasure to record.</summary>
    /// <param name="DocumentId">The document.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who erases it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid DocumentId, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Accepts once; erasing twice changes nothing.</summary>
    public static Decision Decide(Organisation state, Command command) => state.Document(command.DocumentId) switch
    {
        null => Reject(new UnknownOrganisation()),
        { ErasedOn: not null } => Nothing,
        var document => Accept(new DocumentErased(document.Id, command.Today, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapDelete(DocumentView.Route, Handle).Changes<DocumentView>()
        .RequireRoles(Roles.Office, Roles.OrganisationRepresentative);

    private static async Task<IResult> Handle(Guid id, Guid documentId, Commands commands, ISealedFiles files, CancellationToken cancellation)
    {
        if (!OwnOrganisations.MayRead(commands.Actor, id)) return OwnOrganisations.Unseen();
        var command = new Command(documentId, Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        var answer = await commands.Change<Organisation>(
            id, state => Decide(state, command), state => DocumentView.Of(id, state, documentId), cancellation, state => state.Document(documentId)?.Version);
        if (answer is IStatusCodeHttpResult { StatusCode: 200 }) await files.Erase(documentId, FiledDocument.KeyOf(id, documentId), cancellation);
        return answer;
    }
}
