using Bkmo.Conference.Registrations;

namespace Bkmo.Conference.Holds;

/// <summary>Places of a capacity were set aside.</summary>
/// <param name="ReservationId">The reservation.</param>
/// <param name="Capacity">The capacity.</param>
/// <param name="Places">How many.</param>
/// <param name="Purpose">What for; names nobody.</param>
/// <param name="Until">When it ends by itself, UTC; null: it stays.</param>
/// <param name="By">Who reserved.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("places_reserved")]
public sealed record PlacesReserved(Guid ReservationId, string Capacity, int Places, string Purpose, DateTimeOffset? Until, UserId By, DateTimeOffset At) : IEvent;

/// <summary>One place of a reservation went to a registration.</summary>
/// <param name="ReservationId">The reservation.</param>
/// <param name="By">Who registered.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("reservation_used")]
public sealed record ReservationUsed(Guid ReservationId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>What was left of a reservation is free again.</summary>
/// <param name="ReservationId">The reservation.</param>
/// <param name="By">Who ended it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("reservation_ended")]
public sealed record ReservationEnded(Guid ReservationId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Somebody was invited; the invitation blocks a place until it is answered or expires.</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Category">As what.</param>
/// <param name="OrganisationId">For which organisation.</param>
/// <param name="Capacity">The capacity that the place is taken from.</param>
/// <param name="Until">When it expires, UTC.</param>
/// <param name="By">Who invited.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("invitation_sent")]
public sealed record InvitationSent(
    Guid InvitationId, Guid PersonId, RegistrationCategory Category, Guid? OrganisationId, string Capacity, DateTimeOffset Until, UserId By, DateTimeOffset At) : IEvent;

/// <summary>How an invitation ended.</summary>
public enum InvitationEnding
{
    /// <summary>The person comes; the registration says so.</summary>
    Accepted,

    /// <summary>The person does not come.</summary>
    Declined,

    /// <summary>Nobody answered in time.</summary>
    Expired,

    /// <summary>The office took it back.</summary>
    TakenBack,
}

/// <summary>An invitation blocks no place any more.</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="Ending">How it ended.</param>
/// <param name="By">Who ended it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("invitation_ended")]
public sealed record InvitationEnded(Guid InvitationId, InvitationEnding Ending, UserId By, DateTimeOffset At) : IEvent;
