using static Bkmo.Eventing.Decision;

namespace Bkmo.Counselling.Cases;

/// <summary>Writes the narrative or the identity of a case anew. What is not sent stays as it is.</summary>
public static class ReviseContents
{
    /// <summary>What the client sends: one of the two, or both.</summary>
    /// <param name="Contents">The whole narrative.</param>
    /// <param name="Person">All that is to be on record about the person.</param>
    public sealed record Request(ContentsRequest? Contents = null, PersonRequest? Person = null)
    {
        /// <inheritdoc />
        public override string ToString() => "(revised contents)";
    }

    /// <summary>The whole narrative, as a client sends it.</summary>
    /// <param name="Language">Language of counselling, BCP 47.</param>
    /// <param name="AreaOfLife">Where it happened.</param>
    /// <param name="Summary">What the person tells.</param>
    /// <param name="Incident">When and where it happened.</param>
    public sealed record ContentsRequest(string Language, AreaOfLife? AreaOfLife = null, string? Summary = null, IncidentRequest? Incident = null)
    {
        /// <inheritdoc />
        public override string ToString() => "(case contents)";
    }

    /// <summary>The request, sealed.</summary>
    public sealed record Command(Sealed<CaseContents>? Contents, Sealed<CaseIdentity>? Identity, Actor By, DateTimeOffset At);

    /// <summary>Decides.</summary>
    public static Decision Decide(Case state, Command command)
    {
        if (state.FirstContact is null || !Wall.IsInside(command.By, state.FirstContact.CentreId)) return Reject(new UnknownCase());
        if (state.Stage == CaseStage.Closed) return Reject(new CaseIsClosed());
        var events = new List<IEvent>();
        if (command.Contents is { } contents) events.Add(new CaseContentsRevised(contents, command.By.Id, command.At));
        if (command.Identity is { } identity) events.Add(new CaseIdentityRevised(identity, command.By.Id, command.At));
        return Accept(events);
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/counselling/cases/{id:guid}/contents", Handle).Changes<CaseSummary>().RequireRoles(Wall.EveryRole);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        if (await Wall.Find(commands, id, cancellation) is not { FirstContact: { } contact } found) return Problems.Of(new UnknownCase());

        var check = new Check();
        var contents = request.Contents is { } c
            ? ContentsCheck.Contents(check, "contents.", c.Language, c.AreaOfLife, c.Summary, c.Incident, Berlin.DayOf(commands.Now))
            : null;
        var person = ContentsCheck.Person(check, request.Person);
        check.That(contents is not null || person is not null, "contents", new("Bitte Inhalt oder Person angeben.", "Give contents or person."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await IsErased(found, keys, cancellation)) return Problems.Of(new CaseErased());

        var command = new Command(
            contents is null ? null : await keys.Seal(CaseKeys.Contents(id, contact.CentreId), contents, cancellation),
            person is null ? null : await keys.Seal(CaseKeys.Identity(id, contact.CentreId), person, cancellation),
            commands.Actor, commands.Now);
        return await commands.Change<Case>(id, state => Decide(state, command), state => CaseSummary.Of(id, state), cancellation);
    }

    // What is opened here is shown to nobody, and so it is not a read.
    private static async Task<bool> IsErased(Case found, IKeyRing keys, CancellationToken cancellation) =>
        (await keys.Open(found.Contents!, cancellation)).Erased || (found.Identity is { } identity && (await keys.Open(identity, cancellation)).Erased);
}
