using static Bkmo.Membership.DelegateKeys.Numerals;

namespace Bkmo.Membership.DelegateKeys;

/// <summary>Keys in words: the rules that look at each organisation alone, sums and ties.</summary>
internal static class KeySentences
{
    private const int NamedAtMost = 10;

    internal static Text DuesUnsettled(bool votes)
    {
        var none = votes ? Votes(0) : Delegates(0);
        return Of($"Die Beiträge sind nicht beglichen, das Stimmrecht ruht: {none.De}.", $"Dues are not settled, so voting rights rest: {none.En}.");
    }

    internal static Text Flat(long votes)
    {
        var number = Votes(votes);
        return Of(
            $"Jede stimmberechtigte Organisation hat gleich viele Stimmen, wie groß sie auch ist: {number.De}.",
            $"Every voting member has the same number of votes, whatever its size: {number.En}.");
    }

    internal static Text PerBlock(long members, long blocks, long size)
    {
        var (who, what, delegates) = (Members(members), Blocks(blocks, size, BlockCount.Started), Delegates(blocks));
        return Of($"{who.De} {(members == 1 ? "ist" : "sind")} {what.De}: {delegates.De}.", $"{who.En} {(members == 1 ? "is" : "are")} {what.En}: {delegates.En}.");
    }

    internal static Text BasePlusBlocks(KeyRule.BasePlusBlocks rule, long members, long blocks, long delegates)
    {
        var (who, what, number, sum) = (Members(members), Blocks(blocks, rule.Block, rule.Blocks), Delegates(delegates), rule.Base + blocks);
        var capped = delegates == sum ? new("", "") : Of($", begrenzt auf {delegates:N0}", $", capped at {delegates:N0}");
        return Of(
            $"{who.De}: Grundmandat {rule.Base:N0} plus {what.De} ergibt {sum:N0}{capped.De}: {number.De}.",
            $"{who.En}: base mandate {rule.Base:N0} plus {what.En} makes {sum:N0}{capped.En}: {number.En}.");
    }

    internal static Text Together(long total, bool votes)
    {
        var sum = votes ? Votes(total) : Delegates(total);
        return Of($"Zusammen: {sum.De}.", $"Together: {sum.En}.");
    }

    internal static Text Proportional(int asked, long total, int minimum, int undecided, bool nobody)
    {
        var added = minimum == 0 ? new("", "") : Of(
            $", davon zusätzlich als Mindestmandat {minimum:N0}", $", of which added as minimum mandates {minimum:N0}");
        var open = undecided == 0 ? new("", "") : Of(
            $" Bis zum Los unentschieden: {Seats(undecided).De}.", $" Undecided until a lot is drawn: {Seats(undecided).En}.");
        var lost = !nobody || asked == 0 ? new("", "") : Of(
            $" Es zählt kein Mitglied, daher nicht zu verteilen: {Seats(asked).De}.", $" No member counts, so cannot be shared out: {Seats(asked).En}.");
        return Of(
            $"Zu verteilen: {Seats(asked).De}. Vergeben: {total:N0}{added.De}.{open.De}{lost.De}", $"To share out: {Seats(asked).En}. Given: {total:N0}{added.En}.{open.En}{lost.En}");
    }

    /// <summary>A tie that waits.</summary>
    /// <param name="equal">How many are equal.</param>
    /// <param name="seats">Seats between them.</param>
    /// <param name="drawn">How many of them the lot names.</param>
    /// <param name="minimum">Whether who draws none receives a minimum mandate.</param>
    internal static Text TieUndecided(int equal, int seats, int drawn, bool minimum)
    {
        var partial = drawn == 0 ? new("", "") : Of(
            $" Das übergebene Los nennt nur {drawn:N0} von ihnen und entscheidet deshalb nicht.", $" The lot handed in names only {drawn:N0} of them and so does not decide.");
        var rest = minimum
            ? new Text(" Wer danach leer ausgeht, erhält das Mindestmandat.", " Who is left with none then receives the minimum mandate.")
            : new("", "");
        return Of(
            $"{equal:N0} Organisationen liegen gleichauf, zwischen ihnen: {Seats(seats).De}. Das entscheidet nur ein Los.{partial.De}{rest.De}",
            $"{equal:N0} organisations are equal, between them: {Seats(seats).En}. Only a lot decides this.{partial.En}{rest.En}");
    }

    internal static Text TieDecided(int equal, ValueList<string> drawn)
    {
        var names = drawn.Count <= NamedAtMost ? new(string.Join(", ", drawn), string.Join(", ", drawn)) : Of(
            $"{drawn.Count:N0} Organisationen", $"{drawn.Count:N0} organisations");
        return Of(
            $"{equal:N0} Organisationen liegen gleichauf, zwischen ihnen: {Seats(drawn.Count).De}. Das Los entscheidet für {names.De}.",
            $"{equal:N0} organisations are equal, between them: {Seats(drawn.Count).En}. The lot decides for {names.En}.");
    }
}
