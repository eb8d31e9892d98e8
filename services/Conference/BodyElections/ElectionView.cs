using System.Text;
using Bkmo.Conference.Agenda;
using Bkmo.Conference.Counting.Ballots;
using Bkmo.Conference.Counting.Elections;
using Bkmo.Conference.Persons;
using Bkmo.Conference.Polls;

namespace Bkmo.Conference.BodyElections;

/// <summary>An election as it is shown. Names stand where it is read; answers of commands have the numbers of the candidatures instead.</summary>
/// <param name="Id">The election.</param>
/// <param name="Plan">What is elected and how.</param>
/// <param name="Candidates">In the order of nomination.</param>
/// <param name="Objections">How many objected to electing all at once.</param>
/// <param name="Rounds">In order.</param>
/// <param name="Next">The round that comes next.</param>
/// <param name="Elected">Candidatures with a seat, in the order of election.</param>
/// <param name="Accepted">Those of them who accepted.</param>
/// <param name="Vacant">Seats that stay vacant; null while it is not decided.</param>
/// <param name="IsClosed">Whether it is over.</param>
/// <param name="Own">The asker's own candidatures, where the election is read and where they are answered for.</param>
public sealed record ElectionView(
    Guid Id, ElectionPlan Plan, IReadOnlyList<CandidateView> Candidates, int Objections, IReadOnlyList<RoundView> Rounds, ElectionRound? Next, IReadOnlyList<Guid> Elected,
    IReadOnlyList<Guid> Accepted, int? Vacant, bool IsClosed, IReadOnlyList<Guid> Own)
{
    internal const string Route = "/api/conference/elections/{electionId:guid}";

    internal static string PathOf(Guid electionId) => $"/api/conference/elections/{electionId}";

    internal static ElectionView? Of(Guid id, Election state, Guid? asker = null) => state.Plan is not { } plan ? null : new(
        id, plan, [.. state.Candidates.Select(one => new CandidateView(one.Id, one.Number, one.Mark, one.MandateId, one.PersonId, one.OrganisationId, one.Group, one.Stands))], state.Objections,
        [.. state.Rounds.Select(RoundView.Of)], state.IsClosed ? null : state.Next, state.Elected, [.. state.Accepted.Select(one => one.CandidateId)],
        state.IsDecided ? plan.Seats - state.Elected.Count : null, state.IsClosed, [.. state.Candidates.Where(one => one.PersonId == asker).Select(one => one.Id)]);

    /// <summary>The view with names in the places of numbers.</summary>
    internal ElectionView Named(IReadOnlyDictionary<string, string> names) => this with
    {
        Candidates = [.. Candidates.Select(one => one with { Name = names.GetValueOrDefault(one.Name, one.Name) })],
        Rounds = [.. Rounds.Select(round => round with { SentencesDe = Filled(round.SentencesDe, names), SentencesEn = Filled(round.SentencesEn, names) })],
    };

    private static IReadOnlyList<string> Filled(IReadOnlyList<string> texts, IReadOnlyDictionary<string, string> names) =>
        [.. texts.Select(text => CandidateNames.Fill(text, names))];
}

/// <summary>A candidature as it is shown.</summary>
/// <param name="Id">The candidature.</param>
/// <param name="Number">In the order of nomination.</param>
/// <param name="Name">As it stands on the ballot, or the number.</param>
/// <param name="MandateId">The mandate that she or he stands with; null for who was nominated before candidatures named mandates.</param>
/// <param name="PersonId">Opaque id of the person: the mandate's holder.</param>
/// <param name="OrganisationId">The organisation whose mandate it is.</param>
/// <param name="Group">The group that ceilings and reserved seats count.</param>
/// <param name="Stands">Whether the nominee stands; null before the answer.</param>
public sealed record CandidateView(Guid Id, int Number, string Name, Guid? MandateId, Guid PersonId, Guid? OrganisationId, string? Group, bool? Stands);

/// <summary>A round as it is shown.</summary>
/// <param name="PollId">Its poll; null for an acclamation.</param>
/// <param name="EnBloc">Whether all stood on one yes or no.</param>
/// <param name="Round">Seats and who stood.</param>
/// <param name="RunOffPollId">The poll of the run-off under way.</param>
/// <param name="Counted">What was cast.</param>
/// <param name="Elected">Who was elected by it, in order of votes.</param>
/// <param name="Tie">The tie that has to be decided.</param>
/// <param name="SentencesDe">Its course in German.</param>
/// <param name="SentencesEn">Its course in English.</param>
public sealed record RoundView(
    Guid? PollId, bool EnBloc, ElectionRound Round, Guid? RunOffPollId, RoundCounted? Counted, IReadOnlyList<ElectedCandidate> Elected, OpenTie? Tie,
    IReadOnlyList<string> SentencesDe, IReadOnlyList<string> SentencesEn)
{
    internal static RoundView Of(HeldRound held) => new(
        held.PollId, held.EnBloc, held.Round, held.RunOffPollId, held.Counted, held.Result?.Elected ?? [], held.Result?.Tie,
        [.. held.Result?.Sentences.Select(sentence => sentence.De) ?? []], [.. held.Result?.Sentences.Select(sentence => sentence.En) ?? []]);
}

/// <summary>Shows an election with its candidates' names, to its candidates too, and the ballots of a ranked one as a file that everybody can count again.</summary>
public static class ShowElection
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(ElectionView.Route, Handle).Shows<ElectionView>().RequireRoles([.. Roles.OfPeople]);
        routes.MapGet(ElectionView.Route + "/ballots.blt", Blt).WithMetadata(EndpointKind.Exports).Produces(StatusCodes.Status200OK, contentType: "text/plain")
            .ProducesProblem(StatusCodes.Status404NotFound).RequireRoles(PollView.Readers);
    }

    private static async Task<IResult> Handle(Guid electionId, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        var asker = await commands.Person(cancellation);
        if (await commands.Find<Election>(electionId, cancellation) is not { } election || !await MayRead(commands, election, asker, cancellation)) return Problems.Of(new UnknownElection());
        var names = await CandidateNames.Of(election, keys, cancellation);
        // Names in it are erased with their persons.
        return await commands.ReadAnew<Election>(electionId, state => ElectionView.Of(electionId, state, asker)?.Named(names), cancellation);
    }

    private static async Task<bool> MayRead(Commands commands, Election election, Guid? asker, CancellationToken cancellation) =>
        election.Candidates.Any(candidate => candidate.PersonId == asker)
        || (commands.Actor.Is(PollView.Readers) && election.Plan is { } plan && await commands.Sees(plan.ConferenceId, plan.Internal, cancellation));

    private static async Task<IResult> Blt(Guid electionId, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        if (await commands.Find<Election>(electionId, cancellation) is not { Plan: { IsRanked: true } plan, Last: { Counted: not null, EnBloc: false } last } election
            || !await commands.Sees(plan.ConferenceId, plan.Internal, cancellation))
            return Problems.Of(new UnknownElection());
        var names = await CandidateNames.Of(election, keys, cancellation);
        var ballots = RoundOutcome.PublishedBallotsOf(plan, election.Definition!, last);
        var named = ballots with { Candidates = [.. ballots.Candidates.Select(mark => $"{mark} {CandidateNames.Fill(mark, names)}")] };
        return Results.Text(BltWriter.Write(named), "text/plain; charset=utf-8", Encoding.UTF8);
    }
}
