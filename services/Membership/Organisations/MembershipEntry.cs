namespace Bkmo.Membership.Organisations;

/// <summary>In which right an organisation belongs to the federation; it may hold several at a time.</summary>
public enum MembershipKind
{
    /// <summary>Vereinsmitglied: votes.</summary>
    Voting,

    /// <summary>Netzwerk.</summary>
    Network,

    /// <summary>Unterstützer.</summary>
    Supporting,

    /// <summary>Partner.</summary>
    Partner,
}

/// <summary>Why a membership ended.</summary>
public enum EndReason
{
    /// <summary>Austritt.</summary>
    Resignation,

    /// <summary>Ausschluss.</summary>
    Exclusion,

    /// <summary>Auflösung of the organisation.</summary>
    Dissolution,

    /// <summary>Verschmelzung: the organisation became part of another one.</summary>
    Merger,
}

/// <summary>Where a membership stands on a day; follows from facts, is never stored.</summary>
public enum MembershipStatus
{
    /// <summary>Applied for, not decided.</summary>
    Applied,

    /// <summary>The application was declined.</summary>
    Declined,

    /// <summary>Admitted; the first day is still to come.</summary>
    Admitted,

    /// <summary>A member.</summary>
    Active,

    /// <summary>Was a member.</summary>
    Ended,
}

/// <summary>One entry of the membership register: an application and what became of it. Who comes back after an end or a refusal gets a new entry.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Kind">In which right.</param>
/// <param name="AppliedOn">Day of the application.</param>
/// <param name="DecidedOn">Day of the decision; null while open.</param>
/// <param name="AdmittedOn">First day of the membership; null unless admitted.</param>
/// <param name="DeclineReason">Why it was declined.</param>
/// <param name="EndsOn">Last day of the membership; null while none is known. Before <paramref name="AdmittedOn"/>: it never began.</param>
/// <param name="EndReason">Why it ended.</param>
/// <param name="MergedInto">The organisation it merged into.</param>
/// <param name="Version">Number of the event that last changed the entry.</param>
public sealed record MembershipEntry(
    Guid Id, MembershipKind Kind, DateOnly AppliedOn, DateOnly? DecidedOn, DateOnly? AdmittedOn, string? DeclineReason, DateOnly? EndsOn,
    EndReason? EndReason, Guid? MergedInto, long Version)
{
    /// <summary>Whether the application waits for a decision.</summary>
    public bool IsOpen => DecidedOn is null;

    /// <summary>Whether it was declined.</summary>
    public bool IsDeclined => DecidedOn is not null && AdmittedOn is null;

    /// <summary>Where it stands on <paramref name="day"/> (Europe/Berlin), by all that is recorded.</summary>
    public MembershipStatus StatusOn(DateOnly day) => this switch
    {
        { IsOpen: true } => MembershipStatus.Applied,
        { IsDeclined: true } => MembershipStatus.Declined,
        _ when EndsOn < day || EndsOn < AdmittedOn => MembershipStatus.Ended,
        _ when AdmittedOn > day => MembershipStatus.Admitted,
        _ => MembershipStatus.Active,
    };

    /// <summary>The register after the event with the number <paramref name="version"/>.</summary>
    internal static ValueList<MembershipEntry> Evolve(ValueList<MembershipEntry> entries, IEvent @event, long version) => @event switch
    {
        MembershipAppliedFor e => [.. entries, new(e.MembershipId, e.Kind, e.AppliedOn, null, null, null, null, null, null, version)],
        OrganisationAdmitted e => Change(entries, e.MembershipId, entry => entry with { DecidedOn = e.DecidedOn, AdmittedOn = e.AdmittedOn, Version = version }),
        ApplicationDeclined e => Change(entries, e.MembershipId, entry => entry with { DecidedOn = e.DecidedOn, DeclineReason = e.Reason, Version = version }),
        MembershipEnded e => Change(entries, e.MembershipId, entry =>
            entry with { EndsOn = e.EndsOn, EndReason = e.Reason, MergedInto = e.MergedInto, Version = version }),
        _ => entries,
    };

    private static ValueList<MembershipEntry> Change(ValueList<MembershipEntry> entries, Guid id, Func<MembershipEntry, MembershipEntry> change) =>
        entries.Select(entry => entry.Id == id ? change(entry) : entry).ToValueList();
}
