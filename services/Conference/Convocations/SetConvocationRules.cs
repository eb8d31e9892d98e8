using Bkmo.Conference.Conferences;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Convocations;

/// <summary>Sets what the rules in force say about convening a conference. Once members are invited, they stand.</summary>
public static class SetConvocationRules
{
    /// <summary>The rules.</summary>
    /// <param name="NoticeDays">Days between sending and the first day, 1 to 365.</param>
    /// <param name="UrgencyAllowed">Whether a subject that was not named in time may be resolved if it is urgent.</param>
    /// <param name="MinorityNumerator">Share of the members who may demand a subject: so many …; 1 when left out.</param>
    /// <param name="MinorityDenominator">… of so many, 1 to 1000; 10 when left out.</param>
    public sealed record Request(int NoticeDays, bool UrgencyAllowed, int MinorityNumerator = 1, int MinorityDenominator = 10);

    /// <summary>The rules, checked.</summary>
    /// <param name="Rules">What they say.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who sets them.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(ConvocationRules Rules, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Accepts until members are invited; the same rules again change nothing.</summary>
    public static Decision Decide(ConferenceState state, Command command) => state switch
    {
        { Plan: null } => Reject(new UnknownConference()),
        _ when state.Rules == command.Rules => Nothing,
        { Convocation: { } convocation } => Reject(new AlreadyConvened(convocation.SentOn)),
        _ when state.IsOver(command.Today) => Reject(new ConferenceOver()),
        _ => Accept(new ConvocationRulesSet(command.Rules, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/conference/conferences/{id:guid}/convocation-rules", Handle)
        .Changes<ConferenceView>().RequireRoles(Roles.Office, Roles.Board);

    private static Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.Range(request.NoticeDays, "noticeDays", 1, 365);
        check.Range(request.MinorityDenominator, "minorityDenominator", 1, 1000);
        check.That(request.MinorityNumerator >= 1 && request.MinorityNumerator <= request.MinorityDenominator, "minorityNumerator", new(
            "Der Anteil liegt zwischen 0 und 1.", "The share lies between 0 and 1."));
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));
        var rules = new ConvocationRules(request.NoticeDays, request.UrgencyAllowed, request.MinorityNumerator, request.MinorityDenominator);
        var command = new Command(rules, Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        return commands.Change<ConferenceState>(id, state => Decide(state, command), state => ConferenceView.Of(id, state), cancellation);
    }
}

/// <summary>Sets the motto of a conference in as many languages as are wanted.</summary>
public static class SetMottos
{
    /// <summary>The motto.</summary>
    /// <param name="Mottos">1 to 30, each language once, the leading one first.</param>
    public sealed record Request(IReadOnlyList<MottoRequest> Mottos);

    /// <summary>The motto in one language.</summary>
    /// <param name="Language">BCP 47.</param>
    /// <param name="Text">2 to 300 characters.</param>
    public sealed record MottoRequest(string Language, string Text);

    /// <summary>Whatever was set last holds.</summary>
    public static Decision Decide(ConferenceState state, MottosSet set) =>
        state.Plan is null ? Reject(new UnknownConference()) : state.Mottos == set.Mottos ? Nothing : Accept(set);

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/api/conference/conferences/{id:guid}/mottos", Handle).Changes<ConferenceView>().RequireRoles(Roles.Office);

    private static Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.That(request.Mottos.Count is >= 1 and <= 30, "mottos", new("Erlaubt sind 1 bis 30 Sprachen.", "Allowed are 1 to 30 languages."));
        var mottos = request.Mottos.Take(30).Select((motto, i) => new Motto(
            check.Language(motto.Language, FormattableString.Invariant($"mottos[{i}].language")), check.Text(motto.Text, FormattableString.Invariant($"mottos[{i}].text"), 2, 300)))
            .ToValueList();
        check.That(mottos.DistinctBy(motto => motto.Language, StringComparer.Ordinal).Count() == mottos.Count, "mottos", new(
            "Eine Sprache ist zweimal genannt.", "A language is named twice."));
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));
        var set = new MottosSet(mottos, commands.Actor.Id, commands.Now);
        return commands.Change<ConferenceState>(id, state => Decide(state, set), state => ConferenceView.Of(id, state), cancellation);
    }
}
