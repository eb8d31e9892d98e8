using Bkmo.Conference.Registrations;

namespace Bkmo.Conference.Holds;

/// <summary>Places that a reservation or an invitation holds.</summary>
/// <param name="Id">The reservation or invitation.</param>
/// <param name="Capacity">The capacity.</param>
/// <param name="Places">How many are held.</param>
/// <param name="Until">When it ends by itself, UTC; null: it stays.</param>
/// <param name="Purpose">What a reservation is for; null for an invitation.</param>
/// <param name="Invited">Who is invited as what; null for a reservation.</param>
/// <param name="Version">Number of the event that last changed it.</param>
public sealed record Hold(Guid Id, string Capacity, int Places, DateTimeOffset? Until, string? Purpose, Invited? Invited, long Version)
{
    /// <summary>The event that ends it.</summary>
    internal IEvent Ended(InvitationEnding ending, UserId by, DateTimeOffset at) =>
        Invited is null ? new ReservationEnded(Id, by, at) : new InvitationEnded(Id, ending, by, at);
}

/// <summary>Who is invited as what.</summary>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Category">As what.</param>
/// <param name="OrganisationId">For which organisation.</param>
public sealed record Invited(Guid PersonId, RegistrationCategory Category, Guid? OrganisationId);
