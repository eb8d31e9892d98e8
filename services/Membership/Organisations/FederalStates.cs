using System.Collections.Frozen;

namespace Bkmo.Membership.Organisations;

/// <summary>The sixteen Länder: ISO 3166-2 code without <c>DE-</c>, and the digits with which their municipality keys begin.</summary>
public static class FederalStates
{
    private static readonly FrozenDictionary<string, string> KeyPrefixes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["SH"] = "01", ["HH"] = "02", ["NI"] = "03", ["HB"] = "04", ["NW"] = "05", ["HE"] = "06", ["RP"] = "07", ["BW"] = "08",
        ["BY"] = "09", ["SL"] = "10", ["BE"] = "11", ["BB"] = "12", ["MV"] = "13", ["SN"] = "14", ["ST"] = "15", ["TH"] = "16",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether there is such a Land.</summary>
    public static bool Exists(string code) => KeyPrefixes.ContainsKey(code);

    /// <summary>Whether <paramref name="ags"/> is shaped like a municipality key: eight digits that begin with a Land's.</summary>
    public static bool IsMunicipalityKey(string ags) =>
        ags.Length == 8 && ags.All(char.IsAsciiDigit) && KeyPrefixes.Values.Any(prefix => ags.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Whether the municipality with the key <paramref name="ags"/> lies in the Land <paramref name="code"/>.</summary>
    public static bool Contains(string code, string ags) =>
        KeyPrefixes.TryGetValue(code, out var prefix) && ags.StartsWith(prefix, StringComparison.Ordinal);
}
