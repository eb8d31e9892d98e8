using System.Globalization;

namespace Bkmo.Conference.Counting.Majorities;

/// <summary>How a threshold compares.</summary>
public enum ThresholdKind
{
    /// <summary>More than the fraction: <c>den × votes &gt; num × base</c>.</summary>
    MoreThan,

    /// <summary>At least the fraction: <c>den × votes ≥ num × base</c>.</summary>
    AtLeast,

    /// <summary>No fraction: more votes than anything else.</summary>
    MostVotes,
}

/// <summary>
/// What has to be reached, as a fraction of whole numbers, never a percentage. At least one vote is needed always. "Half of 43" is 22 by at least 1/2, and "more
/// than half of 42" is 22 as well: the wording is the rule.
/// </summary>
public sealed record Threshold
{
    private Threshold(ThresholdKind kind, int numerator, int denominator) => (Kind, Numerator, Denominator) = (kind, numerator, denominator);

    /// <summary>More than half.</summary>
    public static Threshold MoreThanHalf { get; } = MoreThan(1, 2);

    /// <summary>The most votes.</summary>
    public static Threshold MostVotes { get; } = new(ThresholdKind.MostVotes, 0, 1);

    /// <summary>How it compares.</summary>
    public ThresholdKind Kind { get; }

    /// <summary>Above the line, 0 to <see cref="Denominator"/>.</summary>
    public int Numerator { get; }

    /// <summary>Below the line, at least 1.</summary>
    public int Denominator { get; }

    /// <summary>More than <paramref name="numerator"/>/<paramref name="denominator"/>; a fraction from 0 up to, but without, 1.</summary>
    public static Threshold MoreThan(int numerator, int denominator)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(numerator, denominator);
        return Of(ThresholdKind.MoreThan, numerator, denominator);
    }

    /// <summary>At least <paramref name="numerator"/>/<paramref name="denominator"/>; a fraction from 0 to 1.</summary>
    public static Threshold AtLeast(int numerator, int denominator) => Of(ThresholdKind.AtLeast, numerator, denominator);

    /// <summary>The fewest votes that reach it of a base of <paramref name="count"/>; at least 1.</summary>
    public long Needed(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var product = (Int128)Numerator * count;
        return Math.Max(1, (long)(Kind switch
        {
            ThresholdKind.MoreThan => product / Denominator + 1,
            ThresholdKind.AtLeast => (product + Denominator - 1) / Denominator,
            _ => 1,
        }));
    }

    /// <summary>Whether <paramref name="votes"/> reach it of a base of <paramref name="count"/>.</summary>
    public bool IsReached(long votes, long count) => votes >= Needed(count);

    /// <summary>The threshold in words: "at least 2/3".</summary>
    public Text Words => Kind switch
    {
        ThresholdKind.MoreThan => Of("mehr als", "more than"),
        ThresholdKind.AtLeast when Numerator == 0 => new("mindestens 1", "at least 1"),
        ThresholdKind.AtLeast => Of("mindestens", "at least"),
        _ => new("die meisten Stimmen", "the most votes"),
    };

    private Text Of(string de, string en)
    {
        var fraction = string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
        return new($"{de} {fraction}", $"{en} {fraction}");
    }

    private static Threshold Of(ThresholdKind kind, int numerator, int denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfLessThan(denominator, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numerator, denominator);
        return new(kind, numerator, denominator);
    }
}
