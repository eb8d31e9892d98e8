namespace Bkmo.Conference.Mandates;

/// <summary>What the numbers of a delegate key count.</summary>
public enum KeyCounts
{
    /// <summary>Delegates, each with one vote.</summary>
    Delegates,

    /// <summary>Votes: a flat rule, the same number for every voting member.</summary>
    Votes,
}

/// <summary>As what a mandate lets somebody come.</summary>
public enum MandateKind
{
    /// <summary>Delegierte*r.</summary>
    Delegate,

    /// <summary>Ersatzdelegierte*r.</summary>
    Deputy,
}

/// <summary>What a key gives to one organisation.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Number">Delegates or votes.</param>
public sealed record KeyShare(Guid OrganisationId, long Number);

/// <summary>A delegate key (Delegiertenschlüssel) for the conference was signed off, as heard from Membership.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="Counts">What its numbers count.</param>
/// <param name="KeyDate">The day whose facts it rests on, Europe/Berlin.</param>
/// <param name="Shares">Organisations with voting membership on the key date, and what each got.</param>
/// <param name="Supersedes">The key that it takes the place of.</param>
/// <param name="SourceVersion">Number of the fact at Membership: the key's version.</param>
/// <param name="At">When it was signed off, UTC.</param>
[StoredAs("delegate_key_heard")]
public sealed record DelegateKeyHeard(
    Guid KeyId, KeyCounts Counts, DateOnly KeyDate, ValueList<KeyShare> Shares, Guid? Supersedes, long SourceVersion, DateTimeOffset At) : IEvent;

/// <summary>Somebody was given a mandate for the conference, as heard from Membership.</summary>
/// <param name="MandateId">The mandate.</param>
/// <param name="PersonId">Opaque id of the holder.</param>
/// <param name="OrganisationId">The organisation acted for.</param>
/// <param name="Kind">Delegate or deputy.</param>
/// <param name="From">First day, Europe/Berlin.</param>
/// <param name="Until">Last day, Europe/Berlin; null: without end.</param>
/// <param name="SourceVersion">Number of the fact at Membership.</param>
/// <param name="At">When it was granted, UTC.</param>
[StoredAs("mandate_heard")]
public sealed record MandateHeard(
    Guid MandateId, Guid PersonId, Guid OrganisationId, MandateKind Kind, DateOnly From, DateOnly? Until, long SourceVersion, DateTimeOffset At) : IEvent;

/// <summary>A mandate for the conference ended or got a last day, as heard from Membership; perhaps before it was heard that it was given.</summary>
/// <param name="MandateId">The mandate.</param>
/// <param name="PersonId">Opaque id of the holder.</param>
/// <param name="OrganisationId">The organisation acted for.</param>
/// <param name="Kind">Delegate or deputy.</param>
/// <param name="Until">Last day, Europe/Berlin; the day before the first one: it never began.</param>
/// <param name="SourceVersion">Number of the fact at Membership.</param>
/// <param name="At">When it was recorded, UTC.</param>
[StoredAs("mandate_end_heard")]
public sealed record MandateEndHeard(
    Guid MandateId, Guid PersonId, Guid OrganisationId, MandateKind Kind, DateOnly Until, long SourceVersion, DateTimeOffset At) : IEvent;
