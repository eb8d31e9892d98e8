using System.Collections.Immutable;

namespace Bkmo.Conference.Waiting;

/// <summary>One person or a group on the waiting list of a capacity.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Capacity">The capacity.</param>
/// <param name="Rule">How it is served.</param>
/// <param name="Priority">Higher is served earlier.</param>
/// <param name="Since">When it came onto the list, UTC.</param>
/// <param name="Number">Number of the event that brought it onto the list: tells apart who came at the same moment.</param>
/// <param name="Waiting">Registrations that wait without an offer, in order.</param>
/// <param name="Offered">Registrations with an open offer.</param>
/// <param name="OfferUntil">When the offer expires, UTC; null without one.</param>
/// <param name="Version">Number of the event that last changed it.</param>
public sealed record WaitingEntry(
    Guid Id, string Capacity, GroupRule Rule, int Priority, DateTimeOffset Since, long Number, ValueList<Guid> Waiting, ValueList<Guid> Offered,
    DateTimeOffset? OfferUntil, long Version)
{
    /// <summary>Whether nobody of it waits or has an offer any more.</summary>
    public bool IsEmpty => Waiting.Count + Offered.Count == 0;

    internal static WaitingEntry Of(WaitingListJoined e, long version) => new(
        e.EntryId, e.Capacity, e.Rule, 0, e.At, version, e.Registrations.Select(one => one.RegistrationId).ToValueList(), [], null, version);

    internal WaitingEntry Offer(PlacesOffered e, long version) => this with
    {
        Waiting = Waiting.Except(e.Registrations).ToValueList(), Offered = [.. Offered, .. e.Registrations], OfferUntil = e.Until, Version = version,
    };

    internal WaitingEntry Without(Guid registrationId, long version)
    {
        var offered = Offered.Where(id => id != registrationId).ToValueList();
        return this with { Waiting = Waiting.Where(id => id != registrationId).ToValueList(), Offered = offered, OfferUntil = offered.Count > 0 ? OfferUntil : null, Version = version };
    }
}

/// <summary>The order of a waiting list: by priority, then by time.</summary>
public static class WaitingOrder
{
    /// <summary>The entries of a capacity in which somebody waits without an offer, the next one first.</summary>
    public static IEnumerable<WaitingEntry> Of(ImmutableDictionary<Guid, WaitingEntry> entries, string capacity) => entries.Values
        .Where(entry => entry.Waiting.Count > 0 && string.Equals(entry.Capacity, capacity, StringComparison.Ordinal))
        .OrderByDescending(entry => entry.Priority).ThenBy(entry => entry.Since).ThenBy(entry => entry.Number);
}
