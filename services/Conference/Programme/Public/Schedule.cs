using Bkmo.Conference.Conferences;

namespace Bkmo.Conference.Programme.Public;

/// <summary>A released version with all that a reader is shown of it.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Plan">Name, days and venue of the conference.</param>
/// <param name="Release">The version.</param>
/// <param name="Names">Names of the speakers who consented, as far as their keys exist.</param>
public sealed record Schedule(Guid ConferenceId, ConferencePlan Plan, Release Release, IReadOnlyDictionary<Guid, string> Names)
{
    /// <summary>Names of those who speak in a session, in its order.</summary>
    public IEnumerable<(Guid Id, string Name)> SpeakersOf(ReleasedSession session) =>
        session.Content.Plan.Speakers.Where(Names.ContainsKey).Select(speaker => (speaker, Names[speaker]));

    /// <summary>Sessions that take place.</summary>
    public IEnumerable<ReleasedSession> Live => Release.Sessions.Where(session => !session.Content.Cancelled);
}

/// <summary>The released programme for everybody, without signing in: as iCalendar, as <c>schedule.json</c> of conference apps and as JSON-LD. Drafts are never shown.</summary>
public static class PublicSchedule
{
    private const string Route = "/api/conference/conferences/{id:guid}/schedule", Minute = "public, max-age=60";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.Shown(".ics", "text/calendar; charset=utf-8", (schedule, language) => System.Text.Encoding.UTF8.GetBytes(ScheduleCalendar.Of(schedule, language)));
        routes.Shown(".json", "application/json; charset=utf-8", ScheduleJson.Of);
        routes.Shown(".jsonld", "application/ld+json; charset=utf-8", ScheduleLinkedData.Of);
    }

    private static void Shown(this IEndpointRouteBuilder routes, string ending, string type, Func<Schedule, string, byte[]> write) => routes
        .MapGet(Route + ending, (Guid id, string? language, Commands commands, IKeyRing keys, HttpContext http, CancellationToken cancellation) =>
            Answer(id, language, commands, keys, http, (type, write), cancellation))
        .WithMetadata(EndpointKind.Shows).Produces(StatusCodes.Status200OK, contentType: type.Split(';')[0]).Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity).AllowAnyone();

    private static async Task<IResult> Answer(
        Guid id, string? language, Commands commands, IKeyRing keys, HttpContext http, (string Type, Func<Schedule, string, byte[]> Write) form, CancellationToken cancellation)
    {
        var check = new Check();
        check.That(language is null or Languages.German or Languages.English, "language", new("Möglich sind: de, en.", "Must be one of: de, en."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var programme = await commands.Find<ProgrammeState>(ProgrammeState.IdOf(id), cancellation);
        if (programme?.Latest is not { } release || await commands.Find<ConferenceState>(id, cancellation) is not { Plan: { } plan }) return Problems.Of(new UnknownSchedule());

        // A name that was withdrawn changes the answer as a release does.
        var tag = programme.Version;
        http.Response.Headers.ETag = EntityTags.Of(tag);
        http.Response.Headers.CacheControl = Minute;
        if (EntityTags.IsKnown(http.Request, tag)) return Results.StatusCode(StatusCodes.Status304NotModified);
        var schedule = new Schedule(id, plan, release, await Names(programme, release, keys, cancellation));
        return Results.Bytes(form.Write(schedule, language ?? Languages.German), form.Type);
    }

    private static async Task<IReadOnlyDictionary<Guid, string>> Names(ProgrammeState programme, Release release, IKeyRing keys, CancellationToken cancellation)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var speaker in release.Sessions.SelectMany(session => session.Content.Plan.Speakers).Distinct())
            if (programme.Speakers.GetValueOrDefault(speaker)?.Value.Name is { } name && (await keys.Open(name, cancellation)).Value is { } opened)
                names.Add(speaker, opened.PublicName);
        return names;
    }
}
