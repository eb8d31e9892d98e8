namespace Bkmo.ServiceDefaults;

/// <summary>Checks days.</summary>
public static class CheckDays
{
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    /// <summary>A day from 1900 to 2199; outside, it is a slip in the year. Null is fine.</summary>
    public static DateOnly? Day(this Check check, DateOnly? day, string field)
    {
        check.That(day is null || (day >= Earliest && day <= Latest), field, new("Erlaubt sind Tage von 1900 bis 2199.", "Allowed are days from 1900 to 2199."));
        return day;
    }

    /// <summary>A day from 1900 to <paramref name="today"/>. Null is fine.</summary>
    public static DateOnly? PastDay(this Check check, DateOnly? day, DateOnly today, string field)
    {
        check.Day(day, field);
        check.That(day is null || day <= today, field, new("Der Tag liegt in der Zukunft.", "The day is in the future."));
        return day;
    }
}
