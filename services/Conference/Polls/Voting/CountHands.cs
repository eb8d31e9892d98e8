using Bkmo.Conference.Counting.Majorities;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Polls;

/// <summary>Enters what tellers counted of a show of hands.</summary>
public static class CountHands
{
    /// <summary>What they saw.</summary>
    /// <param name="Yes">For it.</param>
    /// <param name="No">Against it.</param>
    /// <param name="Abstain">Abstentions; not counted when left out.</param>
    public sealed record Request(HandsValue Yes, HandsValue No, HandsValue? Abstain = null);

    /// <summary>The totals, values checked.</summary>
    /// <param name="Hands">What they saw.</param>
    /// <param name="By">Who enters it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(HandsTotals Hands, UserId By, DateTimeOffset At);

    /// <summary>Accepts while the poll is open; a plain majority only where more yes than no is all that is asked.</summary>
    public static Decision Decide(Poll state, Command command)
    {
        if (state is not { Plan: { } plan }) return Reject(new UnknownPoll());
        if (plan.Kind != PollKind.Hands) return Reject(new NotByHands());
        if (state.Stage == PollStage.Created) return Reject(new PollNotOpen());
        if (state.Hands == command.Hands) return Nothing;
        if (state.Stage != PollStage.Opened) return Reject(new PollIsClosed());
        if (!command.Hands.AreCounted && (command.Hands.PlainMajority is null || !IsSimple(plan.Majority))) return Reject(new HandsMustBeCounted());
        var votes = state.Roll!.Electorate.Entitled;
        return command.Hands.Yes.Count + command.Hands.No.Count + command.Hands.Abstain.Count > votes
            ? Reject(new MoreHandsThanVotes(votes))
            : Accept(new HandsCounted(command.Hands, command.By, command.At));
    }

    private static bool IsSimple(MajorityRule rule) =>
        rule.Kind == ThresholdKind.MostVotes || rule is { Base: MajorityBase.YesAndNo, Kind: ThresholdKind.MoreThan } && rule.Numerator * 2 == rule.Denominator;

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut(PollView.Route + "/hands", Handle).Changes<PollView>().RequireRoles(Roles.ElectionOfficer, Roles.Teller);

    private static Task<IResult> Handle(Guid pollId, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var hands = new HandsTotals(request.Yes, request.No, request.Abstain ?? new(HandsSeen.NotCounted));
        foreach (var (value, field) in new[] { (hands.Yes, "yes"), (hands.No, "no"), (hands.Abstain, "abstain") })
            check.That(value.Count >= 0 && (value.Seen == HandsSeen.Counted || value.Count == 0), field, new(
                "Eine Zahl ab 0 gehört zu „counted“, sonst keine.", "A number from 0 goes with counted, none otherwise."));
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));

        var command = new Command(hands, commands.Actor.Id, commands.Now);
        return commands.Change<Poll>(
            pollId, state => Decide(state, command), state => PollView.Of(pollId, state, commands.Actor), cancellation, state => state.Plan is null ? null : state.Version);
    }
}
