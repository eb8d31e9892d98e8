using Bkmo.Conference.Conferences;
using Bkmo.Conference.Persons;

namespace Bkmo.Conference.Registrations;

/// <summary>A registration as it is shown.</summary>
/// <param name="Id">The registration.</param>
/// <param name="ConferenceId">The conference.</param>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Category">As what.</param>
/// <param name="OrganisationId">For which organisation.</param>
/// <param name="Capacity">The capacity that the place is taken from; null while it is only requested.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="MandateId">By which mandate.</param>
public sealed record RegistrationView(
    Guid Id, Guid ConferenceId, Guid PersonId, RegistrationCategory Category, Guid? OrganisationId, string? Capacity, RegistrationStatus Status, Guid? MandateId)
{
    internal const string Route = "/api/conference/conferences/{id:guid}/registrations/{registrationId:guid}";

    internal static string PathOf(Guid conferenceId, Guid registrationId) => $"/api/conference/conferences/{conferenceId}/registrations/{registrationId}";

    internal static RegistrationView? Of(Guid conferenceId, ConferenceState state, Guid registrationId) =>
        state.Registrations.GetValueOrDefault(registrationId) is { } registration
            ? new(
                registration.Id, conferenceId, registration.PersonId, registration.Category, registration.OrganisationId, registration.Capacity,
                registration.Status, registration.MandateId)
            : null;
}

/// <summary>Shows one registration: to the office, to the organisation that it is for, and to the person.</summary>
public static class ShowRegistration
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(RegistrationView.Route, Handle).Shows<RegistrationView>().RequireRoles([.. Roles.OfPeople]);

    private static async Task<IResult> Handle(Guid id, Guid registrationId, Commands commands, CancellationToken cancellation) =>
        await commands.OwnRegistration(id, registrationId, cancellation) is null
            ? Problems.Of(new UnknownRegistration())
            : await commands.Read<ConferenceState>(
                id, state => RegistrationView.Of(id, state, registrationId), cancellation, state => state.Registrations.GetValueOrDefault(registrationId)?.Version);
}

/// <summary>Whose registrations an actor may deal with.</summary>
internal static class OwnRegistrations
{
    /// <summary>A registration, if the caller is the office, represents the organisation that a delegate or deputy comes for, or is the person.</summary>
    internal static async Task<Registration?> OwnRegistration(this Commands commands, Guid conferenceId, Guid registrationId, CancellationToken cancellation)
    {
        if ((await commands.Find<ConferenceState>(conferenceId, cancellation))?.Registrations.GetValueOrDefault(registrationId) is not { } registration) return null;
        if (commands.Actor.Is(Roles.Office) || (registration.NeedsMandate && commands.Actor.Represents(registration.OrganisationId))) return registration;
        return await commands.Person(cancellation) == registration.PersonId ? registration : null;
    }
}
