namespace Bkmo.Membership.Persons;

/// <summary>A person became known to the federation. What is personal about it is sealed.</summary>
/// <param name="OrganisationId">The organisation that entered her or him, or for which the office did; null when it was for none.</param>
/// <param name="Name">What she or he is called, sealed.</param>
/// <param name="Contact">How to reach her or him, sealed; null when nothing is known.</param>
/// <param name="AccessNeeds">What she or he needs to take part, sealed; null when nothing was told.</param>
/// <param name="AccountId">Her or his account at Identity, if known.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("person_entered")]
public sealed record PersonEntered(
    Guid? OrganisationId, Sealed<PersonName> Name, Sealed<PersonContact>? Contact, Sealed<PersonAccessNeeds>? AccessNeeds, Guid? AccountId, UserId By,
    DateTimeOffset At) : IEvent;

/// <summary>A person's name was written anew.</summary>
/// <param name="Name">What she or he is called, sealed.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("person_name_changed")]
public sealed record PersonNameChanged(Sealed<PersonName> Name, UserId By, DateTimeOffset At) : IEvent;

/// <summary>How a person is reached was written anew.</summary>
/// <param name="Contact">How to reach her or him, sealed.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("person_contact_changed")]
public sealed record PersonContactChanged(Sealed<PersonContact> Contact, UserId By, DateTimeOffset At) : IEvent;

/// <summary>How a person is reached was taken back; its key is destroyed.</summary>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("person_contact_withdrawn")]
public sealed record PersonContactWithdrawn(UserId By, DateTimeOffset At) : IEvent;

/// <summary>What a person needs to take part was written anew.</summary>
/// <param name="AccessNeeds">The needs, sealed.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("person_access_needs_changed")]
public sealed record PersonAccessNeedsChanged(Sealed<PersonAccessNeeds> AccessNeeds, UserId By, DateTimeOffset At) : IEvent;

/// <summary>What a person needs to take part was taken back; its key is destroyed.</summary>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("person_access_needs_withdrawn")]
public sealed record PersonAccessNeedsWithdrawn(UserId By, DateTimeOffset At) : IEvent;

/// <summary>An account was found to be the person's.</summary>
/// <param name="AccountId">The account at Identity.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("person_account_linked")]
public sealed record PersonAccountLinked(Guid AccountId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The person's account is not hers or his any more.</summary>
/// <param name="AccountId">The account that it was.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("person_account_unlinked")]
public sealed record PersonAccountUnlinked(Guid AccountId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>All personal data were erased (Art. 17 GDPR): the keys are destroyed. That there was somebody, and which mandates, stays.</summary>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("person_erased")]
public sealed record PersonErased(UserId By, DateTimeOffset At) : IEvent;
