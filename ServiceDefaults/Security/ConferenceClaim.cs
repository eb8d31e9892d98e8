using System.Collections.Frozen;

namespace Bkmo.ServiceDefaults;

/// <summary>How roles of one conference stand in the internal token: a text for each role, with the conferences behind it, 33 characters each.</summary>
internal static class ConferenceClaim
{
    private const char Between = ' ';

    internal static string[] Write(IEnumerable<ConferenceRole> roles) =>
        [.. roles.GroupBy(held => held.Role, held => held.ConferenceId.ToString("N"), StringComparer.Ordinal).Select(held => string.Join(Between, [held.Key, .. held]))];

    /// <summary>What the texts say; null when one of them cannot be read.</summary>
    internal static FrozenSet<ConferenceRole>? Read(IEnumerable<string> claims)
    {
        var roles = new List<ConferenceRole>();
        foreach (var claim in claims)
        {
            var parts = claim.Split(Between);
            foreach (var text in parts.Skip(1))
            {
                if (!Guid.TryParseExact(text, "N", out var id)) return null;
                roles.Add(new(parts[0], id));
            }
        }
        return roles.ToFrozenSet();
    }
}
