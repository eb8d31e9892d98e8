namespace Bkmo.Eventing;

/// <summary>Checks of calendar days in requests.</summary>
public static class CalendarChecks
{
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    /// <summary>Refuses a day outside 1900 to 2199, mostly a slip in the year; no day at all is fine.</summary>
    public static void Day(this Check check, DateOnly? day, string field) => check.That(
        day is null || (day >= Earliest && day <= Latest), field, new("Erlaubt sind Tage von 1900 bis 2199.", "Days from 1900 to 2199 are allowed."));
}
