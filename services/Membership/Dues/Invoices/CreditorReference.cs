using System.Globalization;
using System.Text.RegularExpressions;

namespace Bkmo.Membership.Dues.Invoices;

/// <summary>
/// References that a payer quotes and a computer recognises (ISO 11649): RF, two check digits, then year and number of the invoice:
/// <c>RF71 2026 0000 42</c>. The check digits follow ISO 7064, MOD 97-10.
/// </summary>
public static partial class CreditorReference
{
    private const int Modulus = 97;
    private const string Prefix = "RF";

    /// <summary>The reference of an invoice, without blanks.</summary>
    /// <param name="year">Four digits.</param>
    /// <param name="number">1 to 999,999.</param>
    public static string Of(int year, int number) => Of(string.Create(CultureInfo.InvariantCulture, $"{year:D4}{number:D6}"));

    /// <summary>The reference with this body of 1 to 21 letters (A to Z) and digits.</summary>
    public static string Of(string body) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Modulus + 1 - Remainder(body + Prefix + "00"):D2}{body}");

    /// <summary>Whether it is a reference with right check digits, blanks and case aside.</summary>
    public static bool IsValid(string text)
    {
        var plain = Plain(text);
        return Whole().IsMatch(plain) && Remainder(plain[4..] + plain[..4]) == 1;
    }

    /// <summary>The reference as it is printed: in groups of four.</summary>
    public static string Printed(string reference) => string.Join(' ', reference.Chunk(4).Select(group => new string(group)));

    /// <summary>Year and number of the invoice whose reference this is; null when it is none of ours.</summary>
    public static (int Year, int Number)? InvoiceOf(string text)
    {
        var plain = Plain(text);
        if (!Ours().IsMatch(plain) || !IsValid(plain)) return null;
        return (int.Parse(plain.AsSpan(4, 4), CultureInfo.InvariantCulture), int.Parse(plain.AsSpan(8, 6), CultureInfo.InvariantCulture));
    }

    /// <summary>The invoices whose references stand in a text that somebody wrote, with or without blanks; each once.</summary>
    public static IReadOnlyList<(int Year, int Number)> FindIn(string text) =>
        [.. Written().Matches(text).Select(match => InvoiceOf(match.Value)).OfType<(int Year, int Number)>().Distinct()];

    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    // Letters count as two digits: A is 10, Z is 35.
    private static int Remainder(string text) => text.Aggregate(0, (rest, c) => char.IsAsciiDigit(c) ? (rest * 10 + (c - '0')) % Modulus : (rest * 100 + (c - 'A' + 10)) % Modulus);

    [GeneratedRegex("^RF[0-9]{2}[0-9A-Z]{1,21}$", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Whole();

    [GeneratedRegex("^RF[0-9]{12}$", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Ours();

    [GeneratedRegex(@"(?<![A-Za-z0-9])[Rr][Ff]\s?(?:[0-9]\s?){11}[0-9](?![0-9])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Written();
}
