using System.Collections.Immutable;
using System.Globalization;

namespace Bkmo.Conference.Programme;

/// <summary>What happened to a session from one version to the next.</summary>
public enum ScheduleChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is at another time.</summary>
    Moved,

    /// <summary>It is in another room, or the room has another name.</summary>
    RoomChanged,

    /// <summary>Other people speak.</summary>
    SpeakersChanged,

    /// <summary>Its title, contents, track, languages or kind are others.</summary>
    Changed,

    /// <summary>It was called off.</summary>
    Cancelled,

    /// <summary>It takes place after all.</summary>
    Restored,
}

/// <summary>A line of the change list.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Message">The same as a sentence.</param>
/// <param name="Speakers">Whom it concerns: who speaks now or spoke before.</param>
public sealed record ScheduleChange(Guid SessionId, ScheduleChangeKind Kind, Text Message, ValueList<Guid> Speakers)
{
    /// <summary>The lines from one version to the next, in the order of the sessions.</summary>
    public static ImmutableList<ScheduleChange> Between(ImmutableList<ReleasedSession> before, ImmutableList<ReleasedSession> after)
    {
        var known = before.ToDictionary(session => session.Id);
        return [.. after.SelectMany(session => Of(known.GetValueOrDefault(session.Id), session))];
    }

    private static IEnumerable<ScheduleChange> Of(ReleasedSession? before, ReleasedSession now)
    {
        if (before is not null && before.IsAs(now)) yield break;
        var speakers = now.Content.Plan.Speakers.Union(before?.Content.Plan.Speakers ?? []).ToValueList();
        foreach (var (kind, message) in before is null ? [(ScheduleChangeKind.Added, Added(now))] : Differences(before, now))
            yield return new(now.Id, kind, message, speakers);
    }

    private static IEnumerable<(ScheduleChangeKind, Text)> Differences(ReleasedSession before, ReleasedSession now)
    {
        var (was, becomes, title) = (before.Content, now.Content, now.Content.Plan);
        if (becomes.Cancelled)
        {
            yield return (ScheduleChangeKind.Cancelled, new($"„{title.TitleDe}“ entfällt.", $"“{title.TitleEn}” is cancelled."));
            yield break;
        }
        if (was.Cancelled) yield return (ScheduleChangeKind.Restored, new($"„{title.TitleDe}“ findet doch statt.", $"“{title.TitleEn}” takes place after all."));
        if (before.Period != now.Period)
            yield return (ScheduleChangeKind.Moved, new(
                $"„{title.TitleDe}“ ist jetzt {Times.In(now.Period).De} statt {Times.In(before.Period).De}.",
                $"“{title.TitleEn}” is now {Times.In(now.Period).En} instead of {Times.In(before.Period).En}."));
        if (before.Room != now.Room) yield return (ScheduleChangeKind.RoomChanged, InRoom(before, now));
        if (was.Plan.Speakers != becomes.Plan.Speakers)
            yield return (ScheduleChangeKind.SpeakersChanged, new($"Bei „{title.TitleDe}“ sprechen andere.", $"Others speak at “{title.TitleEn}”."));
        if (Rest(before) != Rest(now)) yield return (ScheduleChangeKind.Changed, new($"„{title.TitleDe}“ ist neu beschrieben.", $"“{title.TitleEn}” is described anew."));
    }

    private static (SessionPlan, Track?) Rest(ReleasedSession session) =>
        (session.Content.Plan with { Speakers = [], NeedsLanguages = [], NeedsStepFree = false, NeedsEquipment = [] }, session.Track);

    private static Text InRoom(ReleasedSession before, ReleasedSession now) => before.Room?.Name == now.Room?.Name
        ? new($"Der Raum von „{now.Content.Plan.TitleDe}“ ist neu beschrieben.", $"The room of “{now.Content.Plan.TitleEn}” is described anew.")
        : new(
            $"„{now.Content.Plan.TitleDe}“ ist jetzt in {now.Room?.Name ?? "einem Raum, der noch bekannt gegeben wird"}.",
            $"“{now.Content.Plan.TitleEn}” is now in {now.Room?.Name ?? "a room that is still to be announced"}.");

    private static Text Added(ReleasedSession now) => new(
        $"„{now.Content.Plan.TitleDe}“ ist neu: {Times.In(now.Period).De}.", $"“{now.Content.Plan.TitleEn}” is new: {Times.In(now.Period).En}.");
}

/// <summary>Times as people in Berlin read them.</summary>
internal static class Times
{
    internal static Text In(Period period)
    {
        var (from, until) = (Berlin.LocalOf(period.From), Berlin.LocalOf(period.Until));
        var to = from.Date == until.Date ? until.ToString("HH:mm", CultureInfo.InvariantCulture) : until.ToString("dd.MM. HH:mm", CultureInfo.InvariantCulture);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"am {from:dd.MM.yyyy} von {from:HH:mm} bis {to} Uhr"),
            string.Create(CultureInfo.InvariantCulture, $"on {from:yyyy-MM-dd} from {from:HH:mm} to {to}"));
    }
}
