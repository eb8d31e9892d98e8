using System.Text.RegularExpressions;

namespace Bkmo.Conference.BodyElections;

/// <summary>Names of candidates for those who may read them. Wherever else candidates are told of, their numbers stand.</summary>
internal static partial class CandidateNames
{
    /// <summary>Name by mark (<c>#3</c>). A name whose key was destroyed is missing: it stays a number.</summary>
    internal static async Task<Dictionary<string, string>> Of(Election election, IKeyRing keys, CancellationToken cancellation)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var candidate in election.Candidates)
            if (await keys.Open(candidate.Name, cancellation) is { Erased: false, Value: { } name }) names[candidate.Mark] = name;
        return names;
    }

    /// <summary>The text with names in the places of marks.</summary>
    internal static string Fill(string text, IReadOnlyDictionary<string, string> names) => Mark().Replace(text, match => names.GetValueOrDefault(match.Value, match.Value));

    [GeneratedRegex("#[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
