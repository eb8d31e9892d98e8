namespace Bkmo.ServiceDefaults;

/// <summary>Names of enum values as they stand in addresses, filters, rows and contracts: kebab case (<c>umbrella-association</c>), the same as in JSON.</summary>
public static class EnumNames
{
    /// <summary>The name of <paramref name="value"/>.</summary>
    public static string Name<TEnum>(this TEnum value) where TEnum : struct, Enum => Naming.Kebab(value.ToString());

    /// <summary>The value with exactly this name; numbers and other spellings are none.</summary>
    public static bool TryParse<TEnum>(string? name, out TEnum value) where TEnum : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<TEnum>())
        {
            value = candidate;
            if (string.Equals(candidate.Name(), name, StringComparison.Ordinal)) return true;
        }
        value = default;
        return false;
    }

    /// <summary>Notes for <paramref name="field"/> which names are possible, unless <paramref name="name"/> is one of them or missing.</summary>
    public static void Named<TEnum>(this Check check, string? name, string field) where TEnum : struct, Enum =>
        check.That(name is null || TryParse<TEnum>(name, out _), field, OneOf(typeof(TEnum)));

    /// <summary>What a sender is told who did not name a value of this enum.</summary>
    internal static Text OneOf(Type type)
    {
        var names = string.Join(", ", Enum.GetNames(type).Select(Naming.Kebab));
        return new($"Möglich sind: {names}.", $"Must be one of: {names}.");
    }
}
