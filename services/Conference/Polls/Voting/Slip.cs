using System.Security.Cryptography;
using System.Text;

namespace Bkmo.Conference.Polls;

/// <summary>
/// A ballot as it lies in the box: all of one poll have the same length, whatever stands on them. First the code by which its voter finds it, then answer, number of marks,
/// marks, zeros.
/// </summary>
public static class Slip
{
    /// <summary>Bytes of the code.</summary>
    public const int CodeLength = 12;

    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const byte NoAnswer = 9, Spoilt = 10;

    /// <summary>How long the ballots of <paramref name="plan"/> are, bytes.</summary>
    public static int LengthOf(PollPlan plan) => CodeLength + 2 + plan.Options.Count;

    /// <summary>The ballot in bytes.</summary>
    public static byte[] Write(PollPlan plan, byte[] code, Vote vote)
    {
        var slip = new byte[LengthOf(plan)];
        code.AsSpan(0, CodeLength).CopyTo(slip);
        slip[CodeLength] = vote.IsInvalid ? Spoilt : vote.Answer is { } answer ? (byte)answer : NoAnswer;
        slip[CodeLength + 1] = (byte)vote.Marks.Count;
        for (var i = 0; i < vote.Marks.Count; i++) slip[CodeLength + 2 + i] = (byte)vote.Marks[i];
        return slip;
    }

    /// <summary>The ballot from its bytes.</summary>
    public static CountedBallot Read(byte[] slip)
    {
        var answer = slip[CodeLength];
        var marks = slip.AsSpan(CodeLength + 2, slip[CodeLength + 1]).ToArray().Select(mark => (int)mark).ToValueList();
        return new(CodeOf(slip.AsSpan(0, CodeLength)), new(answer is NoAnswer or Spoilt ? null : (Answer)answer, marks, answer == Spoilt));
    }

    /// <summary>The code as people read it, for instance <c>7K2M-9QXV-…</c>: 60 bits and more, without letters that look like digits.</summary>
    public static string CodeOf(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        for (var i = 0; i < CodeLength; i++)
        {
            if (i > 0 && i % 4 == 0) text.Append('-');
            text.Append(Letters[bytes[i] & 31]);
        }
        return text.ToString();
    }

    /// <summary>
    /// The code of the <paramref name="number"/>th ballot that follows from a secret of the voter: who keeps the secret can compute the code again when the answer was lost.
    /// </summary>
    public static byte[] CodeFrom(Guid pollId, string secret, int number) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{pollId}/{secret}/{number}")))[..CodeLength];
}

/// <summary>A ballot of a secret poll as it is published: nothing says whose it is.</summary>
/// <param name="Code">By it the voter finds the ballot.</param>
/// <param name="Vote">What stands on it.</param>
public sealed record CountedBallot(string Code, Vote Vote);
