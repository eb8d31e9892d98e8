using System.Text.Json.Serialization;
using Bkmo.Conference.Counting.Elections;
using Bkmo.Conference.Counting.Majorities;

namespace Bkmo.Conference.BodyElections;

/// <summary>An election was planned.</summary>
/// <param name="Plan">What is elected and how.</param>
/// <param name="By">Who planned it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("election_planned")]
public sealed record ElectionPlanned(ElectionPlan Plan, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Somebody was nominated (vorgeschlagen).</summary>
/// <param name="CandidateId">The candidature.</param>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="OrganisationId">The organisation that she or he is to sit for; null: none, as was possible before candidatures named mandates.</param>
/// <param name="Group">The group that ceilings and reserved seats count.</param>
/// <param name="Name">As it stands on the ballot, sealed.</param>
/// <param name="By">Who nominated.</param>
/// <param name="At">When, UTC.</param>
/// <param name="MandateId">The mandate that she or he stands with; null before candidatures named mandates.</param>
[StoredAs("candidate_nominated")]
public sealed record CandidateNominated(
    Guid CandidateId, Guid PersonId, Guid? OrganisationId, string? Group, Sealed<string> Name, UserId By, DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? MandateId = null) : IEvent;

/// <summary>A nominee stands, or does not.</summary>
/// <param name="CandidateId">The candidature.</param>
/// <param name="Stands">Whether the nominee stands.</param>
/// <param name="InWriting">Whether it was said in writing, in absence.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("candidature_answered")]
public sealed record CandidatureAnswered(Guid CandidateId, bool Stands, bool InWriting, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Somebody objected to electing all at once or by acclamation.</summary>
/// <param name="By">Who objected.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("objection_raised")]
public sealed record ObjectionRaised(UserId By, DateTimeOffset At) : IEvent;

/// <summary>A round was opened; from the first on who stands is fixed.</summary>
/// <param name="PollId">The poll by which votes are given.</param>
/// <param name="EnBloc">Whether all candidates stand on one yes or no.</param>
/// <param name="By">Who opened it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("round_opened")]
public sealed record RoundOpened(Guid PollId, bool EnBloc, UserId By, DateTimeOffset At) : IEvent;

/// <summary>What was cast in the round, as its poll came to it.</summary>
/// <param name="Cast">Ballots, blank and invalid ones too.</param>
/// <param name="Invalid">Invalid ballots.</param>
/// <param name="Votes">Votes of each who stood; of ranked ballots none.</param>
/// <param name="Ranked">Ranked ballots: each line so many alike; empty otherwise.</param>
/// <param name="Electorate">The electorate of the poll.</param>
/// <param name="By">Who had it counted.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("round_counted")]
public sealed record RoundCounted(
    long Cast, long Invalid, ValueList<CandidateTotals> Votes, ValueList<RankedLine> Ranked, Electorate Electorate, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Ranked ballots that are alike.</summary>
/// <param name="Ballots">How many.</param>
/// <param name="Ranks">Places of the candidates in the list of those who stand, from 0, best first.</param>
public sealed record RankedLine(long Ballots, ValueList<int> Ranks);

/// <summary>A run-off (Stichwahl) between those tied was opened.</summary>
/// <param name="PollId">Its poll.</param>
/// <param name="By">Who opened it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("run_off_opened")]
public sealed record RunOffOpened(Guid PollId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>What was cast in the run-off.</summary>
/// <param name="Votes">Votes of each of those tied.</param>
/// <param name="By">Who had it counted.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("run_off_counted")]
public sealed record RunOffCounted(ValueList<CandidateTotals> Votes, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The lot was drawn between those tied, by a person, before the meeting.</summary>
/// <param name="Order">Those tied in the order drawn, the winner first.</param>
/// <param name="How">How it was drawn.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("lot_recorded")]
public sealed record LotRecorded(ValueList<Guid> Order, string How, UserId By, DateTimeOffset At) : IEvent;

/// <summary>All who stand were elected by acclamation, as an exception.</summary>
/// <param name="Reason">Why.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("acclamation_recorded")]
public sealed record AcclamationRecorded(string Reason, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Somebody elected accepted the election, or declined it.</summary>
/// <param name="CandidateId">The candidature.</param>
/// <param name="Accepted">Whether it is accepted.</param>
/// <param name="InWriting">Whether it was said in writing, in absence.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("election_answered")]
public sealed record ElectionAnswered(Guid CandidateId, bool Accepted, bool InWriting, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The election is over: all elected have answered.</summary>
/// <param name="By">Who closed it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("election_closed")]
public sealed record ElectionClosed(UserId By, DateTimeOffset At) : IEvent;
