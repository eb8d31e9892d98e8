using Bkmo.Conference.Conferences;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Programme;

/// <summary>Enters a room, or describes it anew.</summary>
public static class SetRoom
{
    internal const string Route = "/api/conference/conferences/{id:guid}/programme/rooms", One = Route + "/{roomId:guid}";

    /// <summary>The room.</summary>
    /// <param name="Name">1 to 100 characters, once only.</param>
    /// <param name="Capacity">How many people may be in it, 1 to 100,000.</param>
    /// <param name="Equipment">Codes of lower-case letters, digits and hyphens, at most 30.</param>
    /// <param name="StepFree">Whether one gets in without a step.</param>
    public sealed record Request(string Name, int Capacity, bool StepFree, IReadOnlyList<string>? Equipment = null);

    /// <summary>The room, values checked.</summary>
    /// <param name="ConferenceId">The conference.</param>
    /// <param name="RoomId">The room.</param>
    /// <param name="Room">What it is like.</param>
    /// <param name="By">Who enters it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid ConferenceId, Guid RoomId, Room Room, UserId By, DateTimeOffset At);

    /// <summary>Accepts any room with a name of its own; the same again changes nothing.</summary>
    public static Decision Decide(ProgrammeState state, Command command)
    {
        if (state.Rooms.GetValueOrDefault(command.RoomId)?.Value == command.Room) return Nothing;
        var taken = state.Rooms.Values.Any(room => room.Id != command.RoomId && string.Equals(room.Value.Name, command.Room.Name, StringComparison.OrdinalIgnoreCase));
        return taken
            ? Reject(new RoomNameTaken())
            : state.With(command.ConferenceId, command.By, command.At, new RoomSet(command.RoomId, command.Room, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Route, Add).Creates<RoomView>().RequireRoles(Roles.Office);
        routes.MapPut(One, Change).Changes<RoomView>().RequireRoles(Roles.Office);
        routes.MapGet(One, Show).Shows<RoomView>().RequireRoles(Roles.Office, Roles.Board);
    }

    private static async Task<IResult> Add(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var (room, refusal) = Room(request);
        if (refusal is not null) return Problems.Of(refusal);
        if (await commands.Find<ConferenceState>(id, cancellation) is null) return Problems.Of(new UnknownConference());
        var command = new Command(id, commands.NewId(), room, commands.Actor.Id, commands.Now);
        return await commands.Create<ProgrammeState>(
            ProgrammeState.IdOf(id), $"/api/conference/conferences/{id}/programme/rooms/{command.RoomId}", state => Decide(state, command),
            state => RoomView.Of(state, command.RoomId)!, cancellation, state => Version(state, command.RoomId));
    }

    private static Task<IResult> Change(Guid id, Guid roomId, Request request, Commands commands, CancellationToken cancellation)
    {
        var (room, refusal) = Room(request);
        if (refusal is not null) return Task.FromResult(Problems.Of(refusal));
        var command = new Command(id, roomId, room, commands.Actor.Id, commands.Now);
        return commands.Change<ProgrammeState>(
            ProgrammeState.IdOf(id), state => Decide(state, command), state => RoomView.Of(state, roomId), cancellation, state => Version(state, roomId));
    }

    private static Task<IResult> Show(Guid id, Guid roomId, Commands commands, CancellationToken cancellation) =>
        commands.Read<ProgrammeState>(ProgrammeState.IdOf(id), state => RoomView.Of(state, roomId), cancellation, state => Version(state, roomId));

    internal static long? Version(ProgrammeState state, Guid roomId) => state.Rooms.GetValueOrDefault(roomId)?.Version;

    private static (Room, Refusal?) Room(Request request)
    {
        var check = new Check();
        var room = new Room(
            check.Text(request.Name, "name", 1, 100), check.Range(request.Capacity, "capacity", 1, 100_000), check.Codes(request.Equipment, "equipment"), request.StepFree);
        return (room, check.Refusal);
    }
}

/// <summary>Takes a room out that nothing takes place in.</summary>
public static class RemoveRoom
{
    /// <summary>The room to take out.</summary>
    /// <param name="RoomId">The room.</param>
    /// <param name="By">Who takes it out.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid RoomId, UserId By, DateTimeOffset At);

    /// <summary>Accepts while no session that takes place is in it.</summary>
    public static Decision Decide(ProgrammeState state, Command command)
    {
        if (!state.Rooms.ContainsKey(command.RoomId)) return Reject(new UnknownRoom());
        var used = state.Live.Count(session => session.Content.Slot.RoomId == command.RoomId);
        return used > 0 ? Reject(new RoomInUse(used)) : Accept(new RoomRemoved(command.RoomId, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapDelete(SetRoom.One, Handle).Changes<ProgrammeView>().RequireRoles(Roles.Office);

    private static async Task<IResult> Handle(Guid id, Guid roomId, Commands commands, CancellationToken cancellation)
    {
        var command = new Command(roomId, commands.Actor.Id, commands.Now);
        var days = await ConferenceDays.Of(id, commands, cancellation);
        return await commands.Change<ProgrammeState>(
            ProgrammeState.IdOf(id), state => Decide(state, command), state => ProgrammeView.Of(id, state, days), cancellation, state => SetRoom.Version(state, roomId));
    }
}
