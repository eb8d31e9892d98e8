using System.Text.Json.Serialization;

namespace Bkmo.ServiceDefaults;

/// <summary>What every refusal and failure looks like on the wire (RFC 9457, <c>application/problem+json</c>).</summary>
/// <param name="Type">Stable name of the problem: <c>urn:bkmo:problem:seats-exhausted</c>.</param>
/// <param name="Title">The kind of problem in the reader's language.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is refused and what to do about it, in the reader's language.</param>
/// <param name="Instance">Path of the request, without its query.</param>
/// <param name="TraceId">Finds the request in traces and logs.</param>
/// <param name="Errors">Path of a field → what is wrong with it.</param>
public sealed record Problem(
    string Type, string Title, int Status, string Detail, string Instance,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors = null);
