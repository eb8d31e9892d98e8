using Bkmo.Conference.Counting.Elections;

namespace Bkmo.Conference.BodyElections;

/// <summary>Who was nominated.</summary>
/// <param name="Id">The candidature.</param>
/// <param name="Number">In the order of nomination, from 1.</param>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="OrganisationId">The organisation; null: none.</param>
/// <param name="Group">The group that ceilings and reserved seats count.</param>
/// <param name="Name">As it stands on the ballot, sealed.</param>
/// <param name="Stands">Whether the nominee stands; null before the answer.</param>
/// <param name="MandateId">The mandate that she or he stands with; null for who was nominated before candidatures named mandates.</param>
public sealed record Candidate(Guid Id, int Number, Guid PersonId, Guid? OrganisationId, string? Group, Sealed<string> Name, bool? Stands, Guid? MandateId)
{
    /// <summary>Stands for the name wherever it must not be readable; readers get the name in its place.</summary>
    public string Mark => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"#{Number}");
}

/// <summary>A round that was held or is being held.</summary>
/// <param name="PollId">Its poll; null for an acclamation.</param>
/// <param name="EnBloc">Whether all stand on one yes or no.</param>
/// <param name="Round">Seats and who stands.</param>
/// <param name="Before">How far the election was before it.</param>
/// <param name="Counted">What was cast; null before it was counted.</param>
/// <param name="RunOffPollId">The poll of the run-off that is being held.</param>
/// <param name="RunOff">Votes of run-offs.</param>
/// <param name="Lot">Those tied as the lot was drawn.</param>
/// <param name="Declined">Who was elected by it and declined, in order.</param>
/// <param name="Result">What it came to; null before it was counted.</param>
public sealed record HeldRound(
    Guid? PollId, bool EnBloc, ElectionRound Round, ElectionProgress Before, RoundCounted? Counted, Guid? RunOffPollId, ValueList<CandidateTotals> RunOff, ValueList<Guid> Lot,
    ValueList<Guid> Declined, RoundResult? Result);

/// <summary>An answer to being elected.</summary>
/// <param name="CandidateId">The candidature.</param>
/// <param name="At">When, UTC.</param>
public sealed record Acceptance(Guid CandidateId, DateTimeOffset At);

/// <summary>An election (Wahl). Its data and events are one stream; votes are given in the polls of its rounds.</summary>
/// <param name="Plan">What is elected and how; null before it is planned.</param>
/// <param name="Candidates">In the order of nomination.</param>
/// <param name="Objections">How many objected to electing all at once.</param>
/// <param name="Rounds">In order.</param>
/// <param name="Accepted">Who accepted the election, in order.</param>
/// <param name="IsClosed">Whether it is over.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record Election(
    ElectionPlan? Plan, ValueList<Candidate> Candidates, int Objections, ValueList<HeldRound> Rounds, ValueList<Acceptance> Accepted, bool IsClosed, long Version)
    : IState<Election>
{
    /// <inheritdoc />
    public static string StreamType => "election";

    /// <inheritdoc />
    public static Election Initial { get; } = new(null, [], 0, [], [], IsClosed: false, 0);

    /// <summary>Who stands, in the order of nomination.</summary>
    public IEnumerable<Candidate> Standing => Candidates.Where(one => one.Stands is true);

    /// <summary>The last round.</summary>
    public HeldRound? Last => Rounds.Count > 0 ? Rounds[^1] : null;

    /// <summary>The election as it is counted. Names are numbers: a lot or a sentence never depends on them.</summary>
    public ElectionDefinition? Definition => Plan is null ? null : new(
        Plan.Seats, Standing.Select(one => new ElectionCandidate(one.Id, one.Mark, one.Group, one.OrganisationId)).ToValueList(), Plan.ToRules());

    /// <summary>The round that comes next; null when none does.</summary>
    public ElectionRound? Next => Last is { } last ? last.Result?.Next
        : Plan is { IsRanked: true } plan && Standing.Any() ? new(1, plan.Seats, null, Standing.Select(one => one.Id).ToValueList())
        : Definition is { } definition ? ElectionCount.FirstRound(definition) : null;

    /// <summary>Who has a seat so far, in the order of election.</summary>
    public ValueList<Guid> Elected => Last is { } last ? last.Result?.Progress.Elected ?? last.Before.Elected : [];

    /// <summary>Who is elected and has not answered.</summary>
    public IEnumerable<Guid> Unanswered => Elected.Where(id => Accepted.All(acceptance => acceptance.CandidateId != id));

    /// <summary>Whether every seat is filled or given up.</summary>
    public bool IsDecided => Last?.Result is { IsOver: true };

    /// <summary>Whether the person is nominated and has not said no, by another candidature than this.</summary>
    public bool IsNominated(Guid personId, Guid? butBy = null) => Candidates.Any(one => one.PersonId == personId && one.Id != butBy && one.Stands is not false);

    /// <summary>The candidature; null when there is none.</summary>
    public Candidate? Find(Guid candidateId) => Candidates.FirstOrDefault(one => one.Id == candidateId);

    /// <inheritdoc />
    public Election Evolve(IEvent @event) => (@event switch
    {
        ElectionPlanned e => this with { Plan = e.Plan },
        CandidateNominated e => this with { Candidates = [.. Candidates, new(e.CandidateId, Candidates.Count + 1, e.PersonId, e.OrganisationId, e.Group, e.Name, null, e.MandateId)] },
        CandidatureAnswered e => this with { Candidates = Candidates.Select(one => one.Id == e.CandidateId ? one with { Stands = e.Stands } : one).ToValueList() },
        ObjectionRaised => this with { Objections = Objections + 1 },
        RoundOpened e when Next is { } round => this with { Rounds = [.. Rounds, Begun(e.PollId, e.EnBloc, round)] },
        AcclamationRecorded when Next is { } round => this with { Rounds = [.. Rounds, Acclaimed(Begun(null, enBloc: true, round))] },
        RoundCounted e => WithLast(last => last with { Counted = e }),
        RunOffOpened e => WithLast(last => last with { RunOffPollId = e.PollId }),
        RunOffCounted e => WithLast(last => last with { RunOffPollId = null, RunOff = [.. last.RunOff, .. e.Votes] }),
        LotRecorded e => WithLast(last => last with { Lot = [.. last.Lot, .. e.Order] }),
        ElectionAnswered { Accepted: true } e => this with { Accepted = [.. Accepted, new(e.CandidateId, e.At)] },
        ElectionAnswered e => WithLast(last => last with { Declined = [.. last.Declined, e.CandidateId] }),
        ElectionClosed => this with { IsClosed = true },
        _ => this,
    }) with { Version = Version + 1 };

    private HeldRound Begun(Guid? pollId, bool enBloc, ElectionRound round) =>
        new(pollId, enBloc, round, Last?.Result?.Progress ?? ElectionProgress.None, null, null, [], [], [], null);

    private HeldRound Acclaimed(HeldRound begun)
    {
        var elected = begun.Round.Standing.Select(id => new ElectedCandidate(id, 0)).ToValueList();
        var progress = begun.Before with { Elected = begun.Before.Elected.Concat(begun.Round.Standing).ToValueList() };
        var vacant = Plan!.Seats - progress.Elected.Count;
        return begun with { Result = new(elected, [], null, null, progress with { Vacant = vacant }, vacant, []) };
    }

    private Election WithLast(Func<HeldRound, HeldRound> change)
    {
        if (Last is not { } last || Plan is null || Definition is not { } definition) return this;
        var changed = change(last);
        return this with { Rounds = [.. Rounds.SkipLast(1), changed with { Result = RoundOutcome.Of(Plan, definition, changed) }] };
    }
}
