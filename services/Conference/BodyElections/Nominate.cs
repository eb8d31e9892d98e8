using Bkmo.Conference.Persons;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.BodyElections;

/// <summary>Nominates somebody, and records whether the nominee stands.</summary>
public static class Nominate
{
    /// <summary>The nomination.</summary>
    /// <param name="PersonId">Opaque id of the person, as Membership gave it.</param>
    /// <param name="Name">As it is to stand on the ballot, 2 to 200 characters. It is sealed.</param>
    /// <param name="OrganisationId">The organisation that she or he is to sit for.</param>
    /// <param name="Group">The group that ceilings and reserved seats count, at most 60 characters.</param>
    public sealed record Request(Guid PersonId, string Name, Guid? OrganisationId = null, string? Group = null)
    {
        /// <inheritdoc />
        public override string ToString() => $"(nomination of {PersonId})";
    }

    /// <summary>The nominee's answer.</summary>
    /// <param name="Stands">Whether the nominee stands.</param>
    /// <param name="InWriting">Whether it was said in writing, in absence.</param>
    public sealed record AnswerRequest(bool Stands, bool InWriting = false);

    /// <summary>The nomination, values checked.</summary>
    /// <param name="Nominated">Who.</param>
    public sealed record Command(CandidateNominated Nominated);

    /// <summary>The answer.</summary>
    /// <param name="CandidateId">The candidature.</param>
    /// <param name="Stands">Whether the nominee stands.</param>
    /// <param name="InWriting">Whether it was said in writing.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Answer(Guid CandidateId, bool Stands, bool InWriting, UserId By, DateTimeOffset At);

    /// <summary>Accepts until the first round is opened, each person once.</summary>
    public static Decision Decide(Election state, Command command) => state switch
    {
        { Plan: null } => Reject(new UnknownElection()),
        _ when state.Find(command.Nominated.CandidateId) is not null => Nothing,
        { Rounds.Count: > 0 } or { IsClosed: true } => Reject(new RoundsHaveBegun()),
        _ when state.Candidates.Any(one => one.PersonId == command.Nominated.PersonId) => Reject(new AlreadyNominated()),
        _ => Accept(command.Nominated),
    };

    /// <summary>Accepts until the first round is opened; the same again changes nothing.</summary>
    public static Decision Decide(Election state, Answer answer)
    {
        if (state.Find(answer.CandidateId) is not { } candidate) return Reject(new UnknownCandidate());
        if (candidate.Stands == answer.Stands) return Nothing;
        return state.Rounds.Count > 0 || state.IsClosed
            ? Reject(new RoundsHaveBegun())
            : Accept(new CandidatureAnswered(answer.CandidateId, answer.Stands, answer.InWriting, answer.By, answer.At));
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(ElectionView.Route + "/candidates", Handle).Creates<ElectionView>().RequireRoles(Roles.ElectionOfficer, Roles.Delegate);
        routes.MapPost(ElectionView.Route + "/candidates/{candidateId:guid}/candidature", Record).Changes<ElectionView>().RequireRoles(Roles.ElectionOfficer);
    }

    private static async Task<IResult> Handle(Guid electionId, Request request, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        if (await commands.Find<Election>(electionId, cancellation) is null) return Problems.Of(new UnknownElection());
        var check = new Check();
        var (name, group) = (check.Text(request.Name, "name", 2, 200), check.OptionalText(request.Group, "group", 60));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        if (await commands.Find<KnownPerson>(request.PersonId, cancellation) is { ErasedAt: not null }) return Problems.Of(new PersonIsErased());
        var sealedName = await keys.Seal(PersonKeys.Candidate(request.PersonId), name, cancellation);
        var command = new Command(new(
            commands.NewId(), request.PersonId, request.OrganisationId, group, sealedName, commands.Actor.Id, commands.Now));
        return await commands.Add<Election>(
            electionId, ElectionView.PathOf(electionId), state => Decide(state, command), state => ElectionView.Of(electionId, state), cancellation);
    }

    private static Task<IResult> Record(Guid electionId, Guid candidateId, AnswerRequest request, Commands commands, CancellationToken cancellation)
    {
        var answer = new Answer(candidateId, request.Stands, request.InWriting, commands.Actor.Id, commands.Now);
        return commands.Change<Election>(electionId, state => Decide(state, answer), state => ElectionView.Of(electionId, state), cancellation);
    }
}
