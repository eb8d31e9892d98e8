using Bkmo.Conference.Conferences;
using Bkmo.Conference.Registrations;

namespace Bkmo.Conference.Presence;

/// <summary>Somebody in the hall.</summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Category">As what.</param>
/// <param name="OrganisationId">For which organisation.</param>
/// <param name="MandateId">By which mandate.</param>
/// <param name="Since">When she or he came in, UTC.</param>
public sealed record Attendee(Guid RegistrationId, Guid PersonId, RegistrationCategory Category, Guid? OrganisationId, Guid? MandateId, DateTimeOffset Since);

/// <summary>Who is in the hall, as whom: presence and registrations together. Whose registration was taken back is not counted, wherever they stand.</summary>
public static class Hall
{
    /// <summary>Everybody who is in the hall now, in the order of their registrations' ids.</summary>
    public static IReadOnlyList<Attendee> Now(ConferenceState conference, HallPresence presence) => Join(conference, presence.Inside);

    /// <summary>Everybody who was in the hall at a moment, by all that is known now.</summary>
    public static IReadOnlyList<Attendee> At(ConferenceState conference, HallPresence presence, DateTimeOffset moment) => Join(conference, presence.InsideAt(moment));

    private static List<Attendee> Join(ConferenceState conference, IEnumerable<Movement> inside) =>
    [
        .. from movement in inside
           let registration = conference.Registrations.GetValueOrDefault(movement.RegistrationId)
           where registration is { Status: RegistrationStatus.Confirmed or RegistrationStatus.Attended }
           orderby registration.Id
           select new Attendee(
               registration.Id, registration.PersonId, registration.Category, registration.OrganisationId, registration.MandateId, movement.OccurredAt),
    ];
}

/// <summary>Who is in the hall, and how many.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Total">How many people.</param>
/// <param name="Delegates">How many of them are delegates.</param>
/// <param name="Organisations">How many organisations have a delegate among them.</param>
/// <param name="Inside">Everybody, by opaque ids.</param>
public sealed record HallView(Guid ConferenceId, int Total, int Delegates, int Organisations, IReadOnlyList<Attendee> Inside);

/// <summary>Shows who is in the hall to those who run the conference.</summary>
public static class ShowHall
{
    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/conference/conferences/{id:guid}/presence", Handle)
        .Shows<HallView>().RequireRoles(Roles.Office, Roles.Board, Roles.ElectionOfficer, Roles.Teller);

    private static async Task<IResult> Handle(Guid id, Commands commands, CancellationToken cancellation)
    {
        if (await commands.Find<ConferenceState>(id, cancellation) is not { } conference) return Problems.Of(new UnknownConference());
        var presence = await commands.Find<HallPresence>(HallPresence.IdOf(id), cancellation) ?? HallPresence.Initial;
        var inside = Hall.Now(conference, presence);
        var delegates = inside.Where(one => one.Category is RegistrationCategory.Delegate).ToList();
        var view = new HallView(id, inside.Count, delegates.Count, delegates.Select(one => one.OrganisationId).Distinct().Count(), inside);
        // Registrations and movements only ever add events, so their sum names what is shown.
        return await commands.Read<ConferenceState>(id, _ => view, cancellation, _ => conference.Version + presence.Version);
    }
}
