using static Bkmo.Membership.DelegateKeys.Numerals;

namespace Bkmo.Membership.DelegateKeys;

/// <summary>A proportional key in words, one organisation at a time.</summary>
internal static class ProportionalSentences
{
    internal static Text Of(ProportionalShare share)
    {
        if (!share.Counts) return KeySentences.DuesUnsettled(votes: false);
        var (why, lot, number) = (Why(share), Lot(share.Standing), Number(share));
        return new($"{why.De}{lot.De}: {number.De}.", $"{why.En}{lot.En}: {number.En}.");
    }

    private static Text Why(ProportionalShare share) => share switch
    {
        { All: 0 } => new("Es zählt kein Mitglied, also ist nichts zu verteilen", "No member counts, so there is nothing to share out"),
        { Rule.Method: ProportionalMethod.HareNiemeyer } => Remainder(share),
        _ => Quotients(share),
    };

    private static Text Remainder(ProportionalShare share)
    {
        var (members, total, all) = (share.Organisation.Members, share.Rule.Total, share.All);
        var (whole, rest) = (members * total / all, LargestRemainder.Remainder(members, total, all));
        var more = (share.Standing, share.Certain > whole) switch
        {
            (not TieStanding.None, _) => new("", ""),
            (_, true) => new("; der Rest bringt einen weiteren Sitz", "; the remainder brings one more seat"),
            _ => rest == 0 ? new("", "") : new Text("; der Rest bringt keinen weiteren Sitz", "; the remainder brings no further seat"),
        };
        return Numerals.Of(
            $"{members:N0} von {all:N0} Mitgliedern: ganze Sitze {whole:N0} von {total:N0}, Rest {rest:N0}/{all:N0}{more.De}",
            $"{members:N0} of {all:N0} members: whole seats {whole:N0} of {total:N0}, remainder {rest:N0}/{all:N0}{more.En}");
    }

    private static Text Quotients(ProportionalShare share)
    {
        var (members, one) = (Members(share.Organisation.Members), share.Organisation.Members == 1);
        var method = share.Rule.Method is ProportionalMethod.DHondt ? new Text("d’Hondt", "d’Hondt") : new("Sainte-Laguë", "Sainte-Laguë");
        return Numerals.Of(
            $"{members.De} {(one ? "hat" : "haben")} {share.Certain:N0} der {share.Rule.Total:N0} höchsten Quotienten nach {method.De}",
            $"{members.En} {(one ? "has" : "have")} {share.Certain:N0} of the {share.Rule.Total:N0} highest quotients by {method.En}");
    }

    private static Text Lot(TieStanding standing) => standing switch
    {
        TieStanding.Open => new("; ein weiterer Sitz ist unentschieden, bis das Los gezogen ist", "; one more seat is undecided until a lot is drawn"),
        TieStanding.Won => new("; bei Gleichstand bringt das Los einen weiteren Sitz", "; the tie was drawn by lot and brings one more seat"),
        TieStanding.Lost => new("; bei Gleichstand bringt das Los keinen weiteren Sitz", "; the tie was drawn by lot and brings no further seat"),
        _ => new("", ""),
    };

    private static Text Number(ProportionalShare share)
    {
        var delegates = Delegates(share.Delegates);
        return share switch
        {
            { IsMinimum: true } => new($"kein Sitz, als Mindestmandat {delegates.De}", $"no seat, as minimum mandate {delegates.En}"),
            { Standing: TieStanding.Open } => new($"vorerst {delegates.De}", $"for now {delegates.En}"),
            _ => delegates,
        };
    }
}
