using Bkmo.Conference.Conferences;
using Bkmo.Conference.Persons;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Programme;

/// <summary>Enters who speaks, with availability and, if she or he consents, the name that the programme shows.</summary>
public static class SetSpeaker
{
    internal const string Route = "/api/conference/conferences/{id:guid}/programme/speakers", One = Route + "/{speakerId:guid}";

    /// <summary>The speaker.</summary>
    /// <param name="Availability">When she or he can be there, at most 20 stretches; none: throughout.</param>
    /// <param name="PublicName">How the programme names her or him, at most 200 characters; left out: the name that is on record stays.</param>
    /// <param name="ConsentsToName">That she or he agreed to be named in public; needed for a name.</param>
    /// <param name="SpeakerId">For a new one: id of the person or registration.</param>
    public sealed record Request(IReadOnlyList<Stretch>? Availability = null, string? PublicName = null, bool ConsentsToName = false, Guid? SpeakerId = null)
    {
        /// <inheritdoc />
        public override string ToString() => "(speaker)";
    }

    /// <summary>A stretch of time.</summary>
    /// <param name="From">Beginning, the clock in Berlin.</param>
    /// <param name="Until">End, the clock in Berlin.</param>
    public sealed record Stretch(string From, string Until);

    /// <summary>The speaker, values checked.</summary>
    /// <param name="ConferenceId">The conference.</param>
    /// <param name="SpeakerId">The person or registration.</param>
    /// <param name="IsNew">Whether she or he is to be entered.</param>
    /// <param name="Availability">When she or he can be there.</param>
    /// <param name="Name">The name, sealed; null: as it was.</param>
    /// <param name="By">Who enters it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(
        Guid ConferenceId, Guid SpeakerId, bool IsNew, ValueList<Period> Availability, Sealed<SpeakerName>? Name, UserId By, DateTimeOffset At);

    /// <summary>Enters somebody once; changes afterwards.</summary>
    public static Decision Decide(ProgrammeState state, Command command)
    {
        var known = state.Speakers.GetValueOrDefault(command.SpeakerId)?.Value;
        if (command.IsNew && known is not null) return Reject(new SpeakerExists());
        var speaker = new Speaker(command.Availability, command.Name ?? known?.Name, known?.Withdrawals ?? 0);
        return known == speaker
            ? Nothing
            : state.With(command.ConferenceId, command.By, command.At, new SpeakerSet(command.SpeakerId, speaker, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Route, Add).Creates<SpeakerView>().RequireRoles(Roles.Office);
        routes.MapPut(One, Change).Changes<SpeakerView>().RequireRoles(Roles.Office);
        routes.MapGet(One, Show).Shows<SpeakerView>().RequireRoles(Roles.Office, Roles.Board);
    }

    private static async Task<IResult> Add(Guid id, Request request, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        var (availability, name, refusal) = Values(request);
        if (refusal is not null) return Problems.Of(refusal);
        if (await commands.Find<ConferenceState>(id, cancellation) is null) return Problems.Of(new UnknownConference());
        var speakerId = request.SpeakerId ?? commands.NewId();
        if (await IsErased(id, speakerId, commands, cancellation)) return Problems.Of(new PersonIsErased());
        var known = await commands.Find<ProgrammeState>(ProgrammeState.IdOf(id), cancellation);
        var command = new Command(
            id, speakerId, true, availability, await Seal(name, known, id, speakerId, keys, cancellation), commands.Actor.Id, commands.Now);
        return await commands.Create<ProgrammeState>(
            ProgrammeState.IdOf(id), $"/api/conference/conferences/{id}/programme/speakers/{speakerId}", state => Decide(state, command),
            state => SpeakerView.Of(state, speakerId)!, cancellation, state => Version(state, speakerId));
    }

    private static async Task<IResult> Change(Guid id, Guid speakerId, Request request, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        var (availability, name, refusal) = Values(request);
        if (refusal is not null) return Problems.Of(refusal);
        if (await IsErased(id, speakerId, commands, cancellation)) return Problems.Of(new PersonIsErased());
        var known = await commands.Find<ProgrammeState>(ProgrammeState.IdOf(id), cancellation);
        var isThere = known?.Speakers.ContainsKey(speakerId) is true;
        var command = new Command(
            id, speakerId, false, availability, isThere ? await Seal(name, known, id, speakerId, keys, cancellation) : null, commands.Actor.Id, commands.Now);
        return await commands.Change<ProgrammeState>(
            ProgrammeState.IdOf(id), state => Decide(state, command), state => SpeakerView.Of(state, speakerId), cancellation, state => Version(state, speakerId));
    }

    private static Task<IResult> Show(Guid id, Guid speakerId, Commands commands, CancellationToken cancellation) =>
        commands.Read<ProgrammeState>(ProgrammeState.IdOf(id), state => SpeakerView.Of(state, speakerId), cancellation, state => Version(state, speakerId));

    internal static long? Version(ProgrammeState state, Guid speakerId) => state.Speakers.GetValueOrDefault(speakerId)?.Version;

    /// <summary>The key of a name: a new one after each withdrawal, since that destroys it.</summary>
    internal static KeyName KeyOf(Guid conferenceId, Guid speakerId, int withdrawals) =>
        new("programme-name", NameBasedId.Of(conferenceId, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{speakerId}/{withdrawals}")));

    private static async Task<Sealed<SpeakerName>?> Seal(
        SpeakerName? name, ProgrammeState? known, Guid id, Guid speakerId, IKeyRing keys, CancellationToken cancellation) => name is null
            ? null
            : await keys.Seal(KeyOf(id, speakerId, known?.Speakers.GetValueOrDefault(speakerId)?.Value.Withdrawals ?? 0), name, cancellation);

    private static async Task<bool> IsErased(Guid id, Guid speakerId, Commands commands, CancellationToken cancellation)
    {
        var person = (await commands.Find<ConferenceState>(id, cancellation))?.Registrations.GetValueOrDefault(speakerId)?.PersonId ?? speakerId;
        return await commands.Find<KnownPerson>(person, cancellation) is { ErasedAt: not null };
    }

    private static (ValueList<Period>, SpeakerName?, Refusal?) Values(Request request)
    {
        var check = new Check();
        check.That(request.Availability is null or { Count: <= 20 }, "availability", new("Höchstens 20 Zeiten sind möglich.", "At most 20 stretches are possible."));
        var stretches = (request.Availability ?? []).Take(20).Select((stretch, i) => Stretched(check, stretch, FormattableString.Invariant($"availability[{i}]"))).ToValueList();
        var name = check.OptionalText(request.PublicName, "publicName", 200);
        check.That(name is null || request.ConsentsToName, "consentsToName", new(
            "Einen Namen zeigt das Programm nur, wenn die Person eingewilligt hat.", "The programme shows a name only if the person consented."));
        return (stretches, name is null ? null : new(name), check.Refusal);
    }

    private static Period Stretched(Check check, Stretch stretch, string field)
    {
        var period = new Period(check.Moment(stretch.From, field + ".from"), check.Moment(stretch.Until, field + ".until"));
        check.That(period.From < period.Until || period.Until == default, field + ".until", new("Das Ende liegt nicht nach dem Beginn.", "The end is not after the beginning."));
        return period;
    }
}

/// <summary>A speaker takes back the consent to be named: the name becomes unreadable for ever, in every version.</summary>
public static class WithdrawSpeakerName
{
    /// <summary>Whose name.</summary>
    /// <param name="SpeakerId">The person or registration.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid SpeakerId, UserId By, DateTimeOffset At);

    /// <summary>Accepts for whoever is named; without a name nothing is to be done.</summary>
    public static Decision Decide(ProgrammeState state, Command command) => state.Speakers.GetValueOrDefault(command.SpeakerId)?.Value switch
    {
        null => Reject(new UnknownSpeaker()),
        { Name: null } => Nothing,
        var speaker => Accept(new SpeakerSet(
            command.SpeakerId, speaker with { Name = null, Withdrawals = speaker.Withdrawals + 1 }, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapDelete(SetSpeaker.One + "/name", Handle).Changes<SpeakerView>().RequireRoles(Roles.Office);

    private static async Task<IResult> Handle(Guid id, Guid speakerId, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        var command = new Command(speakerId, commands.Actor.Id, commands.Now);
        var known = await commands.Find<ProgrammeState>(ProgrammeState.IdOf(id), cancellation);
        // First what would be said, with If-Match, while nothing changes; then the key; then the event: nothing claims an erasure that was not done.
        var rehearsed = await Change(id, speakerId, commands, state => Decide(state, command) is Decision.Rejected refused ? refused : Nothing, cancellation);
        if (rehearsed is not IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK } || known?.Speakers.GetValueOrDefault(speakerId)?.Value is not { Name: not null } named) return rehearsed;
        await keys.Destroy(SetSpeaker.KeyOf(id, speakerId, named.Withdrawals), cancellation);
        return await Change(id, speakerId, commands, state => Decide(state, command), cancellation);
    }

    private static Task<IResult> Change(Guid id, Guid speakerId, Commands commands, Func<ProgrammeState, Decision> decide, CancellationToken cancellation) =>
        commands.Change(ProgrammeState.IdOf(id), decide, state => SpeakerView.Of(state, speakerId), cancellation, state => SetSpeaker.Version(state, speakerId));
}
