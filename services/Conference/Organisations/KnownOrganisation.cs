namespace Bkmo.Conference.Organisations;

/// <summary>An organisation was admitted, as heard from Membership.</summary>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Short name.</param>
/// <param name="MembershipKind">In which right, as Membership names it.</param>
/// <param name="AdmittedOn">First day, Europe/Berlin.</param>
/// <param name="SourceVersion">Number of the fact at Membership.</param>
/// <param name="At">When it was decided, UTC.</param>
[StoredAs("admission_heard")]
public sealed record AdmissionHeard(
    string Name, string? ShortName, string MembershipKind, DateOnly AdmittedOn, long SourceVersion, DateTimeOffset At) : IEvent;

/// <summary>A membership ended, as heard from Membership.</summary>
/// <param name="MembershipKind">In which right, as Membership names it.</param>
/// <param name="EndedOn">Last day, Europe/Berlin.</param>
/// <param name="SourceVersion">Number of the fact at Membership.</param>
/// <param name="At">When it was recorded, UTC.</param>
[StoredAs("membership_end_heard")]
public sealed record MembershipEndHeard(string MembershipKind, DateOnly EndedOn, long SourceVersion, DateTimeOffset At) : IEvent;

/// <summary>A time of membership in one kind.</summary>
/// <param name="Kind">In which right, as Membership names it.</param>
/// <param name="From">First day; null when only the end was heard.</param>
/// <param name="Until">Last day; null while none is known.</param>
public sealed record KnownMembership(string Kind, DateOnly? From, DateOnly? Until)
{
    /// <summary>Whether it counts on <paramref name="day"/>.</summary>
    public bool Contains(DateOnly day) => From <= day && !(Until < day);
}

/// <summary>What Conference knows of an organisation, from Membership's events alone. The stream's id is the organisation's.</summary>
/// <param name="Name">Full name; null until an admission was heard.</param>
/// <param name="ShortName">Short name.</param>
/// <param name="Memberships">Times of membership, oldest first.</param>
/// <param name="Heard">For each kind the newest number heard; older messages change nothing.</param>
/// <param name="VotingRights">When voting rights came to rest and came back, in the order of Membership's numbers.</param>
public sealed record KnownOrganisation(
    string? Name, string? ShortName, ValueList<KnownMembership> Memberships, ValueList<KeyValuePair<string, long>> Heard,
    ValueList<VotingRightsChange> VotingRights)
    : IState<KnownOrganisation>
{
    /// <inheritdoc />
    public static string StreamType => "known_organisation";

    /// <inheritdoc />
    public static KnownOrganisation Initial { get; } = new(null, null, [], [], []);

    /// <summary>Whether it holds a membership of any kind on <paramref name="day"/>.</summary>
    public bool IsAdmittedOn(DateOnly day) => Memberships.Any(membership => membership.Contains(day));

    /// <summary>The time in which its voting rights rest, if <paramref name="day"/> lies in it; null when they do not rest on that day.</summary>
    public RestingTime? RestingOn(DateOnly day) => RestingTime.Among(VotingRights).FirstOrDefault(time => time.Contains(day));

    /// <summary>Whether a message about <paramref name="kind"/> with this number is newer than all heard before.</summary>
    public bool IsNews(string kind, long version) => !Heard.Any(heard => string.Equals(heard.Key, kind, StringComparison.Ordinal) && heard.Value >= version);

    /// <inheritdoc />
    public KnownOrganisation Evolve(IEvent @event) => @event switch
    {
        AdmissionHeard e => Hear(e.MembershipKind, e.SourceVersion) with
        {
            Name = e.Name,
            ShortName = e.ShortName,
            Memberships = Admitted(Memberships, e.MembershipKind, e.AdmittedOn),
        },
        MembershipEndHeard e => Hear(e.MembershipKind, e.SourceVersion) with { Memberships = Ended(Memberships, e.MembershipKind, e.EndedOn) },
        VotingRightsChangeHeard e => this with
        {
            VotingRights = VotingRights.Append(new(e.Rest, e.On, e.SourceVersion)).OrderBy(change => change.Version).ToValueList(),
        },
        _ => this,
    };

    internal static ValueList<KnownMembership> Admitted(ValueList<KnownMembership> memberships, string kind, DateOnly from) =>
        [.. memberships, new(kind, from, null)];

    /// <summary>The end concerns what goes on at that day or after: an end that is brought forward shortens, and cancels what was to begin later.</summary>
    internal static ValueList<KnownMembership> Ended(ValueList<KnownMembership> memberships, string kind, DateOnly until) =>
        memberships.Any(membership => IsKind(membership, kind))
            ? memberships.Select(membership => IsKind(membership, kind) && !(membership.Until <= until) ? membership with { Until = until } : membership).ToValueList()
            : [.. memberships, new(kind, null, until)];

    private static bool IsKind(KnownMembership membership, string kind) => string.Equals(membership.Kind, kind, StringComparison.Ordinal);

    private KnownOrganisation Hear(string kind, long version) => this with
    {
        Heard = [.. Heard.Where(heard => !string.Equals(heard.Key, kind, StringComparison.Ordinal)), new(kind, version)],
    };
}
