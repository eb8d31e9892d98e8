namespace Bkmo.Membership.DelegateKeys;

/// <summary>Shares out a fixed total in proportion to members: what numbers decide, then the lot, then minimum mandates.</summary>
internal static class ProportionalKey
{
    internal static ComputedKey Of(KeyRule.Proportional rule, IReadOnlyList<KeyedOrganisation> organisations, ValueList<string> lot)
    {
        var members = organisations.Select(organisation => DelegateKey.Counts(rule, organisation) ? organisation.Members : 0).ToList();
        var all = members.Sum();
        var numbers = all == 0 ? Apportionment.None(members.Count) : Share(rule, members);
        var tie = Tied(numbers, organisations, lot, rule.MinimumMandate);
        var standings = Standings(numbers, tie, organisations);
        var shares = organisations.Select((organisation, i) => new ProportionalShare(
            rule, all, organisation, DelegateKey.Counts(rule, organisation), numbers.Seats[i], standings[i])).ToList();
        var total = shares.Sum(share => share.Delegates);
        var minimum = shares.Count(share => share.IsMinimum);
        var undecided = tie is { Decided: null } ? tie.Seats : 0;
        return new(
            total, rule.Total, minimum, undecided, KeySentences.Proportional(rule.Total, total, minimum, undecided, all == 0),
            shares.Select(share => new OrganisationDelegates(share.Organisation.Id, share.Delegates, ProportionalSentences.Of(share))).ToValueList(),
            tie is null ? [] : [tie], lot);
    }

    private static Apportionment Share(KeyRule.Proportional rule, List<long> members) => rule.Method switch
    {
        ProportionalMethod.HareNiemeyer => LargestRemainder.Of(members, rule.Total),
        ProportionalMethod.DHondt => HighestQuotients.Of(members, rule.Total, step: 1),
        ProportionalMethod.SainteLague => HighestQuotients.Of(members, rule.Total, step: 2),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Method, "Not a method."),
    };

    private static KeyTie? Tied(Apportionment numbers, IReadOnlyList<KeyedOrganisation> organisations, ValueList<string> lot, bool minimum)
    {
        if (numbers.Tied.Count == 0) return null;
        var equal = numbers.Tied.Select(i => organisations[i].Id).Order(StringComparer.Ordinal).ToValueList();
        var among = equal.ToHashSet(StringComparer.Ordinal);
        var drawn = lot.Where(among.Contains).ToList();
        // A lot that somebody was not in has not decided against them.
        return drawn.Count < equal.Count
            ? new(equal, numbers.TiedSeats, null, [], KeySentences.TieUndecided(equal.Count, numbers.TiedSeats, drawn.Count, minimum))
            : Decided(equal, drawn.Take(numbers.TiedSeats).ToValueList());
    }

    private static KeyTie Decided(ValueList<string> equal, ValueList<string> drawn) =>
        new(equal, drawn.Count, TieDecision.Lot, drawn, KeySentences.TieDecided(equal.Count, drawn));

    private static TieStanding[] Standings(Apportionment numbers, KeyTie? tie, IReadOnlyList<KeyedOrganisation> organisations)
    {
        var standings = new TieStanding[organisations.Count];
        if (tie is null) return standings;
        var drawn = tie.Drawn.ToHashSet(StringComparer.Ordinal);
        foreach (var i in numbers.Tied)
            standings[i] = tie.Decided is null ? TieStanding.Open : drawn.Contains(organisations[i].Id) ? TieStanding.Won : TieStanding.Lost;
        return standings;
    }
}

/// <summary>Where an organisation stands in the tie for the last seats.</summary>
internal enum TieStanding
{
    /// <summary>It is not in one.</summary>
    None,

    /// <summary>The lot is still to be drawn.</summary>
    Open,

    /// <summary>The lot gave it a seat.</summary>
    Won,

    /// <summary>The lot gave it none.</summary>
    Lost,
}

/// <summary>How one organisation comes to its number.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="All">Members of all organisations that count.</param>
/// <param name="Organisation">The organisation.</param>
/// <param name="Counts">Whether it counts: its dues are settled, or the rule does not ask.</param>
/// <param name="Certain">Seats that numbers decide.</param>
/// <param name="Standing">Whether a lot is about one more.</param>
internal sealed record ProportionalShare(
    KeyRule.Proportional Rule, long All, KeyedOrganisation Organisation, bool Counts, long Certain, TieStanding Standing)
{
    /// <summary>Seats with what the lot gave.</summary>
    internal long Seats => Certain + (Standing is TieStanding.Won ? 1 : 0);

    /// <summary>Whether it gets one because it got none. Who waits for a lot may still get one of the seats.</summary>
    internal bool IsMinimum => Rule.MinimumMandate && Counts && Seats == 0 && Standing is not TieStanding.Open;

    internal long Delegates => IsMinimum ? 1 : Seats;
}
