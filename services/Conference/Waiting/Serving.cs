using Bkmo.Conference.Capacities;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Holds;

namespace Bkmo.Conference.Waiting;

/// <summary>Serves waiting lists: whatever frees a place offers it to the next in the same decision.</summary>
internal static class Serving
{
    /// <summary>These events, and the offers that follow from them.</summary>
    internal static IReadOnlyList<IEvent> With(ConferenceState state, DateTimeOffset at, params IReadOnlyList<IEvent> events) =>
        [.. events, .. Offers(events.Aggregate(state, (now, e) => now.Evolve(e)), at)];

    /// <summary>What expired by now, and the offers that follow; nothing when nothing is due.</summary>
    internal static IReadOnlyList<IEvent> Due(ConferenceState state, UserId by, DateTimeOffset at) => With(
        state, at,
        [
            .. state.Waiting.Values.Where(entry => entry.OfferUntil <= at).OrderBy(entry => entry.Number).Select(entry => new OfferExpired(entry.Id, entry.Offered, at)),
            .. state.Holds.Values.Where(hold => hold.Until <= at).OrderBy(hold => hold.Id).Select(hold => hold.Ended(InvitationEnding.Expired, by, at)),
        ]);

    /// <summary>Offers for every capacity that has places, to whoever is next.</summary>
    private static List<IEvent> Offers(ConferenceState state, DateTimeOffset at)
    {
        var offers = new List<IEvent>();
        if (state.IsOver(Berlin.DayOf(at))) return offers;
        foreach (var name in state.Capacities.Keys)
            while (Next(state, name, at) is { } offer)
            {
                offers.Add(offer);
                state = state.Evolve(offer);
            }
        return offers;
    }

    /// <summary>
    /// The next offer of a capacity; null when nobody waits or the first one has to go on waiting. Nobody is served past the first one, except past a group that would
    /// not fit into the whole capacity: it would keep everybody from ever being served.
    /// </summary>
    private static PlacesOffered? Next(ConferenceState state, string name, DateTimeOffset at)
    {
        var capacity = state.Capacities[name];
        var next = WaitingOrder.Of(state.Waiting, name).FirstOrDefault(entry => !NeverFits(entry, capacity));
        if (next is null || capacity.Free <= 0 || (next.Rule is GroupRule.AllOrNothing && next.Waiting.Count > capacity.Free)) return null;
        return new(next.Id, next.Waiting.Take(capacity.Free).ToValueList(), at.AddHours(capacity.OfferHours), at);
    }

    private static bool NeverFits(WaitingEntry entry, Capacity capacity) => entry.Rule is GroupRule.AllOrNothing && entry.Waiting.Count > capacity.Size;
}
