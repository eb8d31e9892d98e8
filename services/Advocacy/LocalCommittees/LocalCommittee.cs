using System.Collections.Immutable;

namespace Bkmo.Advocacy.LocalCommittees;

/// <summary>A local network of organisations, partners and authorities (Koordinationskomitee) in one district or municipality.</summary>
public sealed record LocalCommittee : IState<LocalCommittee>
{
    /// <inheritdoc />
    public static string StreamType => "local_committee";

    /// <inheritdoc />
    public static LocalCommittee Initial { get; } = new();

    /// <summary>Number of events so far.</summary>
    public long EventCount { get; init; }

    /// <summary>Its particulars; null before it was put on record.</summary>
    public LocalCommitteeRecorded? Recorded { get; init; }

    /// <summary>Members in the order of joining.</summary>
    public ImmutableList<LocalCommitteeMember> Members { get; init; } = [];

    /// <summary>The membership with this id.</summary>
    public LocalCommitteeMember? Member(Guid memberId) => Members.Find(member => member.Joined.MemberId == memberId);

    /// <summary>Whether somebody of this name, or this organisation, is a member.</summary>
    public bool Has(string name, Guid? organisationId) => Members.Exists(member => member.Is(name, organisationId));

    /// <inheritdoc />
    public LocalCommittee Evolve(IEvent @event) => (@event switch
    {
        LocalCommitteeRecorded e => this with { Recorded = e },
        LocalCommitteeMemberJoined e => this with { Members = Members.Add(new(e, EventCount + 1)) },
        _ => this,
    }) with { EventCount = EventCount + 1 };
}

/// <summary>A membership in a local committee.</summary>
/// <param name="Joined">Who joined, and as what.</param>
/// <param name="ChangedAt">Number of the event of the stream that last changed it.</param>
public sealed record LocalCommitteeMember(LocalCommitteeMemberJoined Joined, long ChangedAt)
{
    internal bool Is(string name, Guid? organisationId) =>
        string.Equals(Joined.Name, name, StringComparison.OrdinalIgnoreCase) || (organisationId is not null && Joined.OrganisationId == organisationId);
}
