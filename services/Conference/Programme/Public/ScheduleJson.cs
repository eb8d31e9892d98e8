using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bkmo.Conference.Programme.Public;

/// <summary>The released programme as conference apps read it: <c>schedule.json</c> as frab and pretalx write it. Sessions that were called off are not in it.</summary>
public static class ScheduleJson
{
    // A day in such plans ends at four in the morning of the next.
    private const int DayBegins = 4;

    /// <summary>The document, UTF-8.</summary>
    public static byte[] Of(Schedule schedule, string language) => JsonSerializer.SerializeToUtf8Bytes(Document(schedule, language), ServiceJson.Options);

    private static JsonObject Document(Schedule schedule, string language)
    {
        var days = schedule.Live.GroupBy(session => DayOf(session.Period.From)).OrderBy(day => day.Key).ToList();
        var rooms = schedule.Live.Select(session => RoomOf(session, language)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new()
        {
            ["$schema"] = "https://c3voc.de/schedule/schema.json",
            ["generator"] = new JsonObject { ["name"] = "BKMO.Platform", ["version"] = "1" },
            ["schedule"] = new JsonObject
            {
                ["url"] = $"/api/conference/conferences/{schedule.ConferenceId}/schedule.json",
                ["version"] = schedule.Release.Number.ToString(CultureInfo.InvariantCulture),
                ["base_url"] = $"/api/conference/conferences/{schedule.ConferenceId}/",
                ["conference"] = new JsonObject
                {
                    ["acronym"] = string.Create(CultureInfo.InvariantCulture, $"bkmo-{schedule.Plan.Number}"),
                    ["title"] = schedule.Plan.Name,
                    ["start"] = Day(schedule.Plan.StartsOn ?? days.Select(day => (DateOnly?)day.Key).FirstOrDefault()),
                    ["end"] = Day(schedule.Plan.EndsOn ?? days.Select(day => (DateOnly?)day.Key).LastOrDefault()),
                    ["daysCount"] = days.Count,
                    ["timeslot_duration"] = "00:05",
                    ["time_zone_name"] = Berlin.ZoneName,
                    ["rooms"] = new JsonArray([.. rooms.Select(room => Room(schedule, room))]),
                    ["tracks"] = new JsonArray([.. schedule.Live.Select(session => session.Track).OfType<Track>().Distinct().Select(track => (JsonNode)new JsonObject { ["name"] = new Text(track.NameDe, track.NameEn).In(language), ["color"] = track.Colour })]),
                    ["days"] = new JsonArray([.. days.Select((day, i) => Day(schedule, day, i + 1, language))]),
                },
            },
        };
    }

    private static JsonObject Day(Schedule schedule, IGrouping<DateOnly, ReleasedSession> day, int index, string language)
    {
        var rooms = new JsonObject();
        foreach (var room in day.GroupBy(session => RoomOf(session, language), StringComparer.Ordinal).OrderBy(room => room.Key, StringComparer.Ordinal))
            rooms[room.Key] = new JsonArray([.. room.OrderBy(session => session.Period.From).Select(session => Event(schedule, session, language))]);
        return new()
        {
            ["index"] = index, ["date"] = Day(day.Key), ["day_start"] = Begin(day.Key), ["day_end"] = Begin(day.Key.AddDays(1)), ["rooms"] = rooms,
        };
    }

    private static JsonObject Event(Schedule schedule, ReleasedSession session, string language)
    {
        var (plan, start) = (session.Content.Plan, Berlin.LocalOf(session.Period.From));
        return new()
        {
            ["guid"] = session.Id.ToString(),
            ["code"] = string.Create(CultureInfo.InvariantCulture, $"S{session.Number}"),
            ["id"] = session.Number,
            ["logo"] = null,
            ["date"] = Moment(start),
            ["start"] = start.ToString("HH:mm", CultureInfo.InvariantCulture),
            ["duration"] = string.Create(CultureInfo.InvariantCulture, $"{session.Content.Slot.Minutes / 60:00}:{session.Content.Slot.Minutes % 60:00}"),
            ["room"] = RoomOf(session, language),
            ["slug"] = string.Create(CultureInfo.InvariantCulture, $"bkmo-{schedule.Plan.Number}-{session.Number}"),
            ["url"] = null,
            ["title"] = new Text(plan.TitleDe, plan.TitleEn).In(language),
            ["subtitle"] = "",
            ["language"] = plan.Languages.Count > 0 ? plan.Languages[0] : language,
            ["track"] = session.Track is { } track ? new Text(track.NameDe, track.NameEn).In(language) : null,
            ["type"] = plan.Kind.Name(),
            ["abstract"] = new Text(plan.AbstractDe ?? "", plan.AbstractEn ?? plan.AbstractDe ?? "").In(language),
            ["description"] = "",
            ["recording_license"] = "",
            ["do_not_record"] = true,
            ["persons"] = new JsonArray([.. schedule.SpeakersOf(session).Select(speaker => (JsonNode)new JsonObject
            {
                ["guid"] = speaker.Id.ToString(), ["name"] = speaker.Name, ["public_name"] = speaker.Name, ["avatar"] = null, ["biography"] = null, ["answers"] = new JsonArray(),
            })]),
            ["links"] = new JsonArray(),
            ["attachments"] = new JsonArray(),
            ["answers"] = new JsonArray(),
        };
    }

    private static JsonObject Room(Schedule schedule, string name) => new()
    {
        ["name"] = name,
        ["guid"] = NameBasedId.Of(schedule.ConferenceId, "room/" + name).ToString(),
        ["description"] = null,
        ["capacity"] = schedule.Live.Select(session => session.Room).FirstOrDefault(room => room?.Name == name)?.Capacity,
    };

    private static string RoomOf(ReleasedSession session, string language) => session.Room?.Name ?? new Text("noch offen", "to be announced").In(language);

    private static DateOnly DayOf(DateTimeOffset start) => DateOnly.FromDateTime(Berlin.LocalOf(start).DateTime.AddHours(-DayBegins));

    private static string Begin(DateOnly day) => Moment(Berlin.LocalOf(Berlin.MomentsOf(day.ToDateTime(new TimeOnly(DayBegins, 0)))[0]));

    private static string Moment(DateTimeOffset local) => local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
