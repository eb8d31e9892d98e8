using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Conferences;

/// <summary>That a conference was convened, as heard from Conference.</summary>
/// <param name="Edition">Number of the edition.</param>
/// <param name="Name">Its name.</param>
/// <param name="StartsOn">First day, Europe/Berlin; null while only the season is known.</param>
/// <param name="EndsOn">Last day, Europe/Berlin; null while only the season is known.</param>
/// <param name="SourceVersion">Number of the fact at Conference.</param>
/// <param name="At">When it was convened, UTC.</param>
[StoredAs("convocation_heard")]
public sealed record ConvocationHeard(int Edition, string Name, DateOnly? StartsOn, DateOnly? EndsOn, long SourceVersion, DateTimeOffset At) : IEvent;

/// <summary>How many delegate mandates one person may hold at a conference was decided.</summary>
/// <param name="MandatesPerPerson">1: votes cannot be transferred; more: so many in one hand (Stimmrechtsübertragung).</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("proxy_rule_set")]
public sealed record ProxyRuleSet(int MandatesPerPerson, UserId By, DateTimeOffset At) : IEvent;

/// <summary>What Membership knows of a conference. The stream's id is the conference's.</summary>
/// <param name="Convened">What was heard; null when nothing was.</param>
/// <param name="MandatesPerPerson">How many delegate mandates one person may hold; 1 unless decided otherwise.</param>
/// <param name="Attendance">Who took part; null before the attendance was closed.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record KnownConference(ConvocationHeard? Convened, int MandatesPerPerson, AttendanceHeard? Attendance, long Version) : IState<KnownConference>
{
    /// <inheritdoc />
    public static string StreamType => "known_conference";

    /// <inheritdoc />
    public static KnownConference Initial { get; } = new(null, 1, null, 0);

    /// <summary>Whether it was convened.</summary>
    public bool IsConvened => Convened is not null;

    /// <summary>Notes a convocation; one that is not newer than what was heard changes nothing.</summary>
    public static Decision Decide(KnownConference state, ConvocationHeard heard) =>
        state.Convened?.SourceVersion >= heard.SourceVersion ? Nothing : Accept(heard);

    /// <inheritdoc />
    public KnownConference Evolve(IEvent @event) => (@event switch
    {
        ConvocationHeard e => this with { Convened = e },
        AttendanceHeard e => this with { Attendance = e },
        ProxyRuleSet e => this with { MandatesPerPerson = e.MandatesPerPerson },
        _ => this,
    }) with { Version = Version + 1 };
}
