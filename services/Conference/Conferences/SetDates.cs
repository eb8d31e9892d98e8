using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Conferences;

/// <summary>Sets or moves the days of a planned conference, with venue and mode. Once members are invited, days stand.</summary>
public static class SetDates
{
    /// <summary>The days.</summary>
    /// <param name="StartsOn">First day.</param>
    /// <param name="EndsOn">Last day.</param>
    /// <param name="Venue">Where, at most 200 characters.</param>
    /// <param name="Mode">In person unless said otherwise.</param>
    public sealed record Request(DateOnly StartsOn, DateOnly EndsOn, string? Venue = null, ConferenceMode Mode = ConferenceMode.InPerson);

    /// <summary>The days, checked.</summary>
    /// <param name="StartsOn">First day.</param>
    /// <param name="EndsOn">Last day.</param>
    /// <param name="Venue">Where.</param>
    /// <param name="Mode">In person, hybrid, virtual.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who sets them.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(DateOnly StartsOn, DateOnly EndsOn, string? Venue, ConferenceMode Mode, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Accepts days to come while nobody was invited; the same days again change nothing.</summary>
    public static Decision Decide(ConferenceState state, Command command) => state switch
    {
        { Plan: null } => Reject(new UnknownConference()),
        { Stage: ConferenceStage.Recorded } => Reject(new ConferenceOver()),
        { Plan: var plan } when IsSame(plan, command) => Nothing,
        { Convocation: { } convocation } => Reject(new AlreadyConvened(convocation.SentOn)),
        _ when command.EndsOn < command.Today => Reject(new PlannedInPast()),
        _ => Accept(new ConferenceScheduled(command.StartsOn, command.EndsOn, command.Venue, command.Mode, command.By, command.At)),
    };

    private static bool IsSame(ConferencePlan plan, Command command) =>
        plan.StartsOn == command.StartsOn && plan.EndsOn == command.EndsOn && plan.Mode == command.Mode
        && string.Equals(plan.Venue, command.Venue, StringComparison.Ordinal);

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/api/conference/conferences/{id:guid}/dates", Handle).Changes<ConferenceView>().RequireRoles(Roles.Office);

    private static Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.Days(request.StartsOn, request.EndsOn);
        var venue = check.OptionalText(request.Venue, "venue", 200);
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));

        var command = new Command(
            request.StartsOn, request.EndsOn, venue, request.Mode, Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        return commands.Change<ConferenceState>(id, state => Decide(state, command), state => ConferenceView.Of(id, state), cancellation);
    }
}
