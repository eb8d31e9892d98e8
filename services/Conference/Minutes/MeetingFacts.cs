using Bkmo.Conference.Agenda;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Speakers;

namespace Bkmo.Conference.Minutes;

/// <summary>Facts from the agenda, the speakers' lists and the conference itself.</summary>
public static class MeetingFacts
{
    /// <summary>What happened to items of the agenda, with who was there when one was opened.</summary>
    public static (string Kind, Text Sentence)? Of(MinutesContext context, AgendaState state, IEvent @event) => @event switch
    {
        ItemAdded { UrgencyBy: { } rule } e => Told(state, e.ItemId, "item-added", $"wird als dringlich auf die Tagesordnung gesetzt ({rule})", $"is put on the agenda as urgent ({rule})"),
        ItemMoved e => Told(state, e.ItemId, "item-moved", $"wird an diese Stelle verlegt: {e.Reason}", $"is moved to this place: {e.Reason}"),
        ItemOpened e => Opened(context, state, e),
        ItemClosed e => Told(state, e.ItemId, "item-closed", "ist erledigt", "is done"),
        ItemWithdrawn e => Told(state, e.ItemId, "item-withdrawn", $"wird abgesetzt: {e.Reason}", $"is taken off: {e.Reason}"),
        _ => null,
    };

    /// <summary>What happened to a speakers' list.</summary>
    public static (string Kind, Text Sentence)? Of(MinutesContext context, SpeakersList state, IEvent @event) => @event switch
    {
        SpeakersListClosed => Told(context.Agenda, state.ItemId, "speakers-closed", "bekommt keine weiteren Wortmeldungen: die Redeliste wird geschlossen", "gets no further requests to speak: the list is closed"),
        SpeakersListReopened => Told(context.Agenda, state.ItemId, "speakers-reopened", "bekommt wieder Wortmeldungen: die Redeliste wird geöffnet", "gets requests to speak again: the list is opened"),
        _ => null,
    };

    /// <summary>What the conference itself did.</summary>
    public static (string Kind, Text Sentence)? Of(MinutesContext context, ConferenceState state, IEvent @event) => @event is CommitteeFormed e
        ? ("committee-formed", new($"Die Konferenz bildet den Ausschuss „{e.NameDe}“.", $"The conference forms the committee “{e.NameEn}”."))
        : null;

    private static (string, Text)? Opened(MinutesContext context, AgendaState state, ItemOpened e)
    {
        var told = e.Reason is { } reason
            ? Told(state, e.ItemId, "item-opened", $"wird noch einmal aufgerufen: {reason}", $"is opened once more: {reason}")
            : Told(state, e.ItemId, "item-opened", "wird aufgerufen", "is opened");
        var present = context.PresentAt(e.At);
        return told is var (kind, sentence) ? (kind, new($"{sentence.De} {present.De}", $"{sentence.En} {present.En}")) : null;
    }

    private static (string, Text)? Told(AgendaState state, Guid itemId, string kind, string de, string en) => state.Find(itemId) is { } item
        ? (kind, new(
            FormattableString.Invariant($"TOP {state.PlaceOf(itemId)} „{item.Subject.TitleDe}“ {de}."), FormattableString.Invariant($"Item {state.PlaceOf(itemId)} “{item.Subject.TitleEn}” {en}.")))
        : null;
}
