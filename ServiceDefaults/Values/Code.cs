using System.Diagnostics.CodeAnalysis;

namespace Bkmo.ServiceDefaults;

/// <summary>Codes of closed lists as they stand in JSON, addresses and messages: <c>DraftLaw</c> ↔ <c>draft-law</c>.</summary>
public static class Code
{
    /// <summary>The code of <paramref name="value"/>.</summary>
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => Naming.Kebab(value.ToString());
}

/// <summary>A code in a query string; anything that is not on the list is refused with 400.</summary>
/// <param name="Value">What it means.</param>
public readonly record struct Code<TEnum>(TEnum Value) : IParsable<Code<TEnum>> where TEnum : struct, Enum
{
    /// <inheritdoc />
    public static Code<TEnum> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException("Not on the list of codes.");

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Code<TEnum> result)
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (!string.Equals(Code.Of(value), s, StringComparison.Ordinal)) continue;
            result = new(value);
            return true;
        }
        result = default;
        return false;
    }

    /// <inheritdoc />
    public override string ToString() => Code.Of(Value);
}
