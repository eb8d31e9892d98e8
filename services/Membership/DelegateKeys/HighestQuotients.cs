namespace Bkmo.Membership.DelegateKeys;

/// <summary>
/// D'Hondt and Sainte-Laguë: members are divided by 1, 2, 3 … or by 1, 3, 5 …, and the highest quotients get the seats.
/// </summary>
internal static class HighestQuotients
{
    /// <summary>Shares out <paramref name="total"/> seats.</summary>
    /// <param name="members">Members of each organisation, not all 0.</param>
    /// <param name="total">Seats.</param>
    /// <param name="step">From one divisor to the next: 1 for d'Hondt, 2 for Sainte-Laguë.</param>
    internal static Apportionment Of(IReadOnlyList<long> members, int total, int step)
    {
        var seats = new long[members.Count];
        if (total == 0) return new(seats, [], 0);
        var next = new PriorityQueue<int, (long Members, long Divisor)>(
            Enumerable.Range(0, members.Count).Where(i => members[i] > 0).Select(i => (i, (members[i], 1L))), Comparer<(long, long)>.Create(HigherFirst));
        var last = (0L, 1L);
        for (var given = 0; given < total; given++)
        {
            next.TryDequeue(out var winner, out last);
            next.Enqueue(winner, (members[winner], 1 + step * ++seats[winner]));
        }
        return AtCut(members, seats, last, step);
    }

    // Whichever of equal quotients came first above, only what is higher than the last one is certain.
    private static Apportionment AtCut(IReadOnlyList<long> members, long[] seats, (long, long) last, int step)
    {
        var equal = new List<int>();
        var open = 0L;
        for (var i = 0; i < seats.Length; i++)
        {
            var isLast = seats[i] > 0 && HigherFirst((members[i], 1 + step * (seats[i] - 1)), last) == 0;
            if (isLast || HigherFirst((members[i], 1 + step * seats[i]), last) == 0) equal.Add(i);
            if (!isLast) continue;
            seats[i]--;
            open++;
        }
        return Apportionment.WithLast(seats, equal, open);
    }

    // Members / divisor, compared crosswise: 10^12 × 200,001 fits a long. The higher one comes first.
    private static int HigherFirst((long Members, long Divisor) one, (long Members, long Divisor) other) =>
        (other.Members * one.Divisor).CompareTo(one.Members * other.Divisor);
}
