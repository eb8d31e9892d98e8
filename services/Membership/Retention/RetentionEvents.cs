namespace Bkmo.Membership.Retention;

/// <summary>What something is kept for.</summary>
public enum RetentionPurpose
{
    /// <summary>Answers and documents of applicants that were declined.</summary>
    DeclinedApplications,

    /// <summary>Answers and documents of organisations whose memberships have all ended.</summary>
    EndedMemberships,
}

/// <summary>How long something is kept was decided; it counts from a day on. Nothing is erased for a purpose before a period was set.</summary>
/// <param name="Purpose">What it is kept for.</param>
/// <param name="Months">How many months after the refusal or the end.</param>
/// <param name="From">First day on which the period counts, Europe/Berlin.</param>
/// <param name="Basis">The rule it comes from, for instance a law or a decision.</param>
/// <param name="By">Who set it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("retention_period_set")]
public sealed record RetentionPeriodSet(RetentionPurpose Purpose, int Months, DateOnly From, string Basis, UserId By, DateTimeOffset At) : IEvent;

/// <summary>What was erased of an organisation, in numbers.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Purpose">Whose period was over.</param>
/// <param name="Applications">Applications whose answers were erased.</param>
/// <param name="Documents">Documents that were erased.</param>
public sealed record ErasedOfOrganisation(Guid OrganisationId, RetentionPurpose Purpose, int Applications, int Documents);

/// <summary>Periods of retention were over, and what they had kept was erased.</summary>
/// <param name="On">The day, Europe/Berlin.</param>
/// <param name="Erased">What, per organisation.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("retention_carried_out")]
public sealed record RetentionCarriedOut(DateOnly On, ValueList<ErasedOfOrganisation> Erased, DateTimeOffset At) : IEvent;
