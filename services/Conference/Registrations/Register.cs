using Bkmo.Conference.Conferences;
using Bkmo.Conference.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Registrations;

/// <summary>Registers a person for a place. There is one, or it is refused: nothing is ever overbooked.</summary>
public static class Register
{
    /// <summary>Who comes as what.</summary>
    /// <param name="Category">As what.</param>
    /// <param name="OrganisationId">For which organisation; needed for delegates and deputies.</param>
    /// <param name="PersonId">Opaque id of the person; a new one when left out.</param>
    public sealed record Request(RegistrationCategory Category, Guid? OrganisationId = null, Guid? PersonId = null);

    /// <summary>The registration.</summary>
    /// <param name="RegistrationId">Id for it.</param>
    /// <param name="PersonId">Opaque id of the person.</param>
    /// <param name="Category">As what.</param>
    /// <param name="OrganisationId">For which organisation.</param>
    /// <param name="OrganisationIsAdmitted">Whether the organisation holds a membership today.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who registers.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(
        Guid RegistrationId, Guid PersonId, RegistrationCategory Category, Guid? OrganisationId, bool OrganisationIsAdmitted, DateOnly Today, UserId By,
        DateTimeOffset At);

    /// <summary>Gives a place while there is one.</summary>
    public static Decision Decide(ConferenceState state, Command command)
    {
        if (state.Plan is null) return Reject(new UnknownConference());
        if (state.Registrations.ContainsKey(command.RegistrationId)) return Nothing;
        if (state.IsOver(command.Today)) return Reject(new ConferenceOver());
        if (Unentitled(command) is { } refusal) return Reject(refusal);
        if (state.Present.ContainsKey(command.PersonId)) return Reject(new PersonAlreadyRegistered());
        return state.CapacityFor(command.Category) switch
        {
            null => Reject(new NoCapacityFor(command.Category)),
            { Free: <= 0, Name: var full } => Reject(new CapacityExhausted(full)),
            { Name: var name } => Accept(new RegistrationConfirmed(
                command.RegistrationId, command.PersonId, command.Category, command.OrganisationId, name, command.By, command.At)),
        };
    }

    private static Refusal? Unentitled(Command command) => command switch
    {
        { OrganisationId: null, Category: RegistrationCategory.Delegate or RegistrationCategory.Deputy } => new OrganisationNeeded(command.Category),
        { OrganisationId: { } organisation, OrganisationIsAdmitted: false } => new OrganisationNotAdmitted(organisation),
        _ => null,
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/conference/conferences/{id:guid}/registrations", Handle).Creates<RegistrationView>().RequireRoles(Roles.Office);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var today = Berlin.DayOf(commands.Now);
        var organisation = request.OrganisationId is { } known ? await commands.Find<KnownOrganisation>(known, cancellation) : null;
        var registrationId = commands.NewId();
        var command = new Command(
            registrationId, request.PersonId ?? commands.NewId(), request.Category, request.OrganisationId, organisation?.IsAdmittedOn(today) is true, today,
            commands.Actor.Id, commands.Now);
        return await commands.Add<ConferenceState>(
            id, RegistrationView.PathOf(id, registrationId), state => Decide(state, command), state => RegistrationView.Of(id, state, registrationId), cancellation,
            state => state.Registrations.GetValueOrDefault(registrationId)?.Version);
    }
}
