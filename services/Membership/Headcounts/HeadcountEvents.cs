namespace Bkmo.Membership.Headcounts;

/// <summary>A yearly report was handed in, or a correction of it: every one is a version of its own.</summary>
/// <param name="OrganisationId">Whose members are reported.</param>
/// <param name="Year">Year of the key date.</param>
/// <param name="Number">Number of the version in that year, from 1.</param>
/// <param name="Figures">What is reported.</param>
/// <param name="Evidence">What it rests on, for instance a list of members or the resolution of a body; not about persons.</param>
/// <param name="By">Who handed it in.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("headcount_submitted")]
public sealed record HeadcountSubmitted(
    Guid OrganisationId, int Year, int Number, HeadcountFigures Figures, string? Evidence, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The office approved a version: dues and delegate keys may use it.</summary>
/// <param name="Number">Number of the version.</param>
/// <param name="By">Who approved it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("headcount_approved")]
public sealed record HeadcountApproved(int Number, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The office gave a version back; a correction is expected.</summary>
/// <param name="Number">Number of the version.</param>
/// <param name="Reason">Why, about the report and not about persons.</param>
/// <param name="By">Who gave it back.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("headcount_returned")]
public sealed record HeadcountReturned(int Number, string Reason, UserId By, DateTimeOffset At) : IEvent;
