using System.Collections.Immutable;

namespace Bkmo.Conference.Mandates;

/// <summary>
/// Who may send how many to a conference, and whom: signed-off delegate keys and mandates, from Membership's messages alone. Messages may come in any order and
/// more than once: what is known depends only on which ones came.
/// </summary>
/// <param name="Keys">Signed-off keys, in the order in which they were heard.</param>
/// <param name="Mandates">By id; also ended ones, and such of which only the end was heard.</param>
public sealed record Delegations(ValueList<DelegateKeyHeard> Keys, ImmutableDictionary<Guid, KnownMandate> Mandates) : IState<Delegations>
{
    /// <inheritdoc />
    public static string StreamType => "delegations";

    /// <inheritdoc />
    public static Delegations Initial { get; } = new([], ImmutableDictionary<Guid, KnownMandate>.Empty);

    /// <summary>Whether any key was signed off for the conference.</summary>
    public bool HasKey => Keys.Count > 0;

    /// <summary>The stream of a conference.</summary>
    public static Guid IdOf(Guid conferenceId) => NameBasedId.Of(conferenceId, "delegations");

    /// <summary>
    /// The key that holds for delegates or for votes: of those that nothing superseded the one signed off last. Where no key counts the one, the key that counts the other
    /// gives both: a delegate has one vote, and nobody comes as a delegate without one.
    /// </summary>
    public DelegateKeyHeard? KeyInForce(KeyCounts counts)
    {
        var superseded = Keys.Where(key => key.Supersedes is not null).Select(key => key.Supersedes!.Value).ToHashSet();
        var open = Keys.Where(key => !superseded.Contains(key.KeyId)).OrderBy(key => key.At).ThenBy(key => key.KeyId).ToList();
        return open.LastOrDefault(key => key.Counts == counts) ?? open.LastOrDefault();
    }

    /// <summary>What the keys in force give to an organisation; null while no key was signed off for the conference.</summary>
    public Delegation? Of(Guid organisationId) =>
        KeyInForce(KeyCounts.Delegates) is { } delegates && KeyInForce(KeyCounts.Votes) is { } votes
            ? new(organisationId, ShareOf(delegates, organisationId), ShareOf(votes, organisationId), delegates, votes)
            : null;

    /// <summary>Mandates of an organisation, or of all when none is named, that hold on <paramref name="day"/>.</summary>
    public IEnumerable<KnownMandate> HoldingOn(DateOnly day, Guid? organisationId = null) => Mandates.Values
        .Where(mandate => mandate.HoldsOn(day) && (organisationId is null || mandate.OrganisationId == organisationId)).OrderBy(mandate => mandate.Id);

    /// <summary>Organisations that a key in force counts or that gave a mandate, in the order of their ids.</summary>
    public IReadOnlyList<Guid> Organisations =>
    [
        .. Enum.GetValues<KeyCounts>().Select(KeyInForce).OfType<DelegateKeyHeard>().SelectMany(key => key.Shares).Select(share => share.OrganisationId)
            .Concat(Mandates.Values.Select(mandate => mandate.OrganisationId)).Distinct().Order(),
    ];

    /// <inheritdoc />
    public Delegations Evolve(IEvent @event) => @event switch
    {
        DelegateKeyHeard e => this with { Keys = [.. Keys, e] },
        MandateHeard e => this with { Mandates = Mandates.SetItem(e.MandateId, KnownMandate.Granted(Mandates.GetValueOrDefault(e.MandateId), e)) },
        MandateEndHeard e => this with { Mandates = Mandates.SetItem(e.MandateId, KnownMandate.Ended(Mandates.GetValueOrDefault(e.MandateId), e)) },
        _ => this,
    };

    private static long ShareOf(DelegateKeyHeard key, Guid organisationId) => key.Shares.FirstOrDefault(share => share.OrganisationId == organisationId)?.Number ?? 0;
}

/// <summary>What the keys in force give to an organisation.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Delegates">How many delegates it may send.</param>
/// <param name="Votes">How many votes it has in the assembly, before it is asked whether its voting rights rest.</param>
/// <param name="DelegatesBy">The key that gives the delegates.</param>
/// <param name="VotesBy">The key that gives the votes; the same one unless votes have a key of their own.</param>
public sealed record Delegation(Guid OrganisationId, long Delegates, long Votes, DelegateKeyHeard DelegatesBy, DelegateKeyHeard VotesBy);
