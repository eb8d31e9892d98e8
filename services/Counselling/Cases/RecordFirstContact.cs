using Bkmo.Counselling.Centres;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Counselling.Cases;

/// <summary>Records in a minute that a person turned to a centre. Narrative and identity are sealed before anything is decided or stored.</summary>
public static class RecordFirstContact
{
    /// <summary>What the client sends. Only centre, channel and language are required.</summary>
    /// <param name="CentreId">The centre.</param>
    /// <param name="Channel">How the person came.</param>
    /// <param name="Language">Language of counselling, BCP 47.</param>
    /// <param name="ContactedOn">Day of the contact, Europe/Berlin; today unless told.</param>
    /// <param name="AreaOfLife">Where it happened.</param>
    /// <param name="Summary">What the person tells.</param>
    /// <param name="Person">Who the person is, as far as they want to tell.</param>
    /// <param name="Incident">When and where it happened.</param>
    public sealed record Request(
        Guid CentreId, Channel Channel, string Language, DateOnly? ContactedOn = null, AreaOfLife? AreaOfLife = null, string? Summary = null,
        PersonRequest? Person = null, IncidentRequest? Incident = null)
    {
        /// <inheritdoc />
        public override string ToString() => "(first contact)";
    }

    /// <summary>The request, sealed.</summary>
    /// <param name="Contact">What is to be recorded.</param>
    /// <param name="By">Who asks.</param>
    /// <param name="Today">The present day, Europe/Berlin.</param>
    public sealed record Command(FirstContactRecorded Contact, Actor By, DateOnly Today);

    /// <summary>Decides. The centre must take cases, and the actor must belong to it or to the office.</summary>
    public static Decision Decide(Case state, Centre? centre, Command command)
    {
        if (state.FirstContact is not null) return Nothing;
        if (centre?.Opened is null) return Reject(new NoSuchCentre());
        if (!Wall.MayRecordAt(command.By, command.Contact.CentreId)) return Reject(new NotYourCentre());
        return centre.TakesCases(command.Today) ? Accept(command.Contact) : Reject(new CentreClosed(centre.ClosesOn!.Value));
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/counselling/cases", Handle).Creates<CaseReceipt>().RequireRoles(Roles.Counsellor, Roles.CentreLead, Roles.Office);

    private static async Task<IResult> Handle(Request request, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        var (check, today) = (new Check(), Berlin.DayOf(commands.Now));
        var contactedOn = check.PastDay(request.ContactedOn, today, "contactedOn") ?? today;
        var contents = ContentsCheck.Contents(check, "", request.Language, request.AreaOfLife, request.Summary, request.Incident, today);
        var person = ContentsCheck.Person(check, request.Person);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var (id, centreId) = (commands.NewId(), request.CentreId);
        var centre = await commands.Find<Centre>(centreId, cancellation);
        if (centre is null || !Wall.MayRecordAt(commands.Actor, centreId)) return Problems.Of(centre is null ? new NoSuchCentre() : new NotYourCentre());

        var contact = new FirstContactRecorded(
            centreId, request.Channel, contactedOn,
            await keys.Seal(CaseKeys.Contents(id, centreId), contents, cancellation),
            person is null ? null : await keys.Seal(CaseKeys.Identity(id, centreId), person, cancellation),
            commands.Actor.Id, commands.Now);
        var command = new Command(contact, commands.Actor, today);
        return await commands.Create<Case>(
            id, $"/api/counselling/cases/{id}", state => Decide(state, centre, command), state => CaseReceipt.Of(id, state), cancellation);
    }
}
