using Bkmo.Conference.Counting.Majorities;

namespace Bkmo.Conference.Polls;

/// <summary>A majority as it is asked for and stored: base, comparison, fraction.</summary>
/// <param name="Base">Of what the fraction is taken.</param>
/// <param name="Kind">More than, at least, or the most votes.</param>
/// <param name="Numerator">Above the line; 0 for the most votes.</param>
/// <param name="Denominator">Below the line, at least 1.</param>
/// <param name="CountedIn">Votes or heads.</param>
public sealed record MajorityRule(
    MajorityBase Base = MajorityBase.YesAndNo, ThresholdKind Kind = ThresholdKind.MoreThan, int Numerator = 1, int Denominator = 2, CountedIn CountedIn = CountedIn.Votes)
{
    /// <summary>More yes than no (BGB § 32(1)).</summary>
    public static MajorityRule Simple { get; } = new();

    /// <summary>The threshold as the count knows it.</summary>
    internal static Threshold ThresholdOf(ThresholdKind kind, int numerator, int denominator) => kind switch
    {
        ThresholdKind.MoreThan => Threshold.MoreThan(numerator, denominator),
        ThresholdKind.AtLeast => Threshold.AtLeast(numerator, denominator),
        _ => Threshold.MostVotes,
    };

    /// <summary>The majority as the count knows it.</summary>
    internal Majority ToMajority() => new(Base, ThresholdOf(Kind, Numerator, Denominator), CountedIn);

    /// <summary>Notes what keeps a fraction from being one.</summary>
    internal static void CheckFraction(Check check, ThresholdKind kind, int numerator, int denominator, string field)
    {
        if (kind == ThresholdKind.MostVotes) return;
        var fine = denominator is >= 1 and <= 1000 && numerator >= 0 && (kind == ThresholdKind.MoreThan ? numerator < denominator : numerator <= denominator);
        check.That(fine, field, new("Erwartet wird ein Bruch von 0 bis 1 mit höchstens 1000 im Nenner.", "Expected is a fraction from 0 to 1 with at most 1000 below the line."));
    }
}
