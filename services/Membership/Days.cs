namespace Bkmo.Membership;

/// <summary>Counting in calendar days without falling off the calendar.</summary>
internal static class Days
{
    internal static DateOnly Next(DateOnly day) => day == DateOnly.MaxValue ? day : day.AddDays(1);

    internal static DateOnly AddYears(DateOnly day, int years) => day.Year + years > DateOnly.MaxValue.Year ? DateOnly.MaxValue : day.AddYears(years);
}
