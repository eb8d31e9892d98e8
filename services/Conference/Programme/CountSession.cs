using Bkmo.Conference.Conferences;
using Bkmo.Conference.Needs;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Programme;

/// <summary>Notes how many people signed up for a session: what its room is measured by. A plenary that was not counted is for all who have a place.</summary>
public static class CountSession
{
    /// <summary>The count.</summary>
    /// <param name="People">How many signed up, 0 to 100,000.</param>
    public sealed record Request(int People);

    /// <summary>The count, checked.</summary>
    /// <param name="SessionId">The session.</param>
    /// <param name="People">How many.</param>
    /// <param name="By">Who counts.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid SessionId, int People, UserId By, DateTimeOffset At);

    /// <summary>Accepts for any session; the same number again changes nothing.</summary>
    public static Decision Decide(ProgrammeState state, Command command) => state.Sessions.GetValueOrDefault(command.SessionId) switch
    {
        null => Reject(new UnknownSession()),
        { People: var people } when people == command.People => Nothing,
        _ => Accept(new SessionCounted(command.SessionId, command.People, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPut(AddSession.One + "/people", Handle).Changes<SessionView>().RequireRoles(Roles.Office);

    private static Task<IResult> Handle(Guid id, Guid sessionId, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var command = new Command(sessionId, check.Range(request.People, "people", 0, 100_000), commands.Actor.Id, commands.Now);
        return check.Refusal is { } refusal
            ? Task.FromResult(Problems.Of(refusal))
            : AddSession.Change(id, sessionId, commands, state => Decide(state, command), cancellation);
    }
}

/// <summary>Notes what participants need, over all of the conference: every plenary is measured by it. What is not given is counted from the needs that they told when they registered.</summary>
public static class NoteNeeds
{
    private const string Route = "/api/conference/conferences/{id:guid}/programme/needs";

    /// <summary>The needs.</summary>
    /// <param name="Interpretation">People per language, at most 50 languages; counted when left out.</param>
    /// <param name="StepFree">How many people need a way without steps, 0 to 100,000; counted when left out.</param>
    public sealed record Request(IReadOnlyList<LanguageNeed>? Interpretation = null, int? StepFree = null);

    /// <summary>The needs, checked.</summary>
    /// <param name="ConferenceId">The conference.</param>
    /// <param name="Needs">How many people need what.</param>
    /// <param name="By">Who notes them.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid ConferenceId, ProgrammeNeeds Needs, UserId By, DateTimeOffset At);

    /// <summary>Accepts; the same again changes nothing.</summary>
    public static Decision Decide(ProgrammeState state, Command command) => state.Needs == command.Needs
        ? Nothing
        : state.With(command.ConferenceId, command.By, command.At, new NeedsNoted(command.Needs, command.By, command.At));

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Route, Handle).Creates<ProgrammeView>().AwaitsPosition<NeedRow>().RequireRoles(Roles.Office);

    private static async Task<IResult> Handle(Guid id, Request request, IReadModel<NeedRow> told, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        var check = new Check();
        check.That(request.Interpretation is null or { Count: <= 50 }, "interpretation", new("Höchstens 50 Sprachen sind möglich.", "At most 50 languages are possible."));
        var given = request.Interpretation?.Take(50).Select((need, i) => new LanguageNeed(
            check.Language(need.Language, FormattableString.Invariant($"interpretation[{i}].language")),
            check.Range(need.People, FormattableString.Invariant($"interpretation[{i}].people"), 0, 100_000))).ToList();
        if (request.StepFree is { } people) check.Range(people, "stepFree", 0, 100_000);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await commands.Find<ConferenceState>(id, cancellation) is not { } conference) return Problems.Of(new UnknownConference());

        var counted = request is { Interpretation: not null, StepFree: not null } ? null : await NeedNumbers.Of(id, told, commands, keys, cancellation);
        var languages = given ?? [.. counted!.Interpretation.GroupBy(need => need.ToLanguage, StringComparer.Ordinal).Select(into => new LanguageNeed(into.Key, into.Sum(need => need.People)))];
        var needs = new ProgrammeNeeds(languages.OrderBy(need => need.Language, StringComparer.Ordinal).ToValueList(), request.StepFree ?? counted!.StepFreeAccess);
        var command = new Command(id, needs, commands.Actor.Id, commands.Now);
        return await commands.Create<ProgrammeState>(
            ProgrammeState.IdOf(id), ProgrammeView.PathOf(id), state => Decide(state, command), state => ProgrammeView.Of(id, state, ConferenceDays.Of(conference))!, cancellation);
    }
}
