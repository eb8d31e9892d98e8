namespace Bkmo.Membership.DelegateKeys;

/// <summary>A delegate key as it was computed, drawn for and signed off. It never changes: a better one takes its place.</summary>
/// <param name="Computed">How it was computed; null before.</param>
/// <param name="Result">Its numbers now: as computed, or as the lot left them.</param>
/// <param name="Lot">The lot; empty while none is recorded.</param>
/// <param name="SignedOff">Who signed it off and when; null while nobody has.</param>
public sealed record StoredKey(DelegateKeyComputed? Computed, ComputedKey? Result, ValueList<Guid> Lot, DelegateKeySignedOff? SignedOff) : IState<StoredKey>
{
    /// <inheritdoc />
    public static string StreamType => "delegate_key";

    /// <inheritdoc />
    public static StoredKey Initial { get; } = new(null, null, [], null);

    /// <inheritdoc />
    public StoredKey Evolve(IEvent @event) => @event switch
    {
        DelegateKeyComputed e => this with { Computed = e, Result = e.Result },
        DelegateKeyLotRecorded e => this with { Lot = e.Lot, Result = e.Result },
        DelegateKeySignedOff e => this with { SignedOff = e },
        _ => this,
    };

    /// <summary>The numbers for a snapshot: the same code as the preview's, with ids of organisations for names.</summary>
    public static ComputedKey Compute(KeyRule rule, IEnumerable<SnapshotMember> members, IEnumerable<Guid>? lot = null) => DelegateKey.Compute(
        rule, [.. members.Select(member => new KeyedOrganisation(member.OrganisationId.ToString(), member.Members, member.DuesSettled))],
        [.. (lot ?? []).Select(id => id.ToString())]);
}
