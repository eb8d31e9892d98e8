using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Polls;

/// <summary>Ends voting, and opens the box of a secret poll.</summary>
public static class ClosePoll
{
    /// <summary>The closing.</summary>
    /// <param name="By">Who closes it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(UserId By, DateTimeOffset At);

    /// <summary>The opened box.</summary>
    /// <param name="Ballots">Everything in it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Opened(ValueList<CountedBallot> Ballots, DateTimeOffset At);

    /// <summary>Closes an open poll; closing twice changes nothing.</summary>
    public static Decision Decide(Poll state, Command command) => state switch
    {
        { Plan: null } => Reject(new UnknownPoll()),
        { Stage: PollStage.Created } => Reject(new PollNotOpen()),
        { Stage: not PollStage.Opened } => Nothing,
        { Plan.Kind: PollKind.Hands, Hands: null } => Reject(new HandsNotEntered()),
        _ => Accept(new PollClosed(command.By, command.At)),
    };

    /// <summary>Takes the ballots of a closed secret poll, when there are as many as votes were cast. Nothing is counted while they do not match.</summary>
    public static Decision Decide(Poll state, Opened opened) => state switch
    {
        { Plan: null } => Reject(new UnknownPoll()),
        { Stage: PollStage.Created or PollStage.Opened } => Reject(new PollNotClosed()),
        { Stage: not PollStage.Closed } => Nothing,
        { Cast: var cast } when cast != opened.Ballots.Count => Reject(new BallotsDoNotMatch(cast, opened.Ballots.Count)),
        _ => Accept(new BallotsCounted(opened.Ballots, opened.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(PollView.Route + "/closing", Close).Changes<PollView>().RequireRoles(Roles.ElectionOfficer);
        routes.MapPost(PollView.Route + "/counting", Count).Changes<PollView>().RequireRoles(Roles.ElectionOfficer, Roles.Teller);
    }

    private static async Task<IResult> Close(Guid pollId, Commands commands, Boxes boxes, CancellationToken cancellation)
    {
        var command = new Command(commands.Actor.Id, commands.Now);
        var closed = await commands.Change<Poll>(
            pollId, state => Decide(state, command), state => PollView.Of(pollId, state, commands.Actor), cancellation, state => state.Plan is null ? null : state.Version);
        return closed is IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK } ? await Open(pollId, commands, boxes, cancellation) ?? closed : closed;
    }

    private static async Task<IResult> Count(Guid pollId, Commands commands, Boxes boxes, CancellationToken cancellation)
    {
        var command = new Command(commands.Actor.Id, commands.Now);
        var there = await commands.Change<Poll>(
            pollId, state => state.Stage is PollStage.Created or PollStage.Opened ? Reject(new PollNotClosed()) : Nothing,
            state => PollView.Of(pollId, state, commands.Actor), cancellation, state => state.Plan is null ? null : state.Version);
        return there is IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK } ? await Open(pollId, commands, boxes, cancellation) ?? there : there;
    }

    /// <summary>Opens the box where there is one to open; null otherwise.</summary>
    private static async Task<IResult?> Open(Guid pollId, Commands commands, Boxes boxes, CancellationToken cancellation)
    {
        if (await commands.Find<Poll>(pollId, cancellation) is not { Stage: PollStage.Closed, Plan: { } plan }) return null;
        if (await boxes.Open(pollId, Slip.LengthOf(plan), cancellation) is not { } slips) return null;
        var opened = new Opened(slips.Select(Slip.Read).ToValueList(), commands.Now);
        return await commands.Empties<Poll>(
            pollId, pollId, state => Decide(state, opened), state => PollView.Of(pollId, state, commands.Actor), cancellation, state => state.Version);
    }
}
