using System.Globalization;
using System.Runtime.InteropServices;

namespace Bkmo.Conference.Counting;

/// <summary>An exact decimal number of votes: so many units of 10^-<see cref="Decimals"/>. Two numbers of one count have the same decimals.</summary>
/// <param name="Units">How many units; 191400000 with five decimals is 1914.00000.</param>
/// <param name="Decimals">Places after the point, 0 to 9.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FixedPoint(long Units, int Decimals) : IComparable<FixedPoint>
{
    private static readonly long[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

    /// <summary>How many units one vote has.</summary>
    public static long One(int decimals) => Powers[decimals];

    /// <inheritdoc />
    public int CompareTo(FixedPoint other) => ((Int128)Units * One(other.Decimals)).CompareTo((Int128)other.Units * One(Decimals));

    /// <summary>The number with all its decimals and a point: <c>1914.00000</c>.</summary>
    public override string ToString()
    {
        var whole = (Units / One(Decimals)).ToString(CultureInfo.InvariantCulture);
        return Decimals == 0 ? whole : $"{whole}.{(Units % One(Decimals)).ToString(CultureInfo.InvariantCulture).PadLeft(Decimals, '0')}";
    }

    /// <summary>Whether <paramref name="left"/> is less.</summary>
    public static bool operator <(FixedPoint left, FixedPoint right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is more.</summary>
    public static bool operator >(FixedPoint left, FixedPoint right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is not more.</summary>
    public static bool operator <=(FixedPoint left, FixedPoint right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is not less.</summary>
    public static bool operator >=(FixedPoint left, FixedPoint right) => left.CompareTo(right) >= 0;
}
