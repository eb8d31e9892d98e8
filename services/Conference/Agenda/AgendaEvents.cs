namespace Bkmo.Conference.Agenda;

/// <summary>What an item of the agenda is for.</summary>
public enum ItemKind
{
    /// <summary>Bericht.</summary>
    Report,

    /// <summary>Antrag.</summary>
    Motion,

    /// <summary>Wahl.</summary>
    Election,

    /// <summary>Geschäftsordnungsbeschluss.</summary>
    ProcedureResolution,
}

/// <summary>What an item of the agenda (Tagesordnungspunkt) is about.</summary>
/// <param name="TitleDe">German title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Internal">Whether only entitled participants see it.</param>
public sealed record ItemSubject(string TitleDe, string TitleEn, ItemKind Kind, bool Internal);

/// <summary>Work on the agenda of a conference began.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="By">Who began.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("agenda_begun")]
public sealed record AgendaBegun(Guid ConferenceId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>An item was put on the agenda.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Place">Its place, from 1.</param>
/// <param name="UrgencyBy">The rule that allows a resolution on a subject that the invitation did not name; null: it was named, or none is taken.</param>
/// <param name="By">Who put it there.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("item_added")]
public sealed record ItemAdded(Guid ItemId, ItemSubject Subject, int Place, string? UrgencyBy, UserId By, DateTimeOffset At) : IEvent;

/// <summary>An item was moved to another place.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Place">Its place, from 1.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who moved it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("item_moved")]
public sealed record ItemMoved(Guid ItemId, int Place, string Reason, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The meeting came to an item, or back to it.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Reason">Why the meeting came back to it; null the first time.</param>
/// <param name="By">Who opened it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("item_opened")]
public sealed record ItemOpened(Guid ItemId, string? Reason, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The meeting was done with an item.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="By">Who closed it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("item_closed")]
public sealed record ItemClosed(Guid ItemId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>An item was taken off the agenda.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who took it off.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("item_withdrawn")]
public sealed record ItemWithdrawn(Guid ItemId, string Reason, UserId By, DateTimeOffset At) : IEvent;
