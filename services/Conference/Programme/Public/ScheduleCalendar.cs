using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Bkmo.Conference.Programme.Public;

/// <summary>
/// The released programme as iCalendar (RFC 5545). A session keeps its UID for ever, its SEQUENCE grows with each version that changed it, and one that was called off
/// stays as CANCELLED, so that calendars that have it take it out.
/// </summary>
public static class ScheduleCalendar
{
    private const string Language = "LANGUAGE";

    // The rule of the European Union in force since the autumn of 1996.
    private static readonly DateTime SummerTimeSince = new(1997, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>The calendar: CR LF, lines of at most 75 octets.</summary>
    public static string Of(Schedule schedule, string language)
    {
        var calendar = new Calendar { Method = "PUBLISH", ProductId = "-//BKMO//BKMO.Platform//DE", Scale = "GREGORIAN" };
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(Berlin.ZoneName, SummerTimeSince, includeHistoricalData: false));
        calendar.AddProperty("X-WR-CALNAME", schedule.Plan.Name);
        calendar.AddProperty("X-PUBLISHED-TTL", "PT15M");
        foreach (var session in schedule.Release.Sessions) calendar.Events.Add(Event(schedule, session, language));
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent Event(Schedule schedule, ReleasedSession session, string language)
    {
        var plan = session.Content.Plan;
        var entry = new CalendarEvent
        {
            Uid = $"{session.Id}@conference.bkmo",
            DtStamp = Utc(schedule.Release.At),
            LastModified = Utc(session.ChangedAt),
            Sequence = session.Sequence,
            Status = session.Content.Cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
            DtStart = Local(session.Period.From),
            DtEnd = Local(session.Period.Until),
            Summary = new Text(plan.TitleDe, plan.TitleEn).In(language),
            Transparency = TransparencyType.Opaque,
            Class = "PUBLIC",
        };
        entry.Properties["SUMMARY"]?.Parameters.Set(Language, language);
        if (Description(schedule, session, language) is { Length: > 0 } description)
        {
            entry.Description = description;
            entry.Properties["DESCRIPTION"]?.Parameters.Set(Language, language);
        }
        if (session.Room is { } room) entry.Location = schedule.Plan.Venue is { } venue ? $"{room.Name}, {venue}" : room.Name;
        if (session.Track is { } track) entry.Categories.Add(new Text(track.NameDe, track.NameEn).In(language));
        return entry;
    }

    private static string Description(Schedule schedule, ReleasedSession session, string language)
    {
        var plan = session.Content.Plan;
        string?[] parts =
        [
            new Text(plan.AbstractDe ?? "", plan.AbstractEn ?? plan.AbstractDe ?? "").In(language),
            string.Join(", ", schedule.SpeakersOf(session).Select(speaker => speaker.Name)),
            plan.Interpretation.Count == 0 ? null : new Text("Verdolmetschung: ", "Interpretation: ").In(language) + string.Join(", ", plan.Interpretation),
        ];
        return string.Join('\n', parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static CalDateTime Utc(DateTimeOffset at) => new(at.UtcDateTime, CalDateTime.UtcTzId);

    /// <summary>The clock in Berlin; a time that it shows twice is written in UTC: it should mean the first (§ 3.3.5), and not every reader knows.</summary>
    private static CalDateTime Local(DateTimeOffset at)
    {
        var local = DateTime.SpecifyKind(Berlin.LocalOf(at).DateTime, DateTimeKind.Unspecified);
        return Berlin.MomentsOf(local).Count == 1 ? new(local, Berlin.ZoneName) : Utc(at);
    }
}
