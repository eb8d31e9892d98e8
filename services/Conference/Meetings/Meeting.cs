using Bkmo.Conference.Counting.Majorities;

namespace Bkmo.Conference.Meetings;

/// <summary>The rules of a meeting before it resolved any, as the office takes them from the statutes.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Rules">The rules.</param>
/// <param name="By">Who recorded them.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("meeting_rules_set")]
public sealed record MeetingRulesSet(Guid ConferenceId, MeetingRules Rules, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The meeting resolved other rules, which hold from then on.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="PollId">The poll by which it resolved.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("meeting_rules_resolved")]
public sealed record MeetingRulesResolved(MeetingRules Rules, Guid PollId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The quorum was checked.</summary>
/// <param name="Quorum">The rule that held.</param>
/// <param name="Heads">Who was there, in heads.</param>
/// <param name="Votes">Who was there, in votes.</param>
/// <param name="Reason">On what occasion.</param>
/// <param name="By">Who had it checked.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("quorum_recorded")]
public sealed record QuorumRecorded(QuorumRule Quorum, Attendance Heads, Attendance Votes, QuorumChecked Reason, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Rules and quorum of the assembly of a conference.</summary>
/// <param name="ConferenceId">The conference; null before anything was recorded.</param>
/// <param name="Rules">The rules that hold now.</param>
/// <param name="Resolved">By which poll each change was resolved, in order.</param>
/// <param name="Checks">Every check of the quorum, in order.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record Meeting(Guid? ConferenceId, MeetingRules Rules, ValueList<Guid> Resolved, ValueList<QuorumRecorded> Checks, long Version) : IState<Meeting>
{
    /// <inheritdoc />
    public static string StreamType => "meeting";

    /// <inheritdoc />
    public static Meeting Initial { get; } = new(null, MeetingRules.Usual, [], [], 0);

    /// <summary>Whether the rule asks for a check before the next vote: before each, or at the opening and nobody has checked by this rule yet. Any number needs no check.</summary>
    public bool IsQuorumDue => Rules.Quorum.Checked is QuorumChecked.BeforeEachVote
        || Rules.Quorum is { Checked: QuorumChecked.AtOpening, Numerator: > 0 } && (Checks.Count == 0 || Checks[^1].Quorum != Rules.Quorum);

    /// <summary>The stream of a conference's assembly.</summary>
    public static Guid IdOf(Guid conferenceId) => NameBasedId.Of(conferenceId, "meeting");

    /// <inheritdoc />
    public Meeting Evolve(IEvent @event) => (@event switch
    {
        MeetingRulesSet e => this with { ConferenceId = e.ConferenceId, Rules = e.Rules },
        MeetingRulesResolved e => this with { Rules = e.Rules, Resolved = [.. Resolved, e.PollId] },
        QuorumRecorded e => this with { Checks = [.. Checks, e] },
        _ => this,
    }) with { Version = Version + 1 };
}
