namespace Bkmo.Membership.DelegateKeys;

/// <summary>Seats shared out as far as numbers decide.</summary>
/// <param name="Seats">Seats of each organisation, by its place in the list, without those of the tie.</param>
/// <param name="Tied">Places of the organisations that are equal for the last seats, of which each gets one at most; empty when numbers decide everything.</param>
/// <param name="TiedSeats">Seats between them, fewer than they are.</param>
internal sealed record Apportionment(IReadOnlyList<long> Seats, IReadOnlyList<int> Tied, int TiedSeats)
{
    /// <summary>Nothing, for <paramref name="organisations"/> organisations.</summary>
    internal static Apportionment None(int organisations) => new(new long[organisations], [], 0);

    /// <summary>Adds the last seats, which go to <paramref name="equal"/>: one each if there are enough, else they are a tie.</summary>
    internal static Apportionment WithLast(long[] seats, IReadOnlyList<int> equal, long last)
    {
        if (last < equal.Count) return new(seats, last == 0 ? [] : equal, (int)last);
        foreach (var organisation in equal) seats[organisation]++;
        return new(seats, [], 0);
    }
}
