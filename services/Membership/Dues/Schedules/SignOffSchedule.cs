using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Dues.Schedules;

/// <summary>Signs a dues schedule off: from then on it holds from its first day.</summary>
public static class SignOffSchedule
{
    /// <summary>The sign-off.</summary>
    /// <param name="Number">Number of the schedule.</param>
    /// <param name="By">Who signs off.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(int Number, UserId By, DateTimeOffset At);

    /// <summary>Signs off; twice changes nothing.</summary>
    public static Decision Decide(DuesSchedules state, Command command) => state.Numbered(command.Number) switch
    {
        null => Reject(new UnknownSchedule()),
        { SignedOffBy: not null } => Nothing,
        _ => Accept(new DuesScheduleSignedOff(command.Number, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/membership/dues/schedules/{number:int}/sign-off", Handle)
        .Changes<ScheduleView>().RequireRoles(Roles.Office, Roles.Board);

    private static Task<IResult> Handle(int number, Commands commands, CancellationToken cancellation)
    {
        var command = new Command(number, commands.Actor.Id, commands.Now);
        return commands.Change<DuesSchedules>(
            DuesSchedules.Id, state => Decide(state, command), state => ScheduleView.Of(state, number), cancellation, state => state.Numbered(number)?.Version);
    }
}
