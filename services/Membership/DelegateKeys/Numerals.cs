using System.Globalization;

namespace Bkmo.Membership.DelegateKeys;

/// <summary>Numbers with their nouns, as each language writes them: 5.117 Mitglieder, 5,117 members.</summary>
internal static class Numerals
{
    private static readonly NumberFormatInfo German = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };
    private static readonly NumberFormatInfo English = new() { NumberGroupSeparator = ",", NumberDecimalSeparator = "." };

    internal static Text Of(FormattableString de, FormattableString en) => new(de.ToString(German), en.ToString(English));

    internal static Text Number(long count) => Of($"{count:N0}", $"{count:N0}");

    internal static Text Members(long count) => count == 1 ? new("1 Mitglied", "1 member") : Of($"{count:N0} Mitglieder", $"{count:N0} members");

    internal static Text Delegates(long count) => count == 1 ? new("1 Delegierte*r", "1 delegate") : Of($"{count:N0} Delegierte", $"{count:N0} delegates");

    internal static Text Votes(long count) => count == 1 ? new("1 Stimme", "1 vote") : Of($"{count:N0} Stimmen", $"{count:N0} votes");

    internal static Text Seats(long count) => count == 1 ? new("1 Sitz", "1 seat") : Of($"{count:N0} Sitze", $"{count:N0} seats");

    internal static Text Blocks(long count, long size, BlockCount kind)
    {
        var (de, en) = (kind, count) switch
        {
            (BlockCount.Started, 1) => ("angefangener Block", "started block"),
            (BlockCount.Started, _) => ("angefangene Blöcke", "started blocks"),
            (_, 1) => ("voller Block", "full block"),
            _ => ("volle Blöcke", "full blocks"),
        };
        return Of($"{count:N0} {de} zu je {size:N0}", $"{count:N0} {en} of {size:N0}");
    }
}
