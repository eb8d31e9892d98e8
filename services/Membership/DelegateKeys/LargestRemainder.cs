namespace Bkmo.Membership.DelegateKeys;

/// <summary>
/// Hare-Niemeyer: everybody gets the whole part of members × total / all members; what is left goes, one seat each, to the largest remainders.
/// </summary>
internal static class LargestRemainder
{
    /// <summary>Shares out <paramref name="total"/> seats.</summary>
    /// <param name="members">Members of each organisation, not all 0. At most 10^12 × 10^5 = 10^17 is computed with: a <c>long</c> holds it.</param>
    /// <param name="total">Seats.</param>
    internal static Apportionment Of(IReadOnlyList<long> members, int total)
    {
        var all = members.Sum();
        var seats = members.Select(own => own * total / all).ToArray();
        var left = total - (int)seats.Sum();
        if (left == 0) return new(seats, [], 0);

        var remainders = members.Select(own => Remainder(own, total, all)).ToArray();
        var cut = remainders.OrderDescending().ElementAt(left - 1);
        var equal = new List<int>();
        for (var i = 0; i < seats.Length; i++)
        {
            if (remainders[i] == cut) equal.Add(i);
            if (remainders[i] <= cut) continue;
            seats[i]++;
            left--;
        }
        return Apportionment.WithLast(seats, equal, left);
    }

    /// <summary>What is over after the whole seats, in fractions of <paramref name="all"/>.</summary>
    internal static long Remainder(long members, int total, long all) => members * total % all;
}
