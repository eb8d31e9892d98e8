using System.Collections.Immutable;

namespace Bkmo.Eventing.Organisations;

/// <summary>
/// What a service knows of an organisation, from Membership's messages alone. The state is the same in whatever order the messages arrive, and however often:
/// every fact carries its number at the source, and the highest number wins per fact.
/// </summary>
public sealed record KnownOrganisation : IState<KnownOrganisation>
{
    /// <inheritdoc />
    public static string StreamType => "known_organisation";

    /// <inheritdoc />
    public static KnownOrganisation Initial { get; } = new();

    /// <summary>Full name; null while only an end of membership was heard of.</summary>
    public string? Name { get; init; }

    /// <summary>Short name, if it has one.</summary>
    public string? ShortName { get; init; }

    /// <summary>Number at the source of the fact that the name comes from; 0 before any.</summary>
    public long NamedAt { get; init; }

    /// <summary>Per kind of membership what was last heard.</summary>
    public ImmutableSortedDictionary<string, Membership> Memberships { get; init; } =
        ImmutableSortedDictionary.Create<string, Membership>(StringComparer.Ordinal);

    /// <summary>Whether the organisation is admitted in any kind on <paramref name="day"/> (Europe/Berlin).</summary>
    public bool IsAdmitted(DateOnly day) => Memberships.Values.Any(membership => membership.Covers(day));

    /// <summary>The membership of one kind.</summary>
    public Membership In(string kind) => Memberships.GetValueOrDefault(kind, new Membership(0, null, 0, null));

    /// <inheritdoc />
    public KnownOrganisation Evolve(IEvent @event) => @event switch
    {
        AdmissionHeard e => Named(e) with { Memberships = Memberships.SetItem(e.MembershipKind, In(e.MembershipKind).Admitted(e)) },
        MembershipEndHeard e => this with { Memberships = Memberships.SetItem(e.MembershipKind, In(e.MembershipKind).Ended(e)) },
        _ => this,
    };

    private KnownOrganisation Named(AdmissionHeard e) =>
        e.SourceVersion > NamedAt ? this with { Name = e.Name, ShortName = e.ShortName, NamedAt = e.SourceVersion } : this;
}

/// <summary>The latest admission and the latest end of one kind of membership, each with its number at the source (0 before any).</summary>
public sealed record Membership(long AdmittedAt, DateOnly? AdmittedOn, long EndedAt, DateOnly? EndedOn)
{
    /// <summary>Whether it covers <paramref name="day"/>: from the first to the last day, both included.</summary>
    public bool Covers(DateOnly day) => AdmittedOn <= day && (EndedAt < AdmittedAt || EndedOn >= day);

    internal Membership Admitted(AdmissionHeard e) =>
        e.SourceVersion > AdmittedAt ? this with { AdmittedAt = e.SourceVersion, AdmittedOn = e.AdmittedOn } : this;

    internal Membership Ended(MembershipEndHeard e) =>
        e.SourceVersion > EndedAt ? this with { EndedAt = e.SourceVersion, EndedOn = e.EndedOn } : this;
}
