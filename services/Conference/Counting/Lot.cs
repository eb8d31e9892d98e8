using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Bkmo.Conference.Counting.Ballots;
using Bkmo.Conference.Counting.Rules;

namespace Bkmo.Conference.Counting;

/// <summary>Where the order of a lot comes from.</summary>
public enum LotSource
{
    /// <summary>A hash over the ballots and the names: nobody can know it before the last ballot is cast, everybody can compute it afterwards.</summary>
    Ballots,

    /// <summary>A hash over a number, drawn and recorded, and the names.</summary>
    Seed,

    /// <summary>Drawn and recorded by people.</summary>
    Given,
}

/// <summary>
/// A lot, drawn for all candidates at once. Whenever a tie comes to the lot, it falls on the tied candidate who stands first in <paramref name="Order"/>: that one
/// is excluded, transferred first, or elected, whatever the tie is about.
/// </summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Order">Names as drawn.</param>
public sealed record Lot(LotSource Source, ValueList<string> Order)
{
    /// <summary>The lot that follows from the ballots: the same for every order of ballots and candidates, and whether equal ballots are written together or apart.</summary>
    public static Lot FromBallots(BallotSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return new(LotSource.Ballots, Shuffle(set.Candidates, CanonicalForm.HashOf(set)));
    }

    /// <summary>The lot that follows from <paramref name="seed"/> and the names.</summary>
    public static Lot FromSeed(BallotSet set, long seed)
    {
        ArgumentNullException.ThrowIfNull(set);
        var salt = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(salt, seed);
        return new(LotSource.Seed, Shuffle(set.Candidates, salt));
    }

    /// <summary>The lot as drawn by people; candidates who are not named follow in the order of <see cref="FromBallots"/>.</summary>
    public static Lot Given(BallotSet set, IEnumerable<string> drawn)
    {
        var first = drawn.Distinct(StringComparer.Ordinal).ToList();
        return new(LotSource.Given, first.Concat(FromBallots(set).Order.Except(first, StringComparer.Ordinal)).ToValueList());
    }

    /// <summary>This lot with every candidate of <paramref name="set"/> in it once: who was not drawn follows as in <see cref="Given"/>.</summary>
    internal Lot For(BallotSet set) =>
        Order.Count == set.Candidates.Length && set.Candidates.ToHashSet(StringComparer.Ordinal).SetEquals(Order) ? this : Given(set, Order) with { Source = Source };

    private static ValueList<string> Shuffle(IEnumerable<string> names, byte[] salt) =>
        names.OrderBy(name => Convert.ToHexString(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(name)])), StringComparer.Ordinal).ToValueList();
}
