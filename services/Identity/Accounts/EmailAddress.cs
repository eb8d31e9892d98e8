using System.Text;

namespace Bkmo.Identity.Accounts;

/// <summary>E-mail addresses: the only personal data that Identity keeps.</summary>
internal static class EmailAddress
{
    private const int Longest = 254;

    /// <summary>An address with something on both sides of its one @; whether it exists, only a mail can tell.</summary>
    internal static string Email(this Check check, string? value, string field)
    {
        var address = check.Text(value, field, 3, Longest);
        var parts = address.Split('@');
        var fine = parts is [{ Length: > 0 }, { Length: > 0 }] && !address.Any(c => char.IsWhiteSpace(c) || c is ',' or ';' or '<' or '>' or '"');
        return check.That(fine, field, new("Erwartet wird eine E-Mail-Adresse.", "Expected is an e-mail address.")) ? address : "";
    }

    /// <summary>How addresses are compared: without regard to case.</summary>
    internal static string Normalize(string address) =>
        address.EnumerateRunes().Contains(Rune.ReplacementChar) ? "" : address.Trim().Normalize(NormalizationForm.FormC).ToUpperInvariant();
}
