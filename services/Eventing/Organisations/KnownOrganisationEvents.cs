namespace Bkmo.Eventing.Organisations;

/// <summary>Membership told that the organisation was admitted in one kind of membership.</summary>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Short name, if it has one.</param>
/// <param name="MembershipKind"><c>voting</c>, <c>network</c>, <c>supporting</c>, <c>partner</c>.</param>
/// <param name="AdmittedOn">First day of the membership, Europe/Berlin.</param>
/// <param name="SourceVersion">Number of the fact at its source.</param>
[StoredAs("admission_heard")]
public sealed record AdmissionHeard(string Name, string? ShortName, string MembershipKind, DateOnly AdmittedOn, long SourceVersion) : IEvent;

/// <summary>Membership told that a membership of one kind ended.</summary>
/// <param name="MembershipKind">As in <see cref="AdmissionHeard"/>.</param>
/// <param name="EndedOn">Last day of the membership, Europe/Berlin.</param>
/// <param name="SourceVersion">Number of the fact at its source.</param>
[StoredAs("membership_end_heard")]
public sealed record MembershipEndHeard(string MembershipKind, DateOnly EndedOn, long SourceVersion) : IEvent;
