using Bkmo.Membership.Applications;

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

    /// <summary>A member whose rights rest (ruhende Mitgliedschaft).</summary>
    Suspended,
}

/// <summary>A time in which a membership rests.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null: no end known.</param>
/// <param name="Reason">Why.</param>
public sealed record Suspension(DateOnly From, DateOnly? Until, string Reason)
{
    /// <summary>Whether the membership rests on <paramref name="day"/>.</summary>
    public bool Covers(DateOnly day) => From <= day && !(Until < day);
}

/// <summary>An appeal against an exclusion or a declined application.</summary>
/// <param name="LodgedOn">Day on which it was received.</param>
/// <param name="Upheld">Whether it was right; null while it is open.</param>
/// <param name="DecidedOn">Day of the decision on it.</param>
public sealed record Appeal(DateOnly LodgedOn, bool? Upheld, DateOnly? DecidedOn);

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
public sealed partial record MembershipEntry(
    Guid Id, MembershipKind Kind, DateOnly AppliedOn, DateOnly? DecidedOn, DateOnly? AdmittedOn, string? DeclineReason, DateOnly? EndsOn,
    EndReason? EndReason, Guid? MergedInto, long Version)
{
    /// <summary>Times in which it rests, oldest first; they do not overlap.</summary>
    public ValueList<Suspension> Suspensions { get; init; } = [];

    /// <summary>Last day on which an appeal against the decision is open; null: none was named.</summary>
    public DateOnly? AppealUntil { get; init; }

    /// <summary>The appeal, if there was one.</summary>
    public Appeal? Appeal { get; init; }

    /// <summary>What came with the application.</summary>
    public ApplicationFile File { get; init; } = ApplicationFile.Empty;

    /// <summary>Whether the application waits for a decision.</summary>
    public bool IsOpen => DecidedOn is null;

    /// <summary>Whether it was declined.</summary>
    public bool IsDeclined => DecidedOn is not null && AdmittedOn is null;

    /// <summary>Where it stands on <paramref name="day"/> (Europe/Berlin), today or later, by all that is recorded.</summary>
    public MembershipStatus StatusOn(DateOnly day) => this switch
    {
        { IsOpen: true } => MembershipStatus.Applied,
        { IsDeclined: true } => MembershipStatus.Declined,
        _ when EndsOn < day || EndsOn < AdmittedOn => MembershipStatus.Ended,
        _ when AdmittedOn > day => MembershipStatus.Admitted,
        _ => Suspensions.Any(suspension => suspension.Covers(day)) ? MembershipStatus.Suspended : MembershipStatus.Active,
    };

    /// <summary>Where it stood on any day, before the decision as well; null before the application.</summary>
    public MembershipStatus? StoodOn(DateOnly day) =>
        AppliedOn > day ? null : DecidedOn > day && !(AdmittedOn <= day) ? MembershipStatus.Applied : StatusOn(day);

    /// <summary>Whether the organisation was a member by it on <paramref name="day"/>, with its rights or with resting ones.</summary>
    public bool CoversDay(DateOnly day) => AdmittedOn <= day && !(EndsOn < day);

    /// <summary>The register after the event with the number <paramref name="version"/>.</summary>
    internal static ValueList<MembershipEntry> Evolve(ValueList<MembershipEntry> entries, IEvent @event, long version) => @event switch
    {
        MembershipAppliedFor e => [.. entries, new(e.MembershipId, e.Kind, e.AppliedOn, null, null, null, null, null, null, version)],
        MembershipVoided e => entries.Where(entry => entry.Id != e.MembershipId).ToValueList(),
        _ when IdOf(@event) is { } id => entries.Select(entry => entry.Id == id ? entry.After(@event) with { Version = version } : entry).ToValueList(),
        _ => entries,
    };
}
