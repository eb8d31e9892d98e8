using Bkmo.Conference.Conferences;
using Bkmo.Conference.Registrations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Waiting;

/// <summary>There is no such entry on a waiting list of this conference.</summary>
public sealed record UnknownWaitingEntry() : Refusal(RefusalKind.NotFound, new(
    "Diesen Eintrag gibt es auf keiner Warteliste dieser Konferenz.", "There is no such entry on a waiting list of this conference."));

/// <summary>An entry of a waiting list.</summary>
/// <param name="EntryId">The entry; for one person the id of the registration.</param>
/// <param name="Position">Its place in the order, from 1; null when nobody of it waits without an offer.</param>
/// <param name="Rule">How it is served.</param>
/// <param name="Priority">Higher is served earlier.</param>
/// <param name="Since">When it came onto the list, UTC.</param>
/// <param name="Waiting">Registrations that wait.</param>
/// <param name="Offered">Registrations with an open offer.</param>
/// <param name="OfferUntil">When the offer expires, UTC.</param>
/// <param name="Version">The entry's version; in quotes it is the ETag that moving it needs in <c>If-Match</c>.</param>
public sealed record WaitingEntryView(
    Guid EntryId, int? Position, GroupRule Rule, int Priority, DateTimeOffset Since, IReadOnlyList<Guid> Waiting, IReadOnlyList<Guid> Offered, DateTimeOffset? OfferUntil,
    long Version)
{
    internal static WaitingEntryView? Of(ConferenceState state, Guid entryId) => state.Waiting.GetValueOrDefault(entryId) is { } entry ? new(
        entry.Id, entry.Waiting.Count == 0 ? null : WaitingOrder.Of(state.Waiting, entry.Capacity).TakeWhile(other => other.Id != entry.Id).Count() + 1, entry.Rule,
        entry.Priority, entry.Since, entry.Waiting, entry.Offered, entry.OfferUntil, entry.Version) : null;
}

/// <summary>The waiting list of a capacity.</summary>
/// <param name="Capacity">The capacity.</param>
/// <param name="Entries">Those with an open offer first, then in the order in which they are served.</param>
public sealed record WaitingListView(string Capacity, IReadOnlyList<WaitingEntryView> Entries);

/// <summary>Shows waiting lists to the office, and moves an entry up or down with a reason.</summary>
public static class MoveWaitingEntry
{
    /// <summary>The move.</summary>
    /// <param name="Priority">-100 to 100; higher is served earlier, 0 is usual.</param>
    /// <param name="Reason">Why, 5 to 500 characters, about the rule and not the person. It is sealed.</param>
    public sealed record Request(int Priority, string Reason)
    {
        /// <inheritdoc />
        public override string ToString() => "(move)";
    }

    /// <summary>The move of one entry.</summary>
    /// <param name="EntryId">The entry.</param>
    /// <param name="Priority">Higher is served earlier.</param>
    /// <param name="Reason">Why, sealed.</param>
    /// <param name="By">Who moves it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid EntryId, int Priority, Sealed<OfficeReason>? Reason, UserId By, DateTimeOffset At);

    /// <summary>Moves who still waits; the reason is on record.</summary>
    public static Decision Decide(ConferenceState state, Command command) => state.Waiting.GetValueOrDefault(command.EntryId) switch
    {
        null => Reject(new UnknownWaitingEntry()),
        { Priority: var priority } when priority == command.Priority => Nothing,
        _ => Accept(Serving.With(state, command.At, new WaitingEntryMoved(command.EntryId, command.Priority, null, command.By, command.At, command.Reason))),
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        const string conference = "/api/conference/conferences/{id:guid}";
        routes.MapGet(conference + "/capacities/{name}/waiting-list", Show).Shows<WaitingListView>().RequireRoles(Roles.Office);
        routes.MapPut(conference + "/waiting-list/{entryId:guid}/priority", Handle).Changes<WaitingEntryView>().RequireRoles(Roles.Office);
    }

    private static Task<IResult> Show(Guid id, string name, Commands commands, CancellationToken cancellation) =>
        commands.Read<ConferenceState>(id, state => state.Capacities.ContainsKey(name) ? View(state, name) : null, cancellation);

    private static WaitingListView View(ConferenceState state, string name) => new(name,
    [
        .. state.Waiting.Values.Where(entry => entry.Offered.Count > 0 && entry.Waiting.Count == 0 && string.Equals(entry.Capacity, name, StringComparison.Ordinal))
            .OrderBy(entry => entry.OfferUntil).ThenBy(entry => entry.Number).Concat(WaitingOrder.Of(state.Waiting, name)).Select(entry => WaitingEntryView.Of(state, entry.Id)!),
    ]);

    private static async Task<IResult> Handle(Guid id, Guid entryId, Request request, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        var check = new Check();
        check.Range(request.Priority, "priority", -100, 100);
        var reason = check.Lines(request.Reason, "reason", 5, 500);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var conference = await commands.Find<ConferenceState>(id, cancellation);
        var about = conference?.Waiting.GetValueOrDefault(entryId) is { } entry ? conference.Registrations.GetValueOrDefault(entry.Waiting.Concat(entry.Offered).FirstOrDefault()) : null;
        var command = new Command(entryId, request.Priority, await keys.Seal(about, reason, commands, cancellation), commands.Actor.Id, commands.Now);
        return await commands.Change<ConferenceState>(
            id, state => Decide(state, command), state => WaitingEntryView.Of(state, entryId), cancellation, state => state.Waiting.GetValueOrDefault(entryId)?.Version);
    }
}

/// <summary>The duty that ends offers, invitations and reservations on time and serves the next.</summary>
public sealed class ServeWaitingLists(IReadModel<ConferenceRow> conferences, Decider decider) : IDuty
{
    /// <summary>Name of the duty.</summary>
    public const string Name = "serve_waiting_lists";

    /// <summary>Time from one round to the next.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    public async Task Do(CancellationToken cancellation)
    {
        var today = Berlin.DayOf(decider.Now);
        foreach (var id in await conferences.Coming(today, cancellation))
            await decider.Decide<ConferenceState>(id, state => Decide(state, decider.By, decider.Now), cancellation);
    }

    /// <summary>Ends what expired and offers what became free.</summary>
    public static Decision Decide(ConferenceState state, UserId by, DateTimeOffset at) => Accept(Serving.Due(state, by, at));
}
