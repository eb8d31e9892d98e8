using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Agenda;

/// <summary>Moves an item that is still to come to another place, with the reason.</summary>
public static class MoveItem
{
    /// <summary>The move.</summary>
    /// <param name="Place">The place, from 1.</param>
    /// <param name="Reason">Why, 2 to 500 characters.</param>
    public sealed record Request(int Place, string Reason);

    /// <summary>The move, checked.</summary>
    /// <param name="ItemId">The item.</param>
    /// <param name="Place">The place, from 1.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="By">Who moves it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid ItemId, int Place, string Reason, UserId By, DateTimeOffset At);

    /// <summary>Accepts for what is still to come; where it is already changes nothing. Beyond the end means last.</summary>
    public static Decision Decide(AgendaState state, Command command)
    {
        if (state.Find(command.ItemId) is not { } item) return Reject(new UnknownItem());
        if (item.Status is not ItemStatus.Planned) return Reject(new ItemSettled());
        var place = Math.Min(command.Place, state.Items.Count);
        return place == state.PlaceOf(command.ItemId) ? Nothing : Accept(new ItemMoved(command.ItemId, place, command.Reason, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPut(AddItem.One + "/place", Handle).Changes<ItemView>().RequireRoles(MeetingAccess.Chair);

    private static Task<IResult> Handle(Guid id, Guid itemId, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var command = new Command(itemId, check.Range(request.Place, "place", 1, 1_000), check.Text(request.Reason, "reason", 2, 500), commands.Actor.Id, commands.Now);
        return check.Refusal is { } refusal ? Task.FromResult(Problems.Of(refusal)) : Change(id, itemId, commands, state => Decide(state, command), cancellation);
    }

    /// <summary>Changes an item and shows it.</summary>
    internal static Task<IResult> Change(Guid id, Guid itemId, Commands commands, Func<AgendaState, Decision> decide, CancellationToken cancellation) => commands.Change(
        AgendaState.IdOf(id), decide, state => ItemView.Of(state, itemId), cancellation, state => state.Find(itemId)?.Version);
}

/// <summary>Takes an item that is still to come off the agenda, with the reason.</summary>
public static class WithdrawItem
{
    /// <summary>The reason.</summary>
    /// <param name="Reason">Why, 2 to 500 characters.</param>
    public sealed record Request(string Reason);

    /// <summary>The item to take off.</summary>
    /// <param name="ItemId">The item.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="By">Who takes it off.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid ItemId, string Reason, UserId By, DateTimeOffset At);

    /// <summary>Accepts for what is still to come; taking off twice changes nothing.</summary>
    public static Decision Decide(AgendaState state, Command command) => state.Find(command.ItemId)?.Status switch
    {
        null => Reject(new UnknownItem()),
        ItemStatus.Withdrawn => Nothing,
        ItemStatus.Planned => Accept(new ItemWithdrawn(command.ItemId, command.Reason, command.By, command.At)),
        _ => Reject(new ItemSettled()),
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(AddItem.One + "/withdrawal", Handle).Changes<ItemView>().RequireRoles(MeetingAccess.Chair);

    private static Task<IResult> Handle(Guid id, Guid itemId, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var command = new Command(itemId, check.Text(request.Reason, "reason", 2, 500), commands.Actor.Id, commands.Now);
        return check.Refusal is { } refusal ? Task.FromResult(Problems.Of(refusal)) : MoveItem.Change(id, itemId, commands, state => Decide(state, command), cancellation);
    }
}
