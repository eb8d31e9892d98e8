using Bkmo.Conference.Conferences;

namespace Bkmo.Conference.Registrations;

/// <summary>A registration as it is shown.</summary>
/// <param name="Id">The registration.</param>
/// <param name="ConferenceId">The conference.</param>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Category">As what.</param>
/// <param name="OrganisationId">For which organisation.</param>
/// <param name="Capacity">The capacity that the place is taken from.</param>
/// <param name="Status">Where it stands.</param>
public sealed record RegistrationView(
    Guid Id, Guid ConferenceId, Guid PersonId, RegistrationCategory Category, Guid? OrganisationId, string Capacity, RegistrationStatus Status)
{
    internal const string Route = "/api/conference/conferences/{id:guid}/registrations/{registrationId:guid}";

    internal static string PathOf(Guid conferenceId, Guid registrationId) => $"/api/conference/conferences/{conferenceId}/registrations/{registrationId}";

    internal static RegistrationView? Of(Guid conferenceId, ConferenceState state, Guid registrationId) =>
        state.Registrations.GetValueOrDefault(registrationId) is { } registration
            ? new(
                registration.Id, conferenceId, registration.PersonId, registration.Category, registration.OrganisationId, registration.Capacity,
                registration.Status)
            : null;
}

/// <summary>Shows one registration.</summary>
public static class ShowRegistration
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(RegistrationView.Route, Handle).Shows<RegistrationView>().RequireRoles(Roles.Office);

    private static Task<IResult> Handle(Guid id, Guid registrationId, Commands commands, CancellationToken cancellation) => commands.Read<ConferenceState>(
        id, state => RegistrationView.Of(id, state, registrationId), cancellation, state => state.Registrations.GetValueOrDefault(registrationId)?.Version);
}
