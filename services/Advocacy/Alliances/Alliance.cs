using System.Collections.Immutable;

namespace Bkmo.Advocacy.Alliances;

/// <summary>An alliance (Bündnis, Kooperationsverbund): a partner network with its own responsibility, of which the federation is often a member.</summary>
public sealed record Alliance : IState<Alliance>
{
    /// <inheritdoc />
    public static string StreamType => "alliance";

    /// <inheritdoc />
    public static Alliance Initial { get; } = new();

    /// <summary>Number of events so far.</summary>
    public long EventCount { get; init; }

    /// <summary>Its particulars; null before it was put on record.</summary>
    public AllianceRecorded? Recorded { get; init; }

    /// <summary>Present and former members in the order of joining.</summary>
    public ImmutableList<AllianceMember> Members { get; init; } = [];

    /// <summary>The membership with this id.</summary>
    public AllianceMember? Member(Guid memberId) => Members.Find(member => member.Joined.MemberId == memberId);

    /// <summary>Whether somebody of this name, or this organisation, is a member that has not left.</summary>
    public bool Has(string name, Guid? organisationId) => Members.Exists(member => member.LeftOn is null && member.Is(name, organisationId));

    /// <inheritdoc />
    public Alliance Evolve(IEvent @event) => (@event switch
    {
        AllianceRecorded e => this with { Recorded = e },
        AllianceMemberJoined e => this with { Members = Members.Add(new(e, null, EventCount + 1)) },
        AllianceMemberLeft e when Member(e.MemberId) is { } member =>
            this with { Members = Members.Replace(member, member with { LeftOn = e.LeftOn, ChangedAt = EventCount + 1 }) },
        _ => this,
    }) with { EventCount = EventCount + 1 };
}

/// <summary>A membership in an alliance.</summary>
/// <param name="Joined">Who joined, and when.</param>
/// <param name="LeftOn">Last day, Europe/Berlin; null while it lasts.</param>
/// <param name="ChangedAt">Number of the event of the stream that last changed it.</param>
public sealed record AllianceMember(AllianceMemberJoined Joined, DateOnly? LeftOn, long ChangedAt)
{
    internal bool Is(string name, Guid? organisationId) =>
        string.Equals(Joined.Name, name, StringComparison.OrdinalIgnoreCase) || (organisationId is not null && Joined.OrganisationId == organisationId);
}
