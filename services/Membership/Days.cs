namespace Bkmo.Membership;

/// <summary>Counting in calendar days without falling off the calendar.</summary>
internal static class Days
{
    /// <summary>First day that can stand in a request.</summary>
    internal static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <summary>Last day that can stand in a request.</summary>
    internal static readonly DateOnly Latest = new(2199, 12, 31);

    internal static DateOnly Next(DateOnly day) => day == DateOnly.MaxValue ? day : day.AddDays(1);

    internal static DateOnly AddYears(DateOnly day, int years) => day.Year + years > DateOnly.MaxValue.Year ? DateOnly.MaxValue : day.AddYears(years);

    /// <summary>Refuses a day that no register of this federation can contain, mostly a slip in the year.</summary>
    internal static void Day(this Check check, DateOnly? day, string field) => check.That(day is null || (day >= Earliest && day <= Latest), field, new(
        "Erlaubt sind Tage von 1900 bis 2199.", "Days from 1900 to 2199 are allowed."));
}
