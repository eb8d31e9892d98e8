using static Bkmo.Eventing.Decision;

namespace Bkmo.Advocacy.Texts;

/// <summary>Publishes the current version of a text. Texts of the past of which only the title is at hand are published as a mere record.</summary>
public static class PublishText
{
    /// <summary>What the client sends.</summary>
    /// <param name="PublishedOn">Day of publication, Europe/Berlin; today unless told; never in the future.</param>
    /// <param name="Note">Where or on what occasion it was published.</param>
    /// <param name="RecordOnly">Whether only the title is on record; true exactly when the text has no body.</param>
    public sealed record Request(DateOnly? PublishedOn = null, string? Note = null, bool RecordOnly = false);

    /// <summary>The request with its values checked.</summary>
    public sealed record Command(DateOnly? PublishedOn, string? Note, bool RecordOnly, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Decides. Publishing the same version with the same particulars twice changes nothing.</summary>
    public static Decision Decide(PoliticalText state, Command command)
    {
        if (state.Current is not { } current) return Reject(new UnknownText());
        if (command.PublishedOn > command.Today) return Reject(new PublishedInFuture(command.Today));
        return current switch
        {
            { Publication: { } earlier, Editorial: EditorialState.Published } => Says(command, earlier) ? Nothing : Reject(new AlreadyPublished(current.Number)),
            { Editorial: EditorialState.Withdrawn } => Reject(new VersionWithdrawn(current.Number)),
            { Wording.Body.Count: 0 } when !command.RecordOnly => Reject(new BodyMissing()),
            { Wording.Body.Count: > 0 } when command.RecordOnly => Reject(new NotARecordOnly()),
            _ => Accept(new TextPublished(
                current.Number, command.PublishedOn ?? command.Today, command.RecordOnly, command.Note, command.By, command.At)),
        };
    }

    private static bool Says(Command command, TextPublished earlier) =>
        (command.PublishedOn is null || command.PublishedOn == earlier.PublishedOn)
        && (command.Note is null || string.Equals(command.Note, earlier.Note, StringComparison.Ordinal))
        && command.RecordOnly == earlier.RecordOnly;

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/advocacy/texts/{id:guid}/publication", Handle).Changes<TextView>().RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var note = check.OptionalText(request.Note, "note", 500);
        check.Day(request.PublishedOn, "publishedOn");
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var command = new Command(request.PublishedOn, note, request.RecordOnly, Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        return await commands.Change<PoliticalText>(id, state => Decide(state, command), state => TextView.Of(id, state), cancellation);
    }
}
