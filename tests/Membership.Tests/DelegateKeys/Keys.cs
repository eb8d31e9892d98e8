using Bkmo.Membership.DelegateKeys;

namespace Bkmo.Membership.Tests.DelegateKeys;

/// <summary>Keys that specs start from. Organisations are called A, B, C … in the order of their members as written.</summary>
internal static class Keys
{
    internal static readonly ProportionalMethod[] Methods = Enum.GetValues<ProportionalMethod>();

    internal static string Name(int place) => place < 26 ? $"{(char)('A' + place)}" : $"O{place}";

    internal static KeyedOrganisation[] Named(params IEnumerable<long> members) => [.. members.Select((own, i) => new KeyedOrganisation(Name(i), own))];

    internal static KeyRule.Proportional Proportional(ProportionalMethod method, int total, bool minimum = false) => new(method, total, minimum);

    internal static ComputedKey Compute(KeyRule rule, params IEnumerable<long> members) => DelegateKey.Compute(rule, Named(members));

    internal static long[] Numbers(this ComputedKey key) => [.. key.Delegates.Select(share => share.Delegates)];

    /// <summary>A lot in which everybody is, in an order that has nothing to do with members.</summary>
    internal static string[] Lot(IEnumerable<KeyedOrganisation> organisations, int seed) =>
        [.. organisations.OrderBy(organisation => Mixed(organisation.Id, seed)).ThenBy(organisation => organisation.Id, StringComparer.Ordinal).Select(o => o.Id)];

    private static uint Mixed(string id, int seed) => id.Aggregate((uint)seed | 1, (hash, letter) => (hash ^ letter) * 2_654_435_761u);
}
