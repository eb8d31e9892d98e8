using Bkmo.Conference.Agenda;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Speakers;

/// <summary>Calls the next speaker by the list's rules. Whoever still speaks has ended with that.</summary>
public static class CallSpeaker
{
    /// <summary>The call.</summary>
    /// <param name="ItemIsOpen">Whether the item is open.</param>
    /// <param name="SeenVersion">Version of the list that the marks were opened on.</param>
    /// <param name="Marks">Opened marks.</param>
    /// <param name="By">Who calls.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(bool ItemIsOpen, long SeenVersion, ValueList<OpenedMark> Marks, UserId By, DateTimeOffset At);

    /// <summary>Calls whoever is next while the item is open.</summary>
    public static Decision Decide(SpeakersList state, Command command)
    {
        if (!command.ItemIsOpen) return Reject(new ItemNotCalled());
        if (state.Version != command.SeenVersion) return Reject(new MarksMissing());
        if (NextSpeaker.Of(state, command.Marks) is not { } next) return Reject(new NobodyWaits());
        var called = new SpeakerCalled(next.Id, command.By, command.At);
        return state.Speaking is { } speaking ? Accept(new SpeechEnded(speaking.Id, command.By, command.At), called) : Accept(called);
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(SpokenItem.Route + "/calls", Handle).Changes<SpeakersView>().RequireRoles(MeetingAccess.Chair);

    private static async Task<IResult> Handle(Guid id, Guid itemId, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        var list = await commands.Find<SpeakersList>(SpeakersList.IdOf(itemId), cancellation) ?? SpeakersList.Initial;
        var marks = (await Marks(list, keys, cancellation)).ToValueList();
        return await SpokenItem.Change(commands, id, itemId, (state, item) => Decide(
            state, new(item.Status is ItemStatus.Open, list.Version, marks, commands.Actor.Id, commands.Now)), cancellation);
    }

    /// <summary>Opens what those who wait, and whoever was called last, chose. An erased mark is none.</summary>
    internal static async Task<IReadOnlyList<OpenedMark>> Marks(SpeakersList list, IKeyRing keys, CancellationToken cancellation)
    {
        var opened = new List<OpenedMark>();
        foreach (var request in list.Waiting.Concat(list.Called.Where(call => !call.PointOfOrder).TakeLast(1)))
            if (request.Mark is { } mark && (await keys.Open(mark, cancellation)).Value is { } chosen) opened.Add(new(request.Id, chosen));
        return opened;
    }
}

/// <summary>Notes that whoever speaks has ended: the spoken time is what lies between call and end.</summary>
public static class EndSpeech
{
    /// <summary>Accepts while somebody speaks.</summary>
    public static Decision Decide(SpeakersList state, ListCommand command) =>
        state.Speaking is { } speaking ? Accept(new SpeechEnded(speaking.Id, command.By, command.At)) : Reject(new NobodySpeaks());

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(SpokenItem.Route + "/calls/end", Handle).Changes<SpeakersView>().RequireRoles(MeetingAccess.Chair);

    private static Task<IResult> Handle(Guid id, Guid itemId, Commands commands, CancellationToken cancellation) =>
        SpokenItem.Change(commands, id, itemId, (state, _) => Decide(state, new(commands.Actor.Id, commands.Now)), cancellation);
}

/// <summary>Undoes the last call: whoever was called waits again, in the place of her or his request.</summary>
public static class UndoCall
{
    /// <summary>Accepts while somebody was called; each further undo goes one call further back.</summary>
    public static Decision Decide(SpeakersList state, ListCommand command) =>
        state.Calls.IsEmpty ? Reject(new NobodyWasCalled()) : Accept(new SpeakerCallUndone(state.Calls[^1], command.By, command.At));

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapDelete(SpokenItem.Route + "/calls/last", Handle).Changes<SpeakersView>().RequireRoles(MeetingAccess.Chair);

    private static Task<IResult> Handle(Guid id, Guid itemId, Commands commands, CancellationToken cancellation) =>
        SpokenItem.Change(commands, id, itemId, (state, _) => Decide(state, new(commands.Actor.Id, commands.Now)), cancellation);
}

/// <summary>Closes the list (Schluss der Redeliste) or opens it again.</summary>
public static class CloseList
{
    /// <summary>Closes; closing twice changes nothing.</summary>
    public static Decision Decide(SpeakersList state, ListCommand command) => state.IsClosed ? Nothing : Accept(new SpeakersListClosed(command.By, command.At));

    /// <summary>Opens again; what is open stays so.</summary>
    public static Decision DecideReopening(SpeakersList state, ListCommand command) => state.IsClosed ? Accept(new SpeakersListReopened(command.By, command.At)) : Nothing;

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(SpokenItem.Route + "/closing", Close).Changes<SpeakersView>().RequireRoles(MeetingAccess.Chair);
        routes.MapDelete(SpokenItem.Route + "/closing", Reopen).Changes<SpeakersView>().RequireRoles(MeetingAccess.Chair);
    }

    private static Task<IResult> Close(Guid id, Guid itemId, Commands commands, CancellationToken cancellation) =>
        SpokenItem.Change(commands, id, itemId, (state, _) => Decide(state, new(commands.Actor.Id, commands.Now)), cancellation);

    private static Task<IResult> Reopen(Guid id, Guid itemId, Commands commands, CancellationToken cancellation) =>
        SpokenItem.Change(commands, id, itemId, (state, _) => DecideReopening(state, new(commands.Actor.Id, commands.Now)), cancellation);
}
