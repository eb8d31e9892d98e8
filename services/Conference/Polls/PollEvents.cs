namespace Bkmo.Conference.Polls;

/// <summary>A poll was prepared.</summary>
/// <param name="Plan">What is put to the vote.</param>
/// <param name="By">Who prepared it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("poll_created")]
public sealed record PollCreated(PollPlan Plan, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A poll that was not opened yet was put differently.</summary>
/// <param name="Plan">What is put to the vote.</param>
/// <param name="By">Who changed it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("poll_revised")]
public sealed record PollRevised(PollPlan Plan, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Voting began; who may vote is frozen.</summary>
/// <param name="Roll">The electorate.</param>
/// <param name="By">Who opened it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("poll_opened")]
public sealed record PollOpened(Roll Roll, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Votes of a pool were cast. Of a secret poll it says only that they were, never how.</summary>
/// <param name="CastId">The act.</param>
/// <param name="MandateId">The mandate.</param>
/// <param name="Votes">How many votes.</param>
/// <param name="Portions">How they were given; null in a secret poll.</param>
/// <param name="ByProxy">The transfer by which somebody else gave them.</param>
/// <param name="Repetition">The request's idempotency key: the same again changes nothing.</param>
/// <param name="By">Who cast them.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("votes_cast")]
public sealed record VotesCast(
    Guid CastId, Guid MandateId, int Votes, ValueList<Portion>? Portions, Guid? ByProxy, string? Repetition, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Tellers entered what a show of hands came to. A later entry replaces it.</summary>
/// <param name="Hands">What they saw.</param>
/// <param name="By">Who entered it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("hands_counted")]
public sealed record HandsCounted(HandsTotals Hands, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Voting ended.</summary>
/// <param name="By">Who closed it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("poll_closed")]
public sealed record PollClosed(UserId By, DateTimeOffset At) : IEvent;

/// <summary>The box of a secret poll was opened: all ballots at once, in random order.</summary>
/// <param name="Ballots">The ballots.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("ballots_counted")]
public sealed record BallotsCounted(ValueList<CountedBallot> Ballots, DateTimeOffset At) : IEvent;

/// <summary>The chair stated the result.</summary>
/// <param name="Accepted">What was stated, where it is yes and no; null: what was counted.</param>
/// <param name="Reason">Why it differs from what was counted.</param>
/// <param name="By">Who stated it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("poll_published")]
public sealed record PollPublished(bool? Accepted, string? Reason, UserId By, DateTimeOffset At) : IEvent;
