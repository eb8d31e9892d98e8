using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Conferences;

/// <summary>Plans a coming conference, or records a past one afterwards.</summary>
public static class PlanConference
{
    /// <summary>The conference: either both days, or year and season.</summary>
    /// <param name="Number">Number of the edition, 1 to 999, once only.</param>
    /// <param name="Name">2 to 200 characters.</param>
    /// <param name="StartsOn">First day.</param>
    /// <param name="EndsOn">Last day.</param>
    /// <param name="Year">1900 to 2199, while only the season is known.</param>
    /// <param name="Season">The season, while the days are not known.</param>
    /// <param name="MottoDe">Motto in German, at most 300 characters.</param>
    /// <param name="MottoEn">Motto in English, at most 300 characters.</param>
    /// <param name="Venue">Where, at most 200 characters.</param>
    /// <param name="Mode">In person unless said otherwise.</param>
    /// <param name="ParticipantsApprox">About how many people, at most 100,000.</param>
    /// <param name="Held">Whether it is a past conference that is recorded now.</param>
    public sealed record Request(
        int Number, string Name, DateOnly? StartsOn = null, DateOnly? EndsOn = null, int? Year = null, Season? Season = null, string? MottoDe = null,
        string? MottoEn = null, string? Venue = null, ConferenceMode Mode = ConferenceMode.InPerson, int? ParticipantsApprox = null, bool Held = false);

    /// <summary>The conference, values checked.</summary>
    /// <param name="Plan">What it is to be, or was.</param>
    /// <param name="Held">Whether it is past.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who plans it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(ConferencePlan Plan, bool Held, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>The stream of an edition: its id follows from the number, so that there is one conference for each.</summary>
    public static Guid IdOf(int number) => NameBasedId.Of(Guid.Empty, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"conference/{number}"));

    /// <summary>Plans what is to come, records what is past.</summary>
    public static Decision Decide(ConferenceState state, Command command)
    {
        if (state.Plan is { } existing) return Reject(new EditionExists(existing.Number));
        if (command.Held) return command.Plan.LiesAhead(command.Today)
            ? Reject(new HeldInFuture())
            : Accept(new ConferenceRecorded(command.Plan, command.By, command.At));
        return command.Plan.IsOver(command.Today)
            ? Reject(new PlannedInPast())
            : Accept(new ConferencePlanned(command.Plan, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/conference/conferences", Handle).Creates<ConferenceView>().RequireRoles(Roles.Office);

    private static Task<IResult> Handle(Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var plan = Plan(request, check);
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));

        var id = IdOf(request.Number);
        var command = new Command(plan, request.Held, Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        return commands.Create<ConferenceState>(
            id, $"/api/conference/conferences/{id}", state => Decide(state, command), state => ConferenceView.Of(id, state)!, cancellation);
    }

    private static ConferencePlan Plan(Request request, Check check)
    {
        check.Range(request.Number, "number", 1, 999);
        if (request.ParticipantsApprox is { } participants) check.Range(participants, "participantsApprox", 0, 100_000);
        if (request.Year is { } year) check.Range(year, "year", 1900, 2199);
        var (hasDays, hasSeason) = (request.StartsOn is not null || request.EndsOn is not null, request.Year is not null || request.Season is not null);
        check.That(hasDays != hasSeason, "startsOn", new(
            "Geben Sie entweder Beginn und Ende oder Jahr und Jahreszeit an.", "Give either startsOn and endsOn, or year and season."));
        if (hasDays) check.Days(request.StartsOn, request.EndsOn);
        if (hasSeason) check.That(request is { Year: not null, Season: not null }, request.Year is null ? "year" : "season", new(
            "Jahr und Jahreszeit gehören zusammen.", "Year and season go together."));
        return new(
            request.Number, check.Text(request.Name, "name", 2, 200), request.StartsOn, request.EndsOn, request.Year, request.Season,
            check.OptionalText(request.MottoDe, "mottoDe", 300), check.OptionalText(request.MottoEn, "mottoEn", 300),
            check.OptionalText(request.Venue, "venue", 200), request.Mode, request.ParticipantsApprox);
    }

    /// <summary>Both days, in order, no longer than a month apart.</summary>
    internal static void Days(this Check check, DateOnly? startsOn, DateOnly? endsOn)
    {
        check.Day(startsOn, "startsOn");
        check.Day(endsOn, "endsOn");
        check.That(startsOn is not null, "startsOn", new("Der Beginn fehlt.", "The first day is missing."));
        check.That(endsOn is not null, "endsOn", new("Das Ende fehlt.", "The last day is missing."));
        if (startsOn is not { } start || endsOn is not { } end) return;
        check.That(end >= start, "endsOn", new("Das Ende liegt vor dem Beginn.", "The last day is before the first."));
        check.That(end.DayNumber - start.DayNumber <= 31, "endsOn", new("Eine Konferenz dauert höchstens einen Monat.", "A conference lasts a month at most."));
    }
}
