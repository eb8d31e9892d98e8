using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Agenda;

/// <summary>The meeting comes to an item (Aufruf), or with a reason back to it.</summary>
public static class OpenItem
{
    /// <summary>The reason for coming back.</summary>
    /// <param name="Reason">At most 500 characters; needed for an item that was closed.</param>
    public sealed record Request(string? Reason = null);

    /// <summary>The item to open.</summary>
    /// <param name="ItemId">The item.</param>
    /// <param name="Reason">Why the meeting comes back to it.</param>
    /// <param name="By">Who opens it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid ItemId, string? Reason, UserId By, DateTimeOffset At);

    /// <summary>Accepts while no other item is open.</summary>
    public static Decision Decide(AgendaState state, Command command)
    {
        if (state.Find(command.ItemId) is not { } item) return Reject(new UnknownItem());
        if (item.Status is ItemStatus.Open) return Nothing;
        if (item.Status is ItemStatus.Withdrawn) return Reject(new ItemSettled());
        if (state.Open is { } open) return Reject(new AnotherItemOpen(state.PlaceOf(open.Id)));
        if (item.Status is ItemStatus.Closed && command.Reason is null) return Reject(new ReasonToReopen());
        return Accept(new ItemOpened(command.ItemId, item.Status is ItemStatus.Closed ? command.Reason : null, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(AddItem.One + "/opening", Handle).Changes<ItemView>().RequireRoles(MeetingAccess.Chair);

    private static Task<IResult> Handle(Guid id, Guid itemId, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var command = new Command(itemId, check.OptionalText(request.Reason, "reason", 500), commands.Actor.Id, commands.Now);
        return check.Refusal is { } refusal ? Task.FromResult(Problems.Of(refusal)) : MoveItem.Change(id, itemId, commands, state => Decide(state, command), cancellation);
    }
}

/// <summary>The meeting is done with an item.</summary>
public static class CloseItem
{
    /// <summary>The item to close.</summary>
    /// <param name="ItemId">The item.</param>
    /// <param name="By">Who closes it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid ItemId, UserId By, DateTimeOffset At);

    /// <summary>Accepts for the open item; closing twice changes nothing.</summary>
    public static Decision Decide(AgendaState state, Command command) => state.Find(command.ItemId)?.Status switch
    {
        null => Reject(new UnknownItem()),
        ItemStatus.Closed => Nothing,
        ItemStatus.Open => Accept(new ItemClosed(command.ItemId, command.By, command.At)),
        _ => Reject(new ItemNotOpen()),
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(AddItem.One + "/closing", Handle).Changes<ItemView>().RequireRoles(MeetingAccess.Chair);

    private static Task<IResult> Handle(Guid id, Guid itemId, Commands commands, CancellationToken cancellation)
    {
        var command = new Command(itemId, commands.Actor.Id, commands.Now);
        return MoveItem.Change(id, itemId, commands, state => Decide(state, command), cancellation);
    }
}
