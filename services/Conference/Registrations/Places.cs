using Bkmo.Conference.Conferences;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Registrations;

/// <summary>Gives places of capacities.</summary>
internal static class Places
{
    /// <summary>A place for a registration, if its capacity has one.</summary>
    internal static Decision Give(ConferenceState state, Registration asked, UserId by, DateTimeOffset at) => state.CapacityFor(asked.Category) switch
    {
        null => Reject(new NoCapacityFor(asked.Category)),
        { Free: <= 0, Name: var full } => Reject(new CapacityExhausted(full)),
        { Name: var name } => Accept(new RegistrationConfirmed(
            asked.Id, asked.PersonId, asked.Category, asked.OrganisationId, name, by, at, asked.MandateId)),
    };
}
