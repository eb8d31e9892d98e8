using System.Collections.Immutable;

namespace Bkmo.Conference.Agenda;

/// <summary>How far the meeting is with an item.</summary>
public enum ItemStatus
{
    /// <summary>It is still to come.</summary>
    Planned,

    /// <summary>It is being dealt with.</summary>
    Open,

    /// <summary>It is done.</summary>
    Closed,

    /// <summary>It was taken off.</summary>
    Withdrawn,
}

/// <summary>An item of the agenda (Tagesordnungspunkt).</summary>
/// <param name="Id">The item.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Status">How far the meeting is with it.</param>
/// <param name="Version">Number of the event that last changed it.</param>
public sealed record MeetingItem(Guid Id, ItemSubject Subject, ItemStatus Status, long Version);

/// <summary>The agenda of the assembly of one conference, in order. That at most one item is open is a rule about all of them, so they are one stream.</summary>
/// <param name="ConferenceId">The conference; null before the first item.</param>
/// <param name="Items">In order.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record AgendaState(Guid? ConferenceId, ImmutableList<MeetingItem> Items, long Version) : IState<AgendaState>
{
    /// <inheritdoc />
    public static string StreamType => "agenda";

    /// <inheritdoc />
    public static AgendaState Initial { get; } = new(null, [], 0);

    /// <summary>The stream of a conference's agenda.</summary>
    public static Guid IdOf(Guid conferenceId) => NameBasedId.Of(conferenceId, "agenda");

    /// <summary>The item that is open; null between items.</summary>
    public MeetingItem? Open => Items.Find(item => item.Status is ItemStatus.Open);

    /// <summary>The item with this id; null when there is none.</summary>
    public MeetingItem? Find(Guid itemId) => Items.Find(item => item.Id == itemId);

    /// <summary>Place of an item, from 1.</summary>
    public int PlaceOf(Guid itemId) => Items.FindIndex(item => item.Id == itemId) + 1;

    /// <inheritdoc />
    public AgendaState Evolve(IEvent @event)
    {
        var next = this with { Version = Version + 1 };
        return @event switch
        {
            AgendaBegun e => next with { ConferenceId = e.ConferenceId },
            ItemAdded e => next with { Items = Items.Insert(Math.Clamp(e.Place - 1, 0, Items.Count), new(e.ItemId, e.Subject, ItemStatus.Planned, next.Version)) },
            ItemMoved e when Find(e.ItemId) is { } item => next with { Items = Moved(item with { Version = next.Version }, e.Place) },
            ItemOpened e => next.Become(e.ItemId, ItemStatus.Open),
            ItemClosed e => next.Become(e.ItemId, ItemStatus.Closed),
            ItemWithdrawn e => next.Become(e.ItemId, ItemStatus.Withdrawn),
            _ => next,
        };
    }

    private ImmutableList<MeetingItem> Moved(MeetingItem item, int place)
    {
        var others = Items.RemoveAll(other => other.Id == item.Id);
        return others.Insert(Math.Clamp(place - 1, 0, others.Count), item);
    }

    private AgendaState Become(Guid itemId, ItemStatus status) => this with
    {
        Items = [.. Items.Select(item => item.Id == itemId ? item with { Status = status, Version = Version } : item)],
    };
}
