namespace Bkmo.Conference.Convocations;

/// <summary>What the rules in force say about convening (Satzung, Geschäftsordnung).</summary>
/// <param name="NoticeDays">Days between sending and the first day.</param>
/// <param name="UrgencyAllowed">Whether a subject that was not named in time may be resolved if it is urgent.</param>
/// <param name="MinorityNumerator">Share of the members who may demand a meeting or a subject: so many …</param>
/// <param name="MinorityDenominator">… of so many; 1 of 10 unless the statutes say otherwise (BGB § 37(1)).</param>
public sealed record ConvocationRules(int NoticeDays, bool UrgencyAllowed, int MinorityNumerator, int MinorityDenominator)
{
    /// <summary>Unless the rules in force say otherwise.</summary>
    public static ConvocationRules Usual { get; } = new(28, false, 1, 10);

    /// <summary>Whether so many of the members are enough to demand something.</summary>
    public bool IsMinority(long supporters, long members) => members > 0 && supporters * MinorityDenominator >= members * MinorityNumerator;
}

/// <summary>The rules for convening a conference were set.</summary>
/// <param name="Rules">What they say.</param>
/// <param name="By">Who set them.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("convocation_rules_set")]
public sealed record ConvocationRulesSet(ConvocationRules Rules, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A motto.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="Text">The motto in that language.</param>
public sealed record Motto(string Language, string Text);

/// <summary>The motto of a conference was set in several languages.</summary>
/// <param name="Mottos">One for each language, the leading one first.</param>
/// <param name="By">Who set it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("mottos_set")]
public sealed record MottosSet(ValueList<Motto> Mottos, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A subject was added to the agenda after the members were invited.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="ForResolution">Whether a resolution is to be taken on it.</param>
/// <param name="Urgency">Why it is urgent, where it was named too late; else null.</param>
/// <param name="By">Who added it.</param>
/// <param name="At">When, UTC: the members were told then.</param>
[StoredAs("subject_added")]
public sealed record SubjectAdded(string Title, bool ForResolution, string? Urgency, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The members are to be invited by the platform now, or told of the agenda as it is then (Versand).</summary>
/// <param name="Number">1: the invitation; 2 and above: a change of the agenda.</param>
/// <param name="By">Who had it sent.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("members_invited")]
public sealed record MembersInvited(int Number, UserId By, DateTimeOffset At) : IEvent;
