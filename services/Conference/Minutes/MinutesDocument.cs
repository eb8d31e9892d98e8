using System.Security.Cryptography;
using System.Text;
using Bkmo.Conference.BodyElections;

namespace Bkmo.Conference.Minutes;

/// <summary>A version of minutes with its texts opened.</summary>
/// <param name="Version">The version.</param>
/// <param name="Texts">Text after each fact; the uuid of zeros: before all of them.</param>
public sealed record MinutesDocument(MinutesVersion Version, IReadOnlyDictionary<Guid, string> Texts)
{
    /// <summary>The facts as they are read: with the names of candidates in the places of their numbers. Signed are the numbers: an erased name breaks no signature.</summary>
    public IReadOnlyList<MinutesFact> Facts { get; init; } = Version.Facts;

    /// <inheritdoc />
    public override string ToString() => "(minutes)";

    /// <summary>The text after a fact; empty when there is none.</summary>
    public string After(Guid factId) => Texts.GetValueOrDefault(factId, "");

    /// <summary>SHA-256 over facts and texts in their order, in hex: what is signed.</summary>
    public string Hash()
    {
        var contents = new StringBuilder();
        void Add(string part) => contents.Append(part.Length).Append(':').Append(part);
        Add(After(Guid.Empty));
        foreach (var fact in Version.Facts)
        {
            foreach (var part in new[] { fact.EventId.ToString(), fact.At.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture), fact.Kind, fact.De, fact.En, After(fact.EventId) })
                Add(part);
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contents.ToString())));
    }

    internal static async Task<MinutesDocument> Open(MinutesVersion version, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        var texts = new Dictionary<Guid, string>();
        foreach (var (after, written) in version.Texts)
            if ((await keys.Open(written.Text, cancellation)).Value is { Text.Length: > 0 } opened) texts.Add(after, opened.Text);
        var names = new Dictionary<Guid, IReadOnlyDictionary<string, string>>();
        foreach (var id in version.Facts.Select(fact => fact.ElectionId).OfType<Guid>().Distinct())
            if (await commands.Find<Election>(id, cancellation) is { } election) names[id] = await CandidateNames.Of(election, keys, cancellation);
        return new(version, texts)
        {
            Facts = [.. version.Facts.Select(fact => fact.ElectionId is { } id && names.TryGetValue(id, out var known)
                ? fact with { De = CandidateNames.Fill(fact.De, known), En = CandidateNames.Fill(fact.En, known) }
                : fact)],
        };
    }
}
