using System.Text.RegularExpressions;
using Bkmo.Conference.Conferences;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Programme;

/// <summary>Enters a track (Themenstrang), or describes it anew.</summary>
public static partial class SetTrack
{
    private const string Route = "/api/conference/conferences/{id:guid}/programme/tracks", One = Route + "/{trackId:guid}";

    /// <summary>The track.</summary>
    /// <param name="NameDe">German name, 1 to 100 characters.</param>
    /// <param name="NameEn">English name, 1 to 100 characters.</param>
    /// <param name="Colour">Colour in plans, <c>#rrggbb</c>.</param>
    public sealed record Request(string NameDe, string NameEn, string? Colour = null);

    /// <summary>The track, values checked.</summary>
    /// <param name="ConferenceId">The conference.</param>
    /// <param name="TrackId">The track.</param>
    /// <param name="Track">What it is called.</param>
    /// <param name="By">Who enters it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid ConferenceId, Guid TrackId, Track Track, UserId By, DateTimeOffset At);

    /// <summary>Accepts any track; the same again changes nothing.</summary>
    public static Decision Decide(ProgrammeState state, Command command) => state.Tracks.GetValueOrDefault(command.TrackId)?.Value == command.Track
        ? Nothing
        : state.With(command.ConferenceId, command.By, command.At, new TrackSet(command.TrackId, command.Track, command.By, command.At));

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Route, Add).Creates<TrackView>().RequireRoles(Roles.Office);
        routes.MapPut(One, Change).Changes<TrackView>().RequireRoles(Roles.Office);
        routes.MapGet(One, Show).Shows<TrackView>().RequireRoles(Roles.Office, Roles.Board);
    }

    private static async Task<IResult> Add(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var (track, refusal) = Track(request);
        if (refusal is not null) return Problems.Of(refusal);
        if (await commands.Find<ConferenceState>(id, cancellation) is null) return Problems.Of(new UnknownConference());
        var command = new Command(id, commands.NewId(), track, commands.Actor.Id, commands.Now);
        return await commands.Create<ProgrammeState>(
            ProgrammeState.IdOf(id), $"/api/conference/conferences/{id}/programme/tracks/{command.TrackId}", state => Decide(state, command),
            state => TrackView.Of(state, command.TrackId)!, cancellation, state => Version(state, command.TrackId));
    }

    private static Task<IResult> Change(Guid id, Guid trackId, Request request, Commands commands, CancellationToken cancellation)
    {
        var (track, refusal) = Track(request);
        if (refusal is not null) return Task.FromResult(Problems.Of(refusal));
        var command = new Command(id, trackId, track, commands.Actor.Id, commands.Now);
        return commands.Change<ProgrammeState>(
            ProgrammeState.IdOf(id), state => Decide(state, command), state => TrackView.Of(state, trackId), cancellation, state => Version(state, trackId));
    }

    private static Task<IResult> Show(Guid id, Guid trackId, Commands commands, CancellationToken cancellation) =>
        commands.Read<ProgrammeState>(ProgrammeState.IdOf(id), state => TrackView.Of(state, trackId), cancellation, state => Version(state, trackId));

    private static long? Version(ProgrammeState state, Guid trackId) => state.Tracks.GetValueOrDefault(trackId)?.Version;

    private static (Track, Refusal?) Track(Request request)
    {
        var check = new Check();
        check.That(request.Colour is null || Colour().IsMatch(request.Colour), "colour", new("Erwartet wird eine Farbe wie „#0a5c8f“.", "Expected is a colour such as #0a5c8f."));
        return (new(check.Text(request.NameDe, "nameDe", 1, 100), check.Text(request.NameEn, "nameEn", 1, 100), request.Colour), check.Refusal);
    }

    [GeneratedRegex("^#[0-9a-f]{6}$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 100)]
    private static partial Regex Colour();
}
