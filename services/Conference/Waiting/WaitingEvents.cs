using System.Text.Json.Serialization;
using Bkmo.Conference.Registrations;

namespace Bkmo.Conference.Waiting;

/// <summary>How a group is served.</summary>
public enum GroupRule
{
    /// <summary>All of them get a place, or none yet.</summary>
    AllOrNothing,

    /// <summary>As many as there are places, in the order of the group; the others go on waiting at the same position.</summary>
    AsManyAsFit,
}

/// <summary>A registration of an entry.</summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Category">As what.</param>
/// <param name="OrganisationId">For which organisation.</param>
/// <param name="MandateId">By which mandate.</param>
public sealed record WaitingRegistration(Guid RegistrationId, Guid PersonId, RegistrationCategory Category, Guid? OrganisationId, Guid? MandateId)
{
    internal static WaitingRegistration Of(Registration it) => new(it.Id, it.PersonId, it.Category, it.OrganisationId, it.MandateId);
}

/// <summary>One person or a group came onto the waiting list of a capacity.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="Capacity">The capacity.</param>
/// <param name="Rule">How it is served; of no weight for one person.</param>
/// <param name="Registrations">Who waits, in order.</param>
/// <param name="By">Who registered.</param>
/// <param name="At">When, UTC: the time that orders the list.</param>
[StoredAs("waiting_list_joined")]
public sealed record WaitingListJoined(
    Guid EntryId, string Capacity, GroupRule Rule, ValueList<WaitingRegistration> Registrations, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Somebody was moved on the waiting list.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="Priority">Higher is served earlier; 0 is usual.</param>
/// <param name="Reason">Why, as it was stored before reasons were sealed; null since.</param>
/// <param name="By">Who moved it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="SealedReason">Why; null for whom nothing is kept any more.</param>
[StoredAs("waiting_entry_moved")]
public sealed record WaitingEntryMoved(
    Guid EntryId, int Priority, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason, UserId By, DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Sealed<OfficeReason>? SealedReason = null) : IEvent;

/// <summary>Places were offered; they are held until the offer is answered or expires.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="Registrations">To whom.</param>
/// <param name="Until">When the offer expires, UTC.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("places_offered")]
public sealed record PlacesOffered(Guid EntryId, ValueList<Guid> Registrations, DateTimeOffset Until, DateTimeOffset At) : IEvent;

/// <summary>An offer was declined: who declined waits no more.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="Registrations">Who declined.</param>
/// <param name="By">Who said so.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("offer_declined")]
public sealed record OfferDeclined(Guid EntryId, ValueList<Guid> Registrations, UserId By, DateTimeOffset At) : IEvent;

/// <summary>An offer expired: who did not answer waits no more.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="Registrations">Who did not answer.</param>
/// <param name="At">When it was found, UTC.</param>
[StoredAs("offer_expired")]
public sealed record OfferExpired(Guid EntryId, ValueList<Guid> Registrations, DateTimeOffset At) : IEvent;
