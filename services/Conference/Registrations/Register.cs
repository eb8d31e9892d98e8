using Bkmo.Conference.Conferences;
using Bkmo.Conference.Persons;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Registrations;

/// <summary>
/// Registers a person for a place. There is one, or it is refused: nothing is ever overbooked. The office registers anybody, a representative delegates and deputies of
/// her own organisations, and everybody themselves.
/// </summary>
public static class Register
{
    /// <summary>Who comes as what.</summary>
    /// <param name="Category">As what.</param>
    /// <param name="OrganisationId">For which organisation; needed for delegates and deputies.</param>
    /// <param name="PersonId">
    /// Opaque id of the person. Left out: the holder of the mandate; without a mandate the person who asks, and for office and representatives somebody with a new id.
    /// </param>
    /// <param name="MandateId">By which mandate; needed for delegates and deputies once the delegate key of the conference is signed off.</param>
    public sealed record Request(RegistrationCategory Category, Guid? OrganisationId = null, Guid? PersonId = null, Guid? MandateId = null);

    /// <summary>The registration.</summary>
    /// <param name="RegistrationId">Id for it.</param>
    /// <param name="PersonId">Opaque id of the person.</param>
    /// <param name="Category">As what.</param>
    /// <param name="OrganisationId">For which organisation.</param>
    /// <param name="MandateId">By which mandate.</param>
    /// <param name="Entitlement">What other streams say about it.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who registers.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(
        Guid RegistrationId, Guid PersonId, RegistrationCategory Category, Guid? OrganisationId, Guid? MandateId, Entitlement Entitlement, DateOnly Today, UserId By,
        DateTimeOffset At);

    /// <summary>Gives a place while there is one. Delegates and deputies are only noted as long as no delegate key is signed off for the conference.</summary>
    public static Decision Decide(ConferenceState state, Command command)
    {
        if (state.Plan is null) return Reject(new UnknownConference());
        if (state.Registrations.ContainsKey(command.RegistrationId)) return Nothing;
        if (state.IsOver(command.Today)) return Reject(new ConferenceOver());
        var asked = new Registration(
            command.RegistrationId, command.PersonId, command.Category, command.OrganisationId, command.MandateId, null, RegistrationStatus.Requested, 0);
        if (command.Entitlement.WhyNot(state, asked, command.Today) is { } refusal) return Reject(refusal);
        if (state.Present.ContainsKey(command.PersonId)) return Reject(new PersonAlreadyRegistered());
        return asked.NeedsMandate && command.Entitlement.Delegates is null
            ? Accept(new RegistrationRequested(
                command.RegistrationId, command.PersonId, command.Category, command.OrganisationId, command.MandateId, command.By, command.At))
            : Places.Give(state, asked, command.By, command.At);
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/conference/conferences/{id:guid}/registrations", Handle).Creates<RegistrationView>().RequireRoles([.. Roles.OfPeople]);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var entitlement = await commands.Entitlement(id, request.OrganisationId, request.MandateId, cancellation);
        var caller = await commands.Person(cancellation);
        var forOthers = commands.Actor.Is(Roles.Office) || (request.Category.NeedsMandate() && commands.Actor.Represents(request.OrganisationId));
        var person = request.PersonId ?? entitlement.Mandate?.PersonId ?? (forOthers ? commands.NewId() : caller);
        if (person is not { } who || !MayRegister(commands.Actor, caller, who, request)) return Problems.Of(new NotForOthers());

        var registrationId = commands.NewId();
        var command = new Command(
            registrationId, who, request.Category, request.OrganisationId, request.MandateId, entitlement, Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        return await commands.Add<ConferenceState>(
            id, RegistrationView.PathOf(id, registrationId), state => Decide(state, command), state => RegistrationView.Of(id, state, registrationId), cancellation,
            state => state.Registrations.GetValueOrDefault(registrationId)?.Version);
    }

    private static bool MayRegister(Actor actor, Guid? caller, Guid person, Request request) =>
        actor.Is(Roles.Office)
        || (request.Category.NeedsMandate() && actor.Represents(request.OrganisationId) && (request.PersonId is null || request.MandateId is not null))
        || (caller == person && request.Category is RegistrationCategory.Delegate or RegistrationCategory.Deputy or RegistrationCategory.Guest or RegistrationCategory.Press);
}

/// <summary>Who is neither office nor representative registers nobody but her- or himself, as guest or press or with the own mandate.</summary>
public sealed record NotForOthers() : Refusal(RefusalKind.Forbidden, new(
    "Sie können sich selbst als Gast oder Presse anmelden oder mit Ihrem eigenen Mandat; alles andere trägt die Geschäftsstelle oder Ihre Organisation ein.",
    "You can register yourself as guest or press, or with your own mandate; everything else is entered by the office or by your organisation."));
