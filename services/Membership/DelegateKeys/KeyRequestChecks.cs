using System.Globalization;

namespace Bkmo.Membership.DelegateKeys;

/// <summary>Reads the organisations and the lot of a preview; what is wrong is noted under its path (<c>organisations[3].members</c>, <c>lot[1]</c>).</summary>
internal static class KeyRequestChecks
{
    private const int LongestId = 100;

    internal static (IReadOnlyList<KeyedOrganisation> Organisations, IReadOnlyList<string> Lot) Of(PreviewDelegateKey.Request request, Check check)
    {
        if (!Fits(check, request.Organisations.Count, "organisations") || !Fits(check, request.Lot?.Count ?? 0, "lot")) return ([], []);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var organisations = request.Organisations.Select((organisation, i) => Organisation(organisation, Path("organisations", i), ids, check)).ToList();
        return (organisations, Drawn(request.Lot ?? [], ids, check));
    }

    /// <summary>A number within bounds, both included.</summary>
    internal static long Range(Check check, long value, string field, long min, long max)
    {
        var (from, to) = (Numerals.Number(min), Numerals.Number(max));
        check.That(value >= min && value <= max, field, new($"Erlaubt ist {from.De} bis {to.De}.", $"Allowed is {from.En} to {to.En}."));
        return value;
    }

    private static KeyedOrganisation Organisation(PreviewDelegateKey.OrganisationRequest request, string path, HashSet<string> ids, Check check)
    {
        // Of a list's items, the reader of JSON does not refuse null.
        if (!check.That(request is not null, path, new("Hier fehlt die Organisation.", "The organisation is missing here."))) return new("", 0);
        var id = check.Text(request!.Id, path + ".id", 1, LongestId);
        check.That(ids.Add(id), path + ".id", new("Diese Organisation steht schon da.", "This organisation is there already."));
        return new(id, Range(check, request.Members, path + ".members", 0, KeyLimits.MostMembers), request.DuesSettled);
    }

    private static List<string> Drawn(IReadOnlyList<string> lot, HashSet<string> ids, Check check)
    {
        var drawn = new HashSet<string>(StringComparer.Ordinal);
        return [.. lot.Select((name, i) =>
        {
            var id = check.Text(name, Path("lot", i), 1, LongestId);
            check.That(ids.Contains(id), Path("lot", i), new("Diese Organisation steht nicht unter organisations.", "This organisation is not among organisations."));
            check.That(drawn.Add(id), Path("lot", i), new("Diese Organisation steht schon im Los.", "This organisation is in the lot already."));
            return id;
        })];
    }

    private static bool Fits(Check check, int count, string field) => check.That(count <= KeyLimits.MostOrganisations, field, new(
        $"Erlaubt sind höchstens {Numerals.Number(KeyLimits.MostOrganisations).De}.", $"Allowed are at most {Numerals.Number(KeyLimits.MostOrganisations).En}."));

    private static string Path(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");
}
