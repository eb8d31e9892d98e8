using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Bkmo.ServiceDefaults;

/// <summary>
/// Puts Arabic script into the order and the joined forms in which it is drawn, for a writer that places characters from left to right one by one. Meant for names and
/// short passages within text from left to right; marks above and below letters are kept where they are.
/// </summary>
internal static class ArabicLetters
{
    private const char Lam = '\u0644';

    // First of the forms in the order alone, last, first, middle; letters with two forms join to the letter before them only.
    private static readonly FrozenDictionary<char, (char First, int Forms)> Forms = Table(
        (0x0621, 0xFE80, "12222424244444222244444444"), (0x0641, 0xFED1, "44444442"), (0x0649, 0xFEEF, "24"))
        .Concat([New(0x067E, 0xFB56, 4), New(0x0686, 0xFB7A, 4), New(0x0698, 0xFB8A, 2), New(0x06A9, 0xFB8E, 4), New(0x06AF, 0xFB92, 4), New(0x06CC, 0xFBFC, 4)])
        .ToFrozenDictionary();

    private static readonly FrozenDictionary<char, char> LamAlef = new Dictionary<char, char>
    {
        ['\u0622'] = '\uFEF5', ['\u0623'] = '\uFEF7', ['\u0625'] = '\uFEF9', ['\u0627'] = '\uFEFB',
    }.ToFrozenDictionary();

    /// <summary>The line as it is drawn.</summary>
    internal static string Drawn(string line)
    {
        if (!line.Any(IsRightToLeft)) return line;
        var text = new StringBuilder();
        for (var i = 0; i < line.Length;)
        {
            var end = i;
            if (IsRightToLeft(line[i])) end = EndOfRun(line, i);
            if (end > i) text.Append(Reversed(Joined(line[i..end])));
            else text.Append(line[end++]);
            i = end;
        }
        return text.ToString();
    }

    /// <summary>A run goes on over blanks and marks as long as another letter of the script follows.</summary>
    private static int EndOfRun(string line, int start)
    {
        var end = start;
        for (var i = start; i < line.Length; i++)
        {
            if (IsRightToLeft(line[i]) || char.GetUnicodeCategory(line[i]) is UnicodeCategory.NonSpacingMark) end = i + 1;
            else if (char.IsLetterOrDigit(line[i])) break;
        }
        return end;
    }

    private static string Joined(string run)
    {
        var text = new StringBuilder();
        for (var i = 0; i < run.Length; i++)
        {
            if (!Forms.TryGetValue(run[i], out var letter))
            {
                text.Append(run[i]);
                continue;
            }
            var joinsBefore = i > 0 && Forms.TryGetValue(run[i - 1], out var before) && before.Forms == 4 && letter.Forms > 1;
            if (run[i] == Lam && i + 1 < run.Length && LamAlef.TryGetValue(run[i + 1], out var both))
            {
                text.Append((char)(both + (joinsBefore ? 1 : 0)));
                i++;
                continue;
            }
            var joinsAfter = letter.Forms == 4 && i + 1 < run.Length && Forms.TryGetValue(run[i + 1], out var next) && next.Forms > 1;
            text.Append((char)(letter.First + (joinsBefore, joinsAfter) switch { (true, true) => 3, (false, true) => 2, (true, false) => 1, _ => 0 }));
        }
        return text.ToString();
    }

    private static string Reversed(string run)
    {
        var letters = run.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }

    private static bool IsRightToLeft(char letter) => letter is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    private static IEnumerable<KeyValuePair<char, (char, int)>> Table(params (int Letter, int First, string Counts)[] rows)
    {
        foreach (var (letter, start, counts) in rows)
        {
            var first = start;
            for (var i = 0; i < counts.Length; i++)
            {
                yield return New(letter + i, first, counts[i] - '0');
                first += counts[i] - '0';
            }
        }
    }

    private static KeyValuePair<char, (char, int)> New(int letter, int first, int forms) => new((char)letter, ((char)first, forms));
}
