using System.Text.Json.Serialization;

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

/// <summary>The office declined what had no place yet.</summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="Reason">Why, as it was stored before reasons were sealed; null since.</param>
/// <param name="By">Who declined.</param>
/// <param name="At">When, UTC.</param>
/// <param name="SealedReason">Why; null for whom nothing is kept any more.</param>
[StoredAs("registration_declined")]
public sealed record RegistrationDeclined(
    Guid RegistrationId, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason, UserId By, DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Sealed<OfficeReason>? SealedReason = null) : IEvent;

/// <summary>The office took a place back.</summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="Reason">Why, as it was stored before reasons were sealed; null since.</param>
/// <param name="By">Who cancelled.</param>
/// <param name="At">When, UTC.</param>
/// <param name="SealedReason">Why; null for whom nothing is kept any more.</param>
[StoredAs("registration_cancelled")]
public sealed record RegistrationCancelled(
    Guid RegistrationId, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason, UserId By, DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Sealed<OfficeReason>? SealedReason = null) : IEvent;
