namespace Bkmo.Conference.Organisations;

/// <summary>The voting rights of an organisation rest from a day on, or do not rest any more, as heard from Membership.</summary>
/// <param name="Rest">Whether they rest from that day on.</param>
/// <param name="On">The day, Europe/Berlin.</param>
/// <param name="SourceVersion">Number of the fact at Membership.</param>
/// <param name="At">When it was recorded, UTC.</param>
[StoredAs("voting_rights_change_heard")]
public sealed record VotingRightsChangeHeard(bool Rest, DateOnly On, long SourceVersion, DateTimeOffset At) : IEvent;

/// <summary>A change of voting rights.</summary>
/// <param name="Rest">Whether they rest from that day on.</param>
/// <param name="On">The day, Europe/Berlin.</param>
/// <param name="Version">Number of the fact at Membership.</param>
public sealed record VotingRightsChange(bool Rest, DateOnly On, long Version);

/// <summary>A time in which voting rights rest (ruhen).</summary>
/// <param name="From">First day, Europe/Berlin.</param>
/// <param name="Until">Last day, Europe/Berlin; null while none is known.</param>
public sealed record RestingTime(DateOnly From, DateOnly? Until)
{
    /// <summary>Whether they rest on <paramref name="day"/>.</summary>
    public bool Contains(DateOnly day) => From <= day && !(Until < day);

    /// <summary>The times that follow from changes in the order of Membership's numbers.</summary>
    internal static IEnumerable<RestingTime> Among(IEnumerable<VotingRightsChange> changes)
    {
        DateOnly? since = null;
        foreach (var change in changes)
        {
            if (change.Rest) since ??= change.On;
            else if (since is { } from)
            {
                yield return new(from, change.On.AddDays(-1));
                since = null;
            }
        }
        if (since is { } open) yield return new(open, null);
    }
}
