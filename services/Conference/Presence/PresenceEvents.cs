namespace Bkmo.Conference.Presence;

/// <summary>Into the hall or out of it.</summary>
public enum MovementDirection
{
    /// <summary>In.</summary>
    In,

    /// <summary>Out.</summary>
    Out,
}

/// <summary>A code for checking in was issued; one that was issued before for the same registration is void.</summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="CodeHash">SHA-256 of the code, base64.</param>
/// <param name="By">Who had it issued.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("pass_issued")]
public sealed record PassIssued(Guid RegistrationId, string CodeHash, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Somebody came into the hall.</summary>
/// <param name="Nonce">Id that the device gave to this movement: it counts once however often it is told.</param>
/// <param name="RegistrationId">The registration.</param>
/// <param name="OccurredAt">When it happened, UTC; by the device's clock where it was offline.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When it was recorded, UTC.</param>
[StoredAs("checked_in")]
public sealed record CheckedIn(Guid Nonce, Guid RegistrationId, DateTimeOffset OccurredAt, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Somebody went out of the hall.</summary>
/// <param name="Nonce">Id that the device gave to this movement: it counts once however often it is told.</param>
/// <param name="RegistrationId">The registration.</param>
/// <param name="OccurredAt">When it happened, UTC; by the device's clock where it was offline.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When it was recorded, UTC.</param>
[StoredAs("checked_out")]
public sealed record CheckedOut(Guid Nonce, Guid RegistrationId, DateTimeOffset OccurredAt, UserId By, DateTimeOffset At) : IEvent;
