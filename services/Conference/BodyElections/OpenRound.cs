using Bkmo.Conference.Agenda;
using Bkmo.Conference.Polls;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.BodyElections;

/// <summary>Opens the next round, or the run-off that a tie asks for: its poll is prepared, and voting begins when that is opened.</summary>
public static class OpenRound
{
    /// <summary>The round.</summary>
    /// <param name="EnBloc">Whether all candidates stand on one yes or no; only when nobody objected and no more stand than there are seats.</param>
    public sealed record Request(bool EnBloc = false);

    /// <summary>The round.</summary>
    /// <param name="PollId">Id for its poll.</param>
    /// <param name="EnBloc">Whether all stand on one yes or no.</param>
    /// <param name="Lapsed">Who stands with a mandate that has ended.</param>
    /// <param name="By">Who opens it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid PollId, bool EnBloc, ValueList<Guid> Lapsed, UserId By, DateTimeOffset At);

    /// <summary>Somebody objects to electing all at once.</summary>
    /// <param name="By">Who.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Objection(UserId By, DateTimeOffset At);

    /// <summary>
    /// Accepts when the round before is counted, its ties are decided and those elected have answered; the first one when everybody stands with a mandate that is not over.
    /// Opening an open round again changes nothing.
    /// </summary>
    public static Decision Decide(Election state, Command command)
    {
        if (state.Plan is null) return Reject(new UnknownElection());
        if (state.IsClosed) return Reject(new ElectionOver());
        if (state.Last is { Result: null } or { RunOffPollId: not null }) return Nothing;
        if (state.Last?.Result?.Tie is { } tie)
            return tie.ByRunOff ? Accept(new RunOffOpened(command.PollId, command.By, command.At)) : Reject(new TieOpen());
        if (state.Next is not { } next) return Reject(new NoRoundNext());
        if (state.Unanswered.Any()) return Reject(new AnswersOutstanding());
        if (state.Rounds.Count == 0 && command.Lapsed.Count > 0) return Reject(MandatesLapsed.Of(state, command.Lapsed));
        if (command.EnBloc && state.Objections > 0) return Reject(new ObjectedTo());
        return command.EnBloc && next.Standing.Count > next.Seats
            ? Reject(new MoreThanSeats())
            : Accept(new RoundOpened(command.PollId, command.EnBloc, command.By, command.At));
    }

    /// <summary>Records the objection; it counts for every round that is opened after it.</summary>
    public static Decision Decide(Election state, Objection objection) => state switch
    {
        { Plan: null } => Reject(new UnknownElection()),
        { IsClosed: true } => Reject(new ElectionOver()),
        _ => Accept(new ObjectionRaised(objection.By, objection.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(ElectionView.Route + "/rounds", Handle).Changes<ElectionView>().RequireRoles(Roles.ElectionOfficer);
        routes.MapPost(ElectionView.Route + "/objections", Object).Creates<ElectionView>().RequireRoles(Roles.Delegate, Roles.ElectionOfficer);
    }

    private static async Task<IResult> Handle(Guid electionId, Request request, Commands commands, CancellationToken cancellation)
    {
        var lapsed = await commands.Find<Election>(electionId, cancellation) is { Rounds.Count: 0 } first ? await commands.Lapsed(first, cancellation) : [];
        var command = new Command(commands.NewId(), request.EnBloc, lapsed, commands.Actor.Id, commands.Now);
        var opened = await commands.Change<Election>(
            electionId, state => Decide(state, command), state => ElectionView.Of(electionId, state), cancellation);
        // The poll follows from the round; said again, for a request that was broken off in between.
        if (await commands.Find<Election>(electionId, cancellation) is { Plan: { } plan, Last: { } last } state && PollOf(electionId, plan, state, last) is { } poll)
            await commands.Record<Poll>(poll.Id, before => before.Plan is null ? CreatePoll.Decide(before, poll.Command(commands)) : Nothing, cancellation);
        return opened;
    }

    private sealed record NewPoll(Guid Id, PollPlan Plan)
    {
        internal CreatePoll.Command Command(Commands commands) => new(Plan, commands.Actor.Id, commands.Now);
    }

    private static NewPoll? PollOf(Guid electionId, ElectionPlan plan, Election state, HeldRound last)
    {
        if (last.RunOffPollId is { } runOff && last.Result?.Tie is { } tie)
            return new(runOff, plan.PollOf(electionId, Of(state, tie.Candidates), tie.Seats, enBloc: false));
        return last is { Result: null, PollId: { } pollId } ? new(pollId, plan.PollOf(electionId, Of(state, last.Round.Standing), last.Round.Seats, last.EnBloc)) : null;
    }

    private static List<Candidate> Of(Election state, ValueList<Guid> ids) => [.. state.Candidates.Where(one => ids.Contains(one.Id))];

    private static async Task<IResult> Object(Guid electionId, Commands commands, CancellationToken cancellation)
    {
        if (await commands.Find<Election>(electionId, cancellation) is not { Plan: { } plan } || !await commands.Sees(plan.ConferenceId, plan.Internal, cancellation))
            return Problems.Of(new UnknownElection());
        var objection = new Objection(commands.Actor.Id, commands.Now);
        return await commands.Add<Election>(
            electionId, ElectionView.PathOf(electionId), state => Decide(state, objection), state => ElectionView.Of(electionId, state), cancellation);
    }
}
