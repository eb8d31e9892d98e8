using Bkmo.Conference.Agenda;
using Bkmo.Conference.Persons;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.BodyElections;

/// <summary>Nominates somebody, and takes the nominee's own answer whether she or he stands, or records it.</summary>
public static class Nominate
{
    /// <summary>The nomination.</summary>
    /// <param name="MandateId">The mandate to stand with, as Membership gave it: person and organisation follow from it.</param>
    /// <param name="Name">As it is to stand on the ballot, 2 to 200 characters. It is sealed.</param>
    /// <param name="Group">The group that ceilings and reserved seats count: one of those that the election names, where it names any.</param>
    public sealed record Request(Guid MandateId, string Name, string? Group = null)
    {
        /// <inheritdoc />
        public override string ToString() => $"(nomination with the mandate {MandateId})";
    }

    /// <summary>The nominee's answer.</summary>
    /// <param name="Stands">Whether the nominee stands.</param>
    /// <param name="InWriting">Whether it was said in writing, in absence.</param>
    public sealed record AnswerRequest(bool Stands, bool InWriting = false);

    /// <summary>The nomination, values checked.</summary>
    /// <param name="CandidateId">Id for the candidature.</param>
    /// <param name="Mandate">The mandate as it is known.</param>
    /// <param name="Group">The group.</param>
    /// <param name="Name">As it is to stand on the ballot, sealed.</param>
    /// <param name="By">Who nominates.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid CandidateId, CandidateMandate Mandate, string? Group, Sealed<string> Name, UserId By, DateTimeOffset At);

    /// <summary>The answer.</summary>
    /// <param name="CandidateId">The candidature.</param>
    /// <param name="Stands">Whether the nominee stands.</param>
    /// <param name="InWriting">Whether it was said in writing.</param>
    /// <param name="From">Who answers.</param>
    /// <param name="By">The account by which it is recorded.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Answer(Guid CandidateId, bool Stands, bool InWriting, Answering From, UserId By, DateTimeOffset At);

    /// <summary>Accepts until the first round is opened, with a mandate that is not over and a group that the rules name; each person once, unless she or he said no before.</summary>
    public static Decision Decide(Election state, Command command) => state switch
    {
        { Plan: null } => Reject(new UnknownElection()),
        _ when state.Find(command.CandidateId) is not null => Nothing,
        { Rounds.Count: > 0 } or { IsClosed: true } => Reject(new RoundsHaveBegun()),
        _ when command.Mandate.IsOver(Berlin.DayOf(command.At)) => Reject(new CandidateMandateOver()),
        { Plan: { Groups: { Count: > 0 } groups } } when command.Group is { } group && !groups.Contains(group) => Reject(new UnknownGroup(string.Join(", ", groups))),
        _ when state.IsNominated(command.Mandate.PersonId) => Reject(new AlreadyNominated()),
        _ => Accept(new CandidateNominated(
            command.CandidateId, command.Mandate.PersonId, command.Mandate.OrganisationId, command.Group, command.Name, command.By, command.At, command.Mandate.MandateId)),
    };

    /// <summary>Accepts until the first round is opened; the same again changes nothing. Nobody stands twice.</summary>
    public static Decision Decide(Election state, Answer answer)
    {
        if (answer.From.Find(state, answer.CandidateId) is not { } candidate) return Reject(new UnknownCandidate());
        if (candidate.Stands == answer.Stands) return Nothing;
        if (state.Rounds.Count > 0 || state.IsClosed) return Reject(new RoundsHaveBegun());
        return answer.Stands && state.IsNominated(candidate.PersonId, candidate.Id)
            ? Reject(new AlreadyNominated())
            : Accept(new CandidatureAnswered(answer.CandidateId, answer.Stands, answer.InWriting, answer.By, answer.At));
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(ElectionView.Route + "/candidates", Handle).Creates<ElectionView>().RequireRoles(Roles.ElectionOfficer, Roles.Delegate);
        routes.MapPost(ElectionView.Route + "/candidates/{candidateId:guid}/candidature", Record).Changes<ElectionView>().RequireRoles([.. Roles.OfPeople]);
    }

    private static async Task<IResult> Handle(Guid electionId, Request request, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        if (await commands.Find<Election>(electionId, cancellation) is not { Plan: { } plan } || !await commands.Sees(plan.ConferenceId, plan.Internal, cancellation))
            return Problems.Of(new UnknownElection());
        var check = new Check();
        var (name, group) = (check.Text(request.Name, "name", 2, 200), check.OptionalText(request.Group, "group", 60));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        if (await commands.CandidateMandate(plan.ConferenceId, request.MandateId, cancellation) is not { } mandate) return Problems.Of(new UnknownCandidateMandate());
        if (await commands.Find<KnownPerson>(mandate.PersonId, cancellation) is { ErasedAt: not null }) return Problems.Of(new PersonIsErased());
        var sealedName = await keys.Seal(PersonKeys.Candidate(mandate.PersonId), name, cancellation);
        var command = new Command(commands.NewId(), mandate, group, sealedName, commands.Actor.Id, commands.Now);
        return await commands.Add<Election>(
            electionId, ElectionView.PathOf(electionId), state => Decide(state, command), state => ElectionView.Of(electionId, state), cancellation);
    }

    private static async Task<IResult> Record(Guid electionId, Guid candidateId, AnswerRequest request, Commands commands, CancellationToken cancellation)
    {
        var from = await Answering.Of(commands, cancellation);
        if (await from.WhyNot(electionId, candidateId, request.InWriting, commands, cancellation) is { } refusal) return Problems.Of(refusal);
        var answer = new Answer(candidateId, request.Stands, request.InWriting, from, commands.Actor.Id, commands.Now);
        return await commands.Change<Election>(electionId, state => Decide(state, answer), state => ElectionView.Of(electionId, state, from.PersonId), cancellation);
    }
}
