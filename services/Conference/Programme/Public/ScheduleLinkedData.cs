using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bkmo.Conference.Programme.Public;

/// <summary>The released programme as JSON-LD: a schema.org Event with a subEvent per session. Sessions that were called off stay, as EventCancelled.</summary>
public static class ScheduleLinkedData
{
    private const string Schema = "https://schema.org/";

    /// <summary>The document, UTF-8.</summary>
    public static byte[] Of(Schedule schedule, string language) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["@context"] = Schema.TrimEnd('/'),
        ["@type"] = "Event",
        ["@id"] = Id(schedule.ConferenceId),
        ["name"] = schedule.Plan.Name,
        ["description"] = new Text(schedule.Plan.MottoDe ?? "", schedule.Plan.MottoEn ?? schedule.Plan.MottoDe ?? "").In(language),
        ["inLanguage"] = language,
        ["startDate"] = Day(schedule.Plan.StartsOn) ?? schedule.Release.Sessions.Select(session => Moment(session.Period.From)).FirstOrDefault(),
        ["endDate"] = Day(schedule.Plan.EndsOn) ?? schedule.Release.Sessions.Select(session => Moment(session.Period.Until)).Max(StringComparer.Ordinal),
        ["eventStatus"] = Schema + "EventScheduled",
        ["eventAttendanceMode"] = Schema + Mode(schedule),
        ["location"] = schedule.Plan.Venue is { } venue ? new JsonObject { ["@type"] = "Place", ["name"] = venue } : null,
        ["version"] = schedule.Release.Number,
        ["dateModified"] = Moment(schedule.Release.At),
        ["subEvent"] = new JsonArray([.. schedule.Release.Sessions.Select(session => Session(schedule, session, language))]),
    }, ServiceJson.Options);

    private static JsonObject Session(Schedule schedule, ReleasedSession session, string language)
    {
        var plan = session.Content.Plan;
        return new JsonObject
        {
            ["@type"] = plan.Kind is SessionKind.Workshop ? "EducationEvent" : "Event",
            ["@id"] = Id(session.Id),
            ["name"] = new Text(plan.TitleDe, plan.TitleEn).In(language),
            ["description"] = new Text(plan.AbstractDe ?? "", plan.AbstractEn ?? plan.AbstractDe ?? "").In(language),
            ["startDate"] = Moment(session.Period.From),
            ["endDate"] = Moment(session.Period.Until),
            ["duration"] = string.Create(CultureInfo.InvariantCulture, $"PT{session.Content.Slot.Minutes}M"),
            ["eventStatus"] = Schema + (session.Content.Cancelled ? "EventCancelled" : "EventScheduled"),
            ["inLanguage"] = new JsonArray([.. plan.Languages.Concat(plan.Interpretation).Select(tag => (JsonNode)tag)]),
            ["dateModified"] = Moment(session.ChangedAt),
            ["superEvent"] = new JsonObject { ["@id"] = Id(schedule.ConferenceId) },
            ["location"] = session.Room is { } room ? new JsonObject
            {
                ["@type"] = "Place", ["name"] = room.Name, ["maximumAttendeeCapacity"] = room.Capacity,
                ["amenityFeature"] = new JsonObject { ["@type"] = "LocationFeatureSpecification", ["name"] = "step-free", ["value"] = room.StepFree },
            } : null,
            ["performer"] = new JsonArray([.. schedule.SpeakersOf(session).Select(speaker => (JsonNode)new JsonObject { ["@type"] = "Person", ["name"] = speaker.Name })]),
        };
    }

    private static string Mode(Schedule schedule) => schedule.Plan.Mode switch
    {
        Conferences.ConferenceMode.Virtual => "OnlineEventAttendanceMode",
        Conferences.ConferenceMode.Hybrid => "MixedEventAttendanceMode",
        _ => "OfflineEventAttendanceMode",
    };

    private static string Id(Guid id) => $"urn:uuid:{id}";

    private static string Moment(DateTimeOffset at) => Berlin.LocalOf(at).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
