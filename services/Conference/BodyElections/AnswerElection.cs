using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.BodyElections;

/// <summary>Takes the answer of somebody elected, or records it, and closes the election when all have answered.</summary>
public static class AnswerElection
{
    /// <summary>The answer.</summary>
    /// <param name="Accepted">Whether the election is accepted.</param>
    /// <param name="InWriting">Whether it was said in writing, in absence.</param>
    public sealed record Request(bool Accepted, bool InWriting = false);

    /// <summary>The answer.</summary>
    /// <param name="CandidateId">The candidature.</param>
    /// <param name="Accepted">Whether the election is accepted.</param>
    /// <param name="InWriting">Whether it was said in writing.</param>
    /// <param name="From">Who answers.</param>
    /// <param name="By">The account by which it is recorded.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid CandidateId, bool Accepted, bool InWriting, Answering From, UserId By, DateTimeOffset At);

    /// <summary>The closing.</summary>
    /// <param name="By">Who closes it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Closing(UserId By, DateTimeOffset At);

    /// <summary>Accepts one answer from each who is elected; the same again changes nothing. Declining opens a round, makes way or leaves the seat vacant, as the rules say.</summary>
    public static Decision Decide(Election state, Command command)
    {
        if (command.From.Find(state, command.CandidateId) is null) return Reject(new UnknownCandidate());
        if (state.Accepted.Any(one => one.CandidateId == command.CandidateId)) return command.Accepted ? Nothing : Reject(new NotElected());
        if (state.Last?.Declined.Contains(command.CandidateId) is true) return command.Accepted ? Reject(new NotElected()) : Nothing;
        if (state.IsClosed) return Reject(new ElectionOver());
        if (state.Last?.Result?.Tie is not null) return Reject(new TieOpen());
        return state.Unanswered.Contains(command.CandidateId)
            ? Accept(new ElectionAnswered(command.CandidateId, command.Accepted, command.InWriting, command.By, command.At))
            : Reject(new NotElected());
    }

    /// <summary>Accepts when every seat is filled or given up and all elected have answered; closing twice changes nothing.</summary>
    public static Decision Decide(Election state, Closing closing)
    {
        if (state.Plan is null) return Reject(new UnknownElection());
        if (state.IsClosed) return Nothing;
        if (!state.IsDecided) return Reject(new NotDecided());
        return state.Unanswered.Any() ? Reject(new AnswersOutstanding()) : Accept(new ElectionClosed(closing.By, closing.At));
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(ElectionView.Route + "/candidates/{candidateId:guid}/answer", Answer).Changes<ElectionView>().RequireRoles([.. Roles.OfPeople]);
        routes.MapPost(ElectionView.Route + "/closing", Close).Changes<ElectionView>().RequireRoles(Roles.ElectionOfficer);
    }

    private static async Task<IResult> Answer(Guid electionId, Guid candidateId, Request request, Commands commands, CancellationToken cancellation)
    {
        var from = await Answering.Of(commands, cancellation);
        if (await from.WhyNot(electionId, candidateId, request.InWriting, commands, cancellation) is { } refusal) return Problems.Of(refusal);
        var command = new Command(candidateId, request.Accepted, request.InWriting, from, commands.Actor.Id, commands.Now);
        return await commands.Change<Election>(electionId, state => Decide(state, command), state => ElectionView.Of(electionId, state, from.PersonId), cancellation);
    }

    private static Task<IResult> Close(Guid electionId, Commands commands, CancellationToken cancellation)
    {
        var closing = new Closing(commands.Actor.Id, commands.Now);
        return commands.Change<Election>(electionId, state => Decide(state, closing), state => ElectionView.Of(electionId, state), cancellation);
    }
}
