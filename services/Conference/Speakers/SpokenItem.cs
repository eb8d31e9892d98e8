using Bkmo.Conference.Agenda;

namespace Bkmo.Conference.Speakers;

/// <summary>The item that a speakers' list belongs to, as the one who asks sees it.</summary>
internal static class SpokenItem
{
    internal const string Route = "/api/conference/conferences/{id:guid}/agenda/items/{itemId:guid}/speakers";

    /// <summary>The item; null when there is none, or it is not for the one who asks.</summary>
    internal static async Task<MeetingItem?> Find(Commands commands, Guid id, Guid itemId, CancellationToken cancellation) =>
        await Find(commands, id, itemId, await commands.Attendance(id, cancellation), cancellation);

    /// <summary>As above, for whoever is known already.</summary>
    internal static async Task<MeetingItem?> Find(Commands commands, Guid id, Guid itemId, Attendance attendance, CancellationToken cancellation) =>
        (await commands.Find<AgendaState>(AgendaState.IdOf(id), cancellation))?.Find(itemId) is { } item && attendance.Shows(item.Subject) ? item : null;

    /// <summary>Changes the list of an item and shows it.</summary>
    internal static async Task<IResult> Change(
        Commands commands, Guid id, Guid itemId, Func<SpeakersList, MeetingItem, Decision> decide, CancellationToken cancellation) =>
        await Find(commands, id, itemId, cancellation) is { } item
            ? await commands.Change<SpeakersList>(SpeakersList.IdOf(itemId), state => decide(state, item), SpeakersView.Of, cancellation)
            : Problems.Of(new UnknownItem());
}

/// <summary>Somebody acts on a speakers' list without saying more.</summary>
/// <param name="By">Who acts.</param>
/// <param name="At">When, UTC.</param>
public sealed record ListCommand(UserId By, DateTimeOffset At);
