using System.Text.Json.Serialization;

namespace Bkmo.Conference.Polls;

/// <summary>The votes of an organisation as they stand now.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Votes">By its delegate key.</param>
/// <param name="KeyId">The delegate key (Delegiertenschlüssel).</param>
/// <param name="KeyVersion">Number of the fact that signed it off.</param>
/// <param name="RightsRest">Whether its voting rights rest (ruhen).</param>
public sealed record OrganisationVotes(Guid OrganisationId, int Votes, Guid? KeyId, long? KeyVersion, bool RightsRest);

/// <summary>A delegate's mandate as it stands now.</summary>
/// <param name="MandateId">The mandate.</param>
/// <param name="PersonId">Opaque id of the holder.</param>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="IsRegistered">Whether the holder has a place.</param>
/// <param name="IsPresent">Whether the holder is in the room.</param>
public sealed record EntitledDelegate(Guid MandateId, Guid PersonId, Guid OrganisationId, bool IsRegistered, bool IsPresent);

/// <summary>A transfer of the vote that is in force.</summary>
/// <param name="ProxyId">The transfer.</param>
/// <param name="PrincipalMandateId">Whose vote.</param>
/// <param name="HolderMandateId">Who gives it.</param>
public sealed record LiveProxy(Guid ProxyId, Guid PrincipalMandateId, Guid HolderMandateId);

/// <summary>Who may vote at a moment, before a poll freezes it.</summary>
/// <param name="Organisations">Members that the delegate key counts or that gave mandates, with their votes; those too whose rights rest.</param>
/// <param name="Delegates">All mandates in force.</param>
/// <param name="Proxies">Transfers in force.</param>
/// <param name="Members">All voting members, those too to whom the delegate key gives nothing.</param>
public sealed record Entitlements(
    ValueList<OrganisationVotes> Organisations, ValueList<EntitledDelegate> Delegates, ValueList<LiveProxy> Proxies, ValueList<Guid>? Members = null);

/// <summary>Why an organisation does not vote.</summary>
public enum ExclusionReason
{
    /// <summary>It is its own matter (BGB § 34).</summary>
    OwnMatter,

    /// <summary>Its voting rights rest.</summary>
    RightsRest,

    /// <summary>It has no vote here, by its delegate key or because it sent nobody. It stays a member and counts as one where all members are asked for (BGB § 33(1)).</summary>
    NoVotes,
}

/// <summary>An organisation that does not vote.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Votes">The votes that it would have, at least 1.</param>
/// <param name="Reason">Why not.</param>
public sealed record ExcludedOrganisation(Guid OrganisationId, int Votes, ExclusionReason Reason);

/// <summary>The votes of an organisation in a poll (Stimmbündel).</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Votes">How many.</param>
/// <param name="KeyId">The delegate key that they come from.</param>
/// <param name="KeyVersion">Number of the fact that signed it off.</param>
public sealed record RollPool(Guid OrganisationId, int Votes, Guid? KeyId, long? KeyVersion);

/// <summary>A mandate on the roll.</summary>
/// <param name="MandateId">The mandate.</param>
/// <param name="PersonId">Opaque id of the holder.</param>
/// <param name="OrganisationId">The organisation whose votes it casts.</param>
/// <param name="IsPresent">Whether the holder, or who votes in the holder's place, is present.</param>
/// <param name="ProxyId">The transfer, where somebody else votes.</param>
/// <param name="ProxyPersonId">Opaque id of who votes instead.</param>
public sealed record RollMandate(Guid MandateId, Guid PersonId, Guid OrganisationId, bool IsPresent, Guid? ProxyId, Guid? ProxyPersonId);

/// <summary>The electorate (Wählerverzeichnis) as it was frozen when the poll was opened.</summary>
/// <param name="Pools">Votes of each organisation that votes.</param>
/// <param name="Mandates">Who casts them.</param>
/// <param name="Excluded">Who does not vote, and why.</param>
public sealed record Roll(ValueList<RollPool> Pools, ValueList<RollMandate> Mandates, ValueList<ExcludedOrganisation> Excluded)
{
    /// <summary>The numbers that bases of majorities ask for, in votes.</summary>
    [JsonIgnore]
    public Counting.Majorities.Electorate Electorate
    {
        get
        {
            var present = Mandates.Where(mandate => mandate.IsPresent).Select(mandate => mandate.OrganisationId).ToHashSet();
            var entitled = Pools.Sum(pool => (long)pool.Votes);
            return new(entitled, Pools.Where(pool => present.Contains(pool.OrganisationId)).Sum(pool => (long)pool.Votes), entitled + Excluded.Sum(one => (long)one.Votes));
        }
    }

    /// <summary>Freezes what holds now for a poll.</summary>
    public static Roll Freeze(Entitlements now, PollPlan plan)
    {
        var delegates = now.Delegates.ToLookup(one => one.OrganisationId);
        int VotesOf(OrganisationVotes one) => plan.Weights == Weights.ByKey ? one.Votes : delegates[one.OrganisationId].Count();
        var excluded = now.Organisations.Where(one => one.RightsRest || plan.OwnMatter.Contains(one.OrganisationId)).Select(one => new ExcludedOrganisation(
            one.OrganisationId, Math.Max(1, VotesOf(one)), one.RightsRest ? ExclusionReason.RightsRest : ExclusionReason.OwnMatter)).ToList();
        var silent = excluded.Select(one => one.OrganisationId).ToHashSet();
        var pools = now.Organisations.Where(one => !silent.Contains(one.OrganisationId) && VotesOf(one) > 0)
            .Select(one => new RollPool(one.OrganisationId, VotesOf(one), one.KeyId, one.KeyVersion)).ToValueList();
        var voting = pools.Select(pool => pool.OrganisationId).ToHashSet();
        excluded.AddRange((now.Members ?? []).Where(id => !voting.Contains(id) && !silent.Contains(id)).Select(id => new ExcludedOrganisation(id, 1, ExclusionReason.NoVotes)));
        var byMandate = now.Delegates.ToDictionary(one => one.MandateId);
        var proxies = now.Proxies.Where(proxy => byMandate.ContainsKey(proxy.HolderMandateId)).ToDictionary(proxy => proxy.PrincipalMandateId);
        return new(pools, now.Delegates.Where(one => voting.Contains(one.OrganisationId)).Select(one => proxies.TryGetValue(one.MandateId, out var proxy)
            ? new RollMandate(
                one.MandateId, one.PersonId, one.OrganisationId, byMandate[proxy.HolderMandateId].IsPresent, proxy.ProxyId, byMandate[proxy.HolderMandateId].PersonId)
            : new RollMandate(one.MandateId, one.PersonId, one.OrganisationId, one.IsPresent, null, null)).ToValueList(), excluded.ToValueList());
    }
}
