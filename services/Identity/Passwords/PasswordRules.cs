using System.Collections.Frozen;
using System.Text;

namespace Bkmo.Identity.Passwords;

/// <summary>Long enough and not one that everybody tries; no rules about digits and signs, which only make passwords worse (NIST SP 800-63B § 3.1.1.2).</summary>
internal static class PasswordRules
{
    internal const int Shortest = 12;
    internal const int Longest = 256;

    private static readonly FrozenSet<string> Common = ReadCommon();

    /// <summary>Notes what is wrong with a new password. Comes back composed (NFC), so that it does not matter how a keyboard puts an umlaut together.</summary>
    internal static string Password(this Check check, string password, string field, string? email = null)
    {
        if (!check.That(IsWellFormed(password), field, new("Das Passwort enthält unvollständige Zeichen.", "The password contains incomplete characters."))) return "";
        var composed = Compose(password);
        var length = composed.EnumerateRunes().Count();
        check.That(length is >= Shortest and <= Longest, field,
            new($"Das Passwort braucht {Shortest} bis {Longest} Zeichen.", $"The password needs {Shortest} to {Longest} characters."));
        check.That(!IsCommon(composed, email), field, new(
            "Dieses Passwort wird als eines der ersten geraten; nehmen Sie zum Beispiel vier zufällige Wörter.",
            "This password is among the first that are guessed; take four random words, for example."));
        return composed;
    }

    /// <summary>What is compared at sign-in; text that is none is left as it is and fits no password.</summary>
    internal static string Compose(string password) => IsWellFormed(password) ? password.Normalize(NormalizationForm.FormC) : password;

    /// <summary>Whether it is in the list, or only dressed up: with digits and signs around it, or written several times.</summary>
    private static bool IsCommon(string password, string? email)
    {
        var plain = password.ToLowerInvariant();
        var bare = plain.Trim([.. "0123456789!?.,;:-_+*#$%&/()=@ "]);
        if (bare.Length == 0 || Common.Contains(plain) || Common.Contains(bare)) return true;
        if (email is not null && (plain.Contains(email, StringComparison.OrdinalIgnoreCase) || bare.Equals(email.Split('@')[0], StringComparison.OrdinalIgnoreCase))) return true;
        return Enumerable.Range(1, plain.Length / 2).Any(length => plain.Length % length == 0 && IsRepeated(plain, length));
    }

    private static bool IsRepeated(string text, int length)
    {
        for (var i = length; i < text.Length; i++)
            if (text[i] != text[i - length]) return false;
        return length <= 4 || Common.Contains(text[..length]);
    }

    private static bool IsWellFormed(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar);

    private static FrozenSet<string> ReadCommon()
    {
        using var reader = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("Bkmo.Identity.Passwords.CommonPasswords.txt")!);
        return reader.ReadToEnd().Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
