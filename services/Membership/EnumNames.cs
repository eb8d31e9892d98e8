namespace Bkmo.Membership;

/// <summary>Names of enum values as they stand in addresses and contracts: kebab case.</summary>
internal static class EnumNames
{
    internal static string Name<TEnum>(this TEnum value) where TEnum : struct, Enum => Naming.Kebab(value.ToString());

    internal static bool TryParse<TEnum>(string name, out TEnum value) where TEnum : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<TEnum>())
        {
            value = candidate;
            if (string.Equals(candidate.Name(), name, StringComparison.Ordinal)) return true;
        }
        value = default;
        return false;
    }
}
