namespace Bkmo.Membership.Dues.Schedules;

/// <summary>A dues schedule.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="ValidFrom">First day on which it holds.</param>
/// <param name="ResolvedBy">The resolution that it rests on.</param>
/// <param name="Terms">What it says.</param>
/// <param name="SignedOffBy">Who signed it off; null while nobody has.</param>
/// <param name="Version">Number of the event that last changed it.</param>
public sealed record DuesSchedule(int Number, DateOnly ValidFrom, string ResolvedBy, DuesTerms Terms, UserId? SignedOffBy, long Version);

/// <summary>All dues schedules, in one stream: they are few, and their numbers follow each other.</summary>
/// <param name="All">In the order of their numbers.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record DuesSchedules(ValueList<DuesSchedule> All, long Version) : IState<DuesSchedules>
{
    /// <summary>The one stream.</summary>
    public static Guid Id { get; } = NameBasedId.Of(Guid.Empty, "membership/dues-schedules");

    /// <inheritdoc />
    public static string StreamType => "dues_schedules";

    /// <inheritdoc />
    public static DuesSchedules Initial { get; } = new([], 0);

    /// <summary>The schedule with this number; null when there is none.</summary>
    public DuesSchedule? Numbered(int number) => number >= 1 && number <= All.Count ? All[number - 1] : null;

    /// <summary>The schedule that holds on <paramref name="day"/>: of the signed-off ones that have begun the one that began last, and of those the last one.</summary>
    public DuesSchedule? On(DateOnly day) => All.Where(schedule => schedule.SignedOffBy is not null && schedule.ValidFrom <= day)
        .OrderBy(schedule => schedule.ValidFrom).ThenBy(schedule => schedule.Number).LastOrDefault();

    /// <inheritdoc />
    public DuesSchedules Evolve(IEvent @event)
    {
        var version = Version + 1;
        return new(@event switch
        {
            DuesScheduleDrafted e => [.. All, new(e.Number, e.ValidFrom, e.ResolvedBy, e.Terms, null, version)],
            DuesScheduleSignedOff e => All.Select(schedule => schedule.Number == e.Number ? schedule with { SignedOffBy = e.By, Version = version } : schedule).ToValueList(),
            _ => All,
        }, version);
    }
}
