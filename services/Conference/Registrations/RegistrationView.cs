using Bkmo.Conference.Conferences;
using Bkmo.Conference.Persons;
using Bkmo.Conference.Waiting;

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
/// <param name="WaitingPosition">Place on the waiting list, from 1, while it waits without an offer.</param>
/// <param name="OfferUntil">Until when a place is on offer, UTC; null without an offer.</param>
public sealed record RegistrationView(
    Guid Id, Guid ConferenceId, Guid PersonId, RegistrationCategory Category, Guid? OrganisationId, string? Capacity, RegistrationStatus Status, Guid? MandateId,
    int? WaitingPosition, DateTimeOffset? OfferUntil)
{
    internal const string Route = "/api/conference/conferences/{id:guid}/registrations/{registrationId:guid}";

    internal static string PathOf(Guid conferenceId, Guid registrationId) => $"/api/conference/conferences/{conferenceId}/registrations/{registrationId}";

    internal static RegistrationView? Of(Guid conferenceId, ConferenceState state, Guid registrationId)
    {
        if (state.Registrations.GetValueOrDefault(registrationId) is not { } it) return null;
        var entry = state.EntryOf(it.Id);
        var position = entry?.Waiting.Contains(it.Id) is true
            ? WaitingOrder.Of(state.Waiting, entry.Capacity).TakeWhile(other => other.Id != entry.Id).Count() + 1 : (int?)null;
        return new(
            it.Id, conferenceId, it.PersonId, it.Category, it.OrganisationId, it.Capacity, it.Status, it.MandateId, position,
            entry?.Offered.Contains(it.Id) is true ? entry.OfferUntil : null);
    }
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
    /// <summary>
    /// A registration, if the caller is the office, is the person or, if <paramref name="orOrganisation"/>, represents the organisation that a delegate or deputy comes for.
    /// </summary>
    internal static async Task<Registration?> OwnRegistration(
        this Commands commands, Guid conferenceId, Guid registrationId, CancellationToken cancellation, bool orOrganisation = true)
    {
        if ((await commands.Find<ConferenceState>(conferenceId, cancellation))?.Registrations.GetValueOrDefault(registrationId) is not { } registration) return null;
        if (commands.Actor.Is(Roles.Office) || (orOrganisation && registration.NeedsMandate && commands.Actor.Represents(registration.OrganisationId))) return registration;
        return await commands.Person(cancellation) == registration.PersonId ? registration : null;
    }
}
