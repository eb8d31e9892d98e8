namespace Bkmo.Eventing;

/// <summary>The calendar in which the law counts days, and the clock on the wall: Europe/Berlin.</summary>
public static class Berlin
{
    /// <summary>Name of the zone in the time zone database.</summary>
    public const string ZoneName = "Europe/Berlin";

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(ZoneName);

    /// <summary>The calendar day in Berlin at the moment <paramref name="at"/>.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(LocalOf(at).DateTime);

    /// <summary>The moment at which the calendar day begins in Berlin, UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Zone));

    /// <summary>What the clock in Berlin shows at the moment <paramref name="at"/>, with its distance from UTC.</summary>
    public static DateTimeOffset LocalOf(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    /// <summary>
    /// The moments, UTC, at which the clock in Berlin shows <paramref name="local"/>: one, but none in the hour that is left out in spring, and two, the earlier one
    /// first, in the hour that comes twice in autumn.
    /// </summary>
    public static IReadOnlyList<DateTimeOffset> MomentsOf(DateTime local)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(local)) return [];
        IEnumerable<TimeSpan> offsets = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local) : [Zone.GetUtcOffset(local)];
        return [.. offsets.Select(offset => new DateTimeOffset(local, offset).ToUniversalTime()).Order()];
    }
}
