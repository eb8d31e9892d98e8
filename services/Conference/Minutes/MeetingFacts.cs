using System.Globalization;
using Bkmo.Conference.Agenda;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Convocations;
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
    public static (string Kind, Text Sentence)? Of(MinutesContext context, ConferenceState state, IEvent @event) => @event switch
    {
        ConferenceConvened e => ("convened", Convened(state, e.Convocation)),
        SubjectAdded e => ("subject-added", new($"Den Mitgliedern wird nachträglich angekündigt: {Named(e.Title, e.ForResolution, "Beschluss")}.", $"Members are told later: {Named(e.Title, e.ForResolution, "resolution")}.")),
        CommitteeFormed e => ("committee-formed", Formed(context, e)),
        _ => null,
    };

    private static Text Convened(ConferenceState state, Convocation sent)
    {
        var kept = state.Plan?.StartsOn is { } start ? start.DayNumber - sent.SentOn.DayNumber : sent.NoticeDays;
        string Subjects(string resolution) => string.Join("; ", sent.Agenda.Select((item, i) => string.Create(
            CultureInfo.InvariantCulture, $"{i + 1}. {Named(item.Title, item.ForResolution, resolution)}")));
        return new(
            string.Create(CultureInfo.InvariantCulture, $"Eingeladen wurde am {sent.SentOn:dd.MM.yyyy}, {kept} Tage vor Beginn (nötig: {sent.NoticeDays}). Tagesordnung: {Subjects("Beschluss")}."),
            string.Create(CultureInfo.InvariantCulture, $"The invitation was sent on {sent.SentOn:yyyy-MM-dd}, {kept} days before the beginning (needed: {sent.NoticeDays}). Agenda: {Subjects("resolution")}."));
    }

    private static string Named(string title, bool forResolution, string resolution) => forResolution ? $"{title} ({resolution})" : title;

    private static Text Formed(MinutesContext context, CommitteeFormed formed)
    {
        var members = string.Join(", ", formed.Members.Select(context.NameOf).Order(StringComparer.Ordinal));
        return new(
            $"Die Konferenz bildet den Ausschuss „{formed.NameDe}“{(members.Length == 0 ? "" : $"; Mitglieder entsenden: {members}")}.",
            $"The conference forms the committee “{formed.NameEn}”{(members.Length == 0 ? "" : $"; members are sent by: {members}")}.");
    }

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
