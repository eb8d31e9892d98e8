namespace Bkmo.Conference.Registrations;

/// <summary>Somebody asked to come; it is decided later, when what it hangs on is there.</summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Category">As what.</param>
/// <param name="OrganisationId">For which organisation.</param>
/// <param name="MandateId">By which mandate; null while none is named.</param>
/// <param name="By">Who registered.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("registration_requested")]
public sealed record RegistrationRequested(
    Guid RegistrationId, Guid PersonId, RegistrationCategory Category, Guid? OrganisationId, Guid? MandateId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A requested registration of a delegate or deputy was tied to a mandate.</summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="MandateId">The mandate.</param>
/// <param name="PersonId">Opaque id of its holder, who the registration is for from now on.</param>
/// <param name="By">Who named it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("registration_mandate_named")]
public sealed record RegistrationMandateNamed(Guid RegistrationId, Guid MandateId, Guid PersonId, UserId By, DateTimeOffset At) : IEvent;
