using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Polls;

/// <summary>States the result of a poll (Feststellung). Another result than the counted one needs a reason, which is recorded.</summary>
public static class PublishPoll
{
    /// <summary>The statement.</summary>
    /// <param name="Accepted">Whether it is accepted; what was counted when left out.</param>
    /// <param name="Reason">Why it differs from what was counted, at most 1,000 characters.</param>
    public sealed record Request(bool? Accepted = null, string? Reason = null);

    /// <summary>The statement, values checked.</summary>
    /// <param name="Accepted">Whether it is accepted; null: as counted.</param>
    /// <param name="Reason">Why it differs.</param>
    /// <param name="By">Who states it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(bool? Accepted, string? Reason, UserId By, DateTimeOffset At);

    /// <summary>Accepts once the poll is counted; the same again changes nothing.</summary>
    public static Decision Decide(Poll state, Command command)
    {
        if (state.Plan is null) return Reject(new UnknownPoll());
        if (state.Published is { } before) return before.Accepted == command.Accepted && before.Reason == command.Reason ? Nothing : Reject(new PollAlreadyPublished());
        if (state.Stage is PollStage.Created or PollStage.Opened) return Reject(new PollNotClosed());
        if (PollCount.Of(state) is not { } counted) return Reject(new PollNotCounted());
        if (command.Accepted is not { } stated) return Accept(new PollPublished(null, command.Reason, command.By, command.At));
        if (counted.Accepted is not { } accepted) return Reject(new NothingToAccept());
        if (stated && counted is { Tally.Yes: 0, Majority: not null }) return Reject(new NoYesAtAll());
        if (stated != accepted && command.Reason is null) return Reject(new ReasonNeeded());
        return Accept(new PollPublished(stated, command.Reason, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(PollView.Route + "/publication", Handle).Changes<PollView>().RequireRoles(Roles.ElectionOfficer, Roles.Board);

    private static Task<IResult> Handle(Guid pollId, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var reason = check.OptionalText(request.Reason, "reason", 1000);
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));
        var command = new Command(request.Accepted, reason, commands.Actor.Id, commands.Now);
        return commands.Change<Poll>(
            pollId, state => Decide(state, command), state => PollView.Of(pollId, state, commands.Actor), cancellation, state => state.Plan is null ? null : state.Version);
    }
}
