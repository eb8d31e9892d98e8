using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bkmo.Faults.Load;

/// <summary>What is known of an operation at a moment.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Phase>))]
internal enum Phase
{
    /// <summary>It was sent.</summary>
    [JsonStringEnumMemberName("invoke")]
    Invoke,

    /// <summary>It was answered 2xx: its effect is promised.</summary>
    [JsonStringEnumMemberName("ok")]
    Ok,

    /// <summary>It was refused: it has no effect.</summary>
    [JsonStringEnumMemberName("fail")]
    Fail,

    /// <summary>Time-out, reset or 5xx: it may or may not have taken effect.</summary>
    [JsonStringEnumMemberName("info")]
    Info,
}

/// <summary>One line of a history.</summary>
/// <param name="At">Seconds since the history began.</param>
/// <param name="Process">Who asks; one operation of a process at a time.</param>
/// <param name="Phase">What is known.</param>
/// <param name="Operation">Kind of operation: <c>apply</c>, <c>admit</c>, <c>register</c>, <c>withdraw</c>, <c>contact</c>, <c>read</c>.</param>
/// <param name="Key">The operation's idempotency key.</param>
/// <param name="Mark">What its event is recognised by in the log; null while that is not known.</param>
/// <param name="Position">The position that the answer named.</param>
/// <param name="Status">HTTP status, or null when there was no answer.</param>
internal sealed record HistoryLine(double At, int Process, Phase Phase, string Operation, string Key, string? Mark = null, long? Position = null, int? Status = null)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    internal string ToJson() => JsonSerializer.Serialize(this, Json);

    internal static HistoryLine Parse(string line) => JsonSerializer.Deserialize<HistoryLine>(line, Json)!;
}
