namespace Bkmo.Membership.Dues.Schedules;

/// <summary>A dues schedule was written down. It holds once it is signed off.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="ValidFrom">First day on which it holds, Europe/Berlin.</param>
/// <param name="ResolvedBy">The resolution that it rests on, for instance of the assembly.</param>
/// <param name="Terms">What it says.</param>
/// <param name="By">Who wrote it down.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("dues_schedule_drafted")]
public sealed record DuesScheduleDrafted(int Number, DateOnly ValidFrom, string ResolvedBy, DuesTerms Terms, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A dues schedule was signed off: it says what the resolution says.</summary>
/// <param name="Number">Its number.</param>
/// <param name="By">Who signed it off.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("dues_schedule_signed_off")]
public sealed record DuesScheduleSignedOff(int Number, UserId By, DateTimeOffset At) : IEvent;
