using Bkmo.Membership.Documents;
using Bkmo.Membership.Dues.Rights;

namespace Bkmo.Membership.Organisations;

/// <summary>A description of an organisation and since when it holds.</summary>
/// <param name="From">First day, Europe/Berlin; the first description holds for all days before.</param>
/// <param name="Profile">Who it is.</param>
public sealed record DatedProfile(DateOnly From, OrganisationProfile Profile);

/// <summary>A member, network or partner organisation: who it is and its entries in the membership register.</summary>
/// <param name="Profile">Who it is; null before it is registered.</param>
/// <param name="Memberships">All entries, oldest first; per kind only the last one can still change.</param>
/// <param name="CeasedOn">Last day of the organisation itself, after dissolution or merger.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record Organisation(OrganisationProfile? Profile, ValueList<MembershipEntry> Memberships, DateOnly? CeasedOn, long Version) : IState<Organisation>
{
    /// <inheritdoc />
    public static string StreamType => "organisation";

    /// <inheritdoc />
    public static Organisation Initial { get; } = new(null, [], null, 0);

    /// <summary>First day on which its voting rights rest because dues are unpaid or the voting membership rests; null while they do not.</summary>
    public DateOnly? VotingRestsFrom { get; init; }

    /// <summary>All descriptions in the order of their first days; of several from one day the one recorded last comes last.</summary>
    public ValueList<DatedProfile> Profiles { get; init; } = [];

    /// <summary>Documents on file, oldest first.</summary>
    public ValueList<FiledDocument> Documents { get; init; } = [];

    /// <summary>Whether it was entered by mistake and is not in the directory any more.</summary>
    public bool IsVoided { get; init; }

    /// <summary>The entry of <paramref name="kind"/> that counts now; null when there never was one.</summary>
    public MembershipEntry? Latest(MembershipKind kind) => Memberships.LastOrDefault(entry => entry.Kind == kind);

    /// <summary>A document on file, erased or not; null when there is none.</summary>
    public FiledDocument? Document(Guid id) => Documents.FirstOrDefault(document => document.Id == id);

    /// <summary>Who it was on <paramref name="day"/>; for days before the first description the first one. Null before it is registered.</summary>
    public OrganisationProfile? ProfileOn(DateOnly day)
    {
        if (IsVoided || Profiles.Count == 0) return null;
        var at = Profiles.Count - 1;
        while (at > 0 && Profiles[at].From > day) at--;
        return Profiles[at].Profile;
    }

    /// <inheritdoc />
    public Organisation Evolve(IEvent @event)
    {
        var version = Version + 1;
        var profiles = Described(@event);
        return this with
        {
            Version = version,
            Profiles = profiles,
            Profile = profiles.Count > 0 ? profiles[^1].Profile : null,
            Memberships = MembershipEntry.Evolve(Memberships, @event, version),
            VotingRestsFrom = @event switch
            {
                VotingRightsSuspended suspended => suspended.From,
                VotingRightsRestored => null,
                _ => VotingRestsFrom,
            },
            CeasedOn = Ceased(@event),
            Documents = FiledDocument.Evolve(Documents, @event, version),
            IsVoided = IsVoided || @event is RegistrationVoided,
        };
    }

    private ValueList<DatedProfile> Described(IEvent @event) => @event switch
    {
        OrganisationRegistered e => [new(DateOnly.MinValue, e.Profile)],
        ProfileChanged e => [.. Profiles.Where(dated => dated.From <= e.From), new(e.From, e.Profile), .. Profiles.Where(dated => dated.From > e.From)],
        RegistrationVoided => [],
        _ => Profiles,
    };

    private DateOnly? Ceased(IEvent @event) => @event switch
    {
        MembershipEnded { Reason: EndReason.Dissolution or EndReason.Merger } end => end.EndsOn,
        MembershipEndRevoked e when Memberships.Any(entry => entry.Id == e.MembershipId && entry.EndsOn == CeasedOn) => null,
        MembershipCorrected e when Memberships.Any(entry => entry.Id == e.MembershipId && entry.EndReason is EndReason.Dissolution or EndReason.Merger) => e.EndsOn,
        _ => CeasedOn,
    };
}
