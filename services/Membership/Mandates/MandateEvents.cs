namespace Bkmo.Membership.Mandates;

/// <summary>A person was given a mandate.</summary>
/// <param name="MandateId">The new mandate.</param>
/// <param name="OrganisationId">The organisation that she or he acts for.</param>
/// <param name="Function">In which function.</param>
/// <param name="ConferenceId">The conference, for delegates and deputies.</param>
/// <param name="From">First day, Europe/Berlin.</param>
/// <param name="Until">Last day, Europe/Berlin; null: without end.</param>
/// <param name="Replaces">The mandate whose place it takes; null when it takes none. That one ends on the day before.</param>
/// <param name="ReplacedPersonId">Who holds the replaced mandate.</param>
/// <param name="Reason">Why the office acted in the organisation's place; null when the organisation granted.</param>
/// <param name="By">Who granted.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("mandate_granted")]
public sealed record MandateGranted(
    Guid MandateId, Guid OrganisationId, MandateFunction Function, Guid? ConferenceId, DateOnly From, DateOnly? Until, Guid? Replaces, Guid? ReplacedPersonId,
    string? Reason, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A mandate was ended. A later record for the same mandate only ever brings the end forward.</summary>
/// <param name="MandateId">The mandate.</param>
/// <param name="Until">Last day, Europe/Berlin; the day before the first one: it never begins.</param>
/// <param name="Ending">How it came to end.</param>
/// <param name="Reason">Why the office acted in the organisation's place; null when the organisation ended it.</param>
/// <param name="By">Who ended it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("mandate_ended")]
public sealed record MandateEnded(Guid MandateId, DateOnly Until, MandateEnding Ending, string? Reason, UserId By, DateTimeOffset At) : IEvent;
