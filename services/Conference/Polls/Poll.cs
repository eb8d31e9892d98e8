using System.Collections.Immutable;

namespace Bkmo.Conference.Polls;

/// <summary>How far a poll is.</summary>
public enum PollStage
{
    /// <summary>Prepared; can be changed.</summary>
    Created,

    /// <summary>Votes are taken.</summary>
    Opened,

    /// <summary>No votes are taken any more; the box of a secret one is not opened yet.</summary>
    Closed,

    /// <summary>The result can be seen by those who count.</summary>
    Counted,

    /// <summary>The chair stated the result.</summary>
    Published,
}

/// <summary>A poll (Abstimmung).</summary>
/// <param name="Plan">What is put to the vote; null before it is prepared.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="Roll">Who may vote; null before the opening.</param>
/// <param name="OnRoll">The mandates of the roll by their ids.</param>
/// <param name="Used">Votes used by each organisation.</param>
/// <param name="UsedByMandate">Votes cast by each mandate.</param>
/// <param name="Casts">Every act of voting, in order.</param>
/// <param name="Repetitions">Mandate and idempotency key of each act that named one.</param>
/// <param name="Hands">What tellers saw.</param>
/// <param name="Ballots">The opened ballots of a secret poll.</param>
/// <param name="Published">What the chair stated.</param>
/// <param name="Events">Number of events so far.</param>
/// <param name="Version">Number of the last event that was not a vote.</param>
public sealed record Poll(
    PollPlan? Plan, PollStage Stage, Roll? Roll, ImmutableDictionary<Guid, RollMandate> OnRoll, ImmutableDictionary<Guid, int> Used, ImmutableDictionary<Guid, int> UsedByMandate, ImmutableList<VotesCast> Casts,
    ImmutableHashSet<(Guid Mandate, string Key)> Repetitions, HandsTotals? Hands, ValueList<CountedBallot>? Ballots, PollPublished? Published, long Events, long Version)
    : IState<Poll>
{
    /// <inheritdoc />
    public static string StreamType => "poll";

    /// <inheritdoc />
    public static Poll Initial { get; } = new(
        null, PollStage.Created, null, ImmutableDictionary<Guid, RollMandate>.Empty, ImmutableDictionary<Guid, int>.Empty, ImmutableDictionary<Guid, int>.Empty, [], [], null, null, null, 0, 0);

    /// <summary>Votes that were cast.</summary>
    public int Cast => Used.Values.Sum();

    /// <summary>Whether a result can be shown at all: never while votes are taken.</summary>
    public bool HasResult => Stage is PollStage.Counted or PollStage.Published;

    /// <summary>The mandate on the roll.</summary>
    public RollMandate? Mandate(Guid mandateId) => OnRoll.GetValueOrDefault(mandateId);

    /// <summary>Votes of the organisation that are left.</summary>
    public int Left(Guid organisationId) =>
        (Roll?.Pools.FirstOrDefault(pool => pool.OrganisationId == organisationId)?.Votes ?? 0) - Used.GetValueOrDefault(organisationId);

    /// <inheritdoc />
    public Poll Evolve(IEvent @event)
    {
        var next = @event is VotesCast ? this with { Events = Events + 1 } : this with { Events = Events + 1, Version = Events + 1 };
        return @event switch
        {
            PollCreated e => next with { Plan = e.Plan },
            PollRevised e => next with { Plan = e.Plan },
            PollOpened e => next with { Stage = PollStage.Opened, Roll = e.Roll, OnRoll = e.Roll.Mandates.ToImmutableDictionary(one => one.MandateId) },
            VotesCast e when Mandate(e.MandateId) is { } mandate => next.With(e, mandate),
            HandsCounted e => next with { Hands = e.Hands },
            PollClosed => next with { Stage = Plan?.Kind is PollKind.Secret ? PollStage.Closed : PollStage.Counted },
            BallotsCounted e => next with { Stage = PollStage.Counted, Ballots = e.Ballots },
            PollPublished e => next with { Stage = PollStage.Published, Published = e },
            _ => next,
        };
    }

    private Poll With(VotesCast e, RollMandate mandate) => this with
    {
        Used = Used.SetItem(mandate.OrganisationId, Used.GetValueOrDefault(mandate.OrganisationId) + e.Votes),
        UsedByMandate = UsedByMandate.SetItem(e.MandateId, UsedByMandate.GetValueOrDefault(e.MandateId) + e.Votes),
        Casts = Casts.Add(e),
        Repetitions = e.Repetition is { } key ? Repetitions.Add((e.MandateId, key)) : Repetitions,
    };
}
