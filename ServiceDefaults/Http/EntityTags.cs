using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Bkmo.ServiceDefaults;

/// <summary>Versions as strong entity tags (RFC 9110 § 8.8.3): version 7 is <c>"7"</c>.</summary>
public static class EntityTags
{
    /// <summary>The tag of a version.</summary>
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>What the request's <c>If-Match</c> says.</summary>
    public static IfMatch ReadIfMatch(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var header = request.Headers.IfMatch;
        if (header.Count == 0) return new IfMatch(IfMatchKind.Missing, []);
        if (!EntityTagHeaderValue.TryParseStrictList(header, out var tags)) return new IfMatch(IfMatchKind.Malformed, []);
        if (tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any))) return new IfMatch(tags.Count == 1 ? IfMatchKind.Any : IfMatchKind.Malformed, []);
        return new IfMatch(IfMatchKind.Versions, [.. tags.Select(VersionOf).OfType<long>()]);
    }

    /// <summary>Whether <c>If-None-Match</c> names this version, so that a reader has it already.</summary>
    public static bool IsKnown(HttpRequest request, long version)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Headers.IfNoneMatch.Count == 0 || !EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)) return false;
        var current = new EntityTagHeaderValue(Of(version));
        return tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(current, useStrongComparison: false));
    }

    // A weak or foreign tag never matches in the strong comparison that If-Match asks for.
    private static long? VersionOf(EntityTagHeaderValue tag) =>
        !tag.IsWeak && long.TryParse(tag.Tag.AsSpan(1, tag.Tag.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}

/// <summary>What an <c>If-Match</c> header says.</summary>
/// <param name="Kind">Its form.</param>
/// <param name="Versions">The versions it names; tags that are none of ours match nothing.</param>
public sealed record IfMatch(IfMatchKind Kind, IReadOnlyList<long> Versions);

/// <summary>Forms of <c>If-Match</c>.</summary>
public enum IfMatchKind
{
    /// <summary>No such header.</summary>
    Missing,

    /// <summary>Not a list of entity tags.</summary>
    Malformed,

    /// <summary><c>*</c>: whatever version there is.</summary>
    Any,

    /// <summary>One of the named versions.</summary>
    Versions,
}
