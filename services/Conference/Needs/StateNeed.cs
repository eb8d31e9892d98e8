using Bkmo.Conference.Conferences;
using Bkmo.Conference.Persons;
using Bkmo.Conference.Registrations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Needs;

/// <summary>There is no such need (any more).</summary>
public sealed record UnknownNeed() : Refusal(RefusalKind.NotFound, new("Dieser Bedarf ist nicht (mehr) vermerkt.", "There is no such need on record (any more)."));

/// <summary>Somebody told more needs than can be.</summary>
public sealed record TooManyNeeds() : Refusal(RefusalKind.Conflict, new(
    "Mehr als 20 Bedarfe lassen sich nicht vermerken; nehmen Sie einen zurück oder fassen Sie zusammen.", "More than 20 needs cannot be noted; take one back, or put some together."));

/// <summary>What is said after a need was told or taken back; nothing of what it is.</summary>
/// <param name="NeedId">The need.</param>
/// <param name="Stated">Whether it is on record.</param>
/// <param name="ErasedOn">First day on which it is not on record any more, Europe/Berlin; null while the conference has no last day.</param>
public sealed record NeedReceipt(Guid NeedId, bool Stated, DateOnly? ErasedOn);

/// <summary>What somebody needs.</summary>
/// <param name="Needs">For the person everything on record, for the office what is of the kind that it asked for.</param>
public sealed record NeedsView(IReadOnlyList<NeedView> Needs)
{
    /// <inheritdoc />
    public override string ToString() => "(needs)";
}

/// <summary>A need.</summary>
/// <param name="NeedId">The need.</param>
/// <param name="Answer">What is needed.</param>
/// <param name="RetentionDays">How many days after the last day of the conference it is erased.</param>
public sealed record NeedView(Guid NeedId, NeedAnswer Answer, int RetentionDays)
{
    /// <inheritdoc />
    public override string ToString() => $"(need {NeedId})";
}

/// <summary>Tells, shows and takes back needs. Only the person knows all of them, the office one kind at a time (<c>?kind=</c>); the organisation knows none.</summary>
public static class StateNeed
{
    private const int Most = 20;

    /// <summary>The need.</summary>
    /// <param name="Kind">What is needed.</param>
    /// <param name="FromLanguage">For interpretation: the language spoken.</param>
    /// <param name="ToLanguage">For interpretation: the language understood; a sign language has its own tag, for instance <c>gsg</c>.</param>
    /// <param name="Details">In one's own words, at most 1000 characters.</param>
    /// <param name="RetentionDays">How many days after the last day of the conference it is erased; as many as are allowed for the kind when left out.</param>
    public sealed record Request(NeedKind Kind, string? FromLanguage = null, string? ToLanguage = null, string? Details = null, int? RetentionDays = null)
    {
        /// <inheritdoc />
        public override string ToString() => "(need)";
    }

    /// <summary>Notes a need once.</summary>
    public static Decision Decide(PersonNeeds state, NeedStated stated) =>
        state.Stated.Any(need => need.NeedId == stated.NeedId) ? Nothing : state.Stated.Count >= Most ? Reject(new TooManyNeeds()) : Accept(stated);

    /// <summary>Takes a need off the record; twice changes nothing.</summary>
    public static Decision Decide(PersonNeeds state, NeedErased erased) => state.Stated.Any(need => need.NeedId == erased.NeedId) ? Accept(erased) : Nothing;

    internal static void Map(IEndpointRouteBuilder routes)
    {
        const string needs = RegistrationView.Route + "/needs";
        routes.MapPost(needs, Handle).Creates<NeedReceipt>().RequireRoles([.. Roles.OfPeople]);
        routes.MapGet(needs, Show).Shows<NeedsView>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles([.. Roles.OfPeople]);
        routes.MapDelete(needs + "/{needId:guid}", TakeBack).Changes<NeedReceipt>().RequireRoles([.. Roles.OfPeople]);
    }

    private static async Task<IResult> Handle(Guid id, Guid registrationId, Request request, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        if (await Own(id, registrationId, commands, cancellation) is not var (conference, person)) return Problems.Of(new UnknownRegistration());
        var check = new Check();
        var answer = Answer(request, check);
        var days = request.RetentionDays is { } asked ? check.Range(asked, "retentionDays", 0, NeedRetention.MostDays(request.Kind)) : NeedRetention.MostDays(request.Kind);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (conference.IsOver(Berlin.DayOf(commands.Now))) return Problems.Of(new ConferenceOver());

        var needId = commands.NewId();
        var stated = new NeedStated(
            needId, id, person, await keys.Seal(NeedKeys.Of(needId, person), answer, cancellation), days, commands.Actor.Id, commands.Now);
        return await commands.Create<PersonNeeds>(
            PersonNeeds.IdOf(id, person), RegistrationView.PathOf(id, registrationId) + "/needs", state => Decide(state, stated),
            _ => new NeedReceipt(needId, Stated: true, ErasedOn(conference, days)), cancellation);
    }

    private static async Task<IResult> Show(Guid id, Guid registrationId, string? kind, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        if (await Own(id, registrationId, commands, cancellation) is not var (_, person)) return Problems.Of(new UnknownRegistration());
        var check = new Check();
        var asked = kind is null && await commands.Person(cancellation) == person ? null : NeedsOfKind.Asked(check, kind);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var known = await commands.Find<PersonNeeds>(PersonNeeds.IdOf(id, person), cancellation) ?? PersonNeeds.Initial;
        var views = new List<NeedView>();
        foreach (var need in known.Stated)
            if (await keys.Open(need.Answer, cancellation) is { Erased: false, Value: { } answer } && (asked is null || answer.Kind == asked)) views.Add(new(need.NeedId, answer, need.RetentionDays));
        return await commands.ReadAnew<ConferenceState>(id, _ => new NeedsView(views), cancellation, _ => known.Version);
    }

    private static async Task<IResult> TakeBack(Guid id, Guid registrationId, Guid needId, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        if (await Own(id, registrationId, commands, cancellation) is not var (_, person)) return Problems.Of(new UnknownRegistration());
        var known = await commands.Find<PersonNeeds>(PersonNeeds.IdOf(id, person), cancellation);
        if (known?.Stated.Any(need => need.NeedId == needId) is not true) return Problems.Of(new UnknownNeed());
        var erased = new NeedErased(needId, commands.Actor.Id, commands.Now);
        var result = await commands.Change<PersonNeeds>(
            PersonNeeds.IdOf(id, person), state => Decide(state, erased), _ => new NeedReceipt(needId, Stated: false, null), cancellation);
        if (result is IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK }) await keys.Destroy(NeedKeys.Of(needId, person), cancellation);
        return result;
    }

    internal static DateOnly? ErasedOn(ConferenceState conference, int days) => conference.Plan?.EndsOn?.AddDays(days + 1);

    private static async Task<(ConferenceState Conference, Guid Person)?> Own(Guid id, Guid registrationId, Commands commands, CancellationToken cancellation)
    {
        if (await commands.Find<ConferenceState>(id, cancellation) is not { } conference || !conference.Registrations.TryGetValue(registrationId, out var registration)) return null;
        return commands.Actor.Is(Roles.Office) || await commands.Person(cancellation) == registration.PersonId ? (conference, registration.PersonId) : null;
    }

    private static NeedAnswer Answer(Request request, Check check)
    {
        var interprets = request.Kind is NeedKind.Interpretation;
        check.That(interprets || (request.FromLanguage is null && request.ToLanguage is null), "fromLanguage", new(
            "Sprachen gehören nur zur Verdolmetschung.", "Languages go with interpretation only."));
        return new(
            request.Kind, interprets ? check.Language(request.FromLanguage, "fromLanguage") : null, interprets ? check.Language(request.ToLanguage, "toLanguage") : null,
            check.OptionalLines(request.Details, "details", 1000));
    }
}
