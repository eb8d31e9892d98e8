using System.Text;

namespace Bkmo.ServiceDefaults;

/// <summary>Turns names of types into names for the outside.</summary>
public static class Naming
{
    /// <summary><c>SeatsExhausted</c> → <c>seats-exhausted</c>.</summary>
    public static string Kebab(string pascal) => Join(pascal, '-');

    /// <summary><c>OrganisationAdmitted</c> → <c>organisation_admitted</c>.</summary>
    public static string Snake(string pascal) => Join(pascal, '_');

    private static string Join(string pascal, char separator)
    {
        var text = new StringBuilder(pascal.Length + 8);
        for (var i = 0; i < pascal.Length; i++)
        {
            if (i > 0 && char.IsUpper(pascal[i])) text.Append(separator);
            text.Append(char.ToLowerInvariant(pascal[i]));
        }
        return text.ToString();
    }
}
