using System.Diagnostics;

namespace Bkmo.Gateway;

/// <summary>
/// Continues the caller's trace id, so that a partner's trace and ours meet, but neither its decision what is recorded nor its baggage, which could hold anything.
/// </summary>
internal sealed class TraceParentOnly : DistributedContextPropagator
{
    private const string TraceParent = "traceparent";
    private const int LengthWithoutFlags = 53;
    private static readonly DistributedContextPropagator W3C = CreateW3CPropagator();

    public override IReadOnlyCollection<string> Fields => W3C.Fields;

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        traceId = traceState = null;
        getter?.Invoke(carrier, TraceParent, out traceId, out _);
        if (traceId is { Length: LengthWithoutFlags + 2 }) traceId = string.Concat(traceId.AsSpan(0, LengthWithoutFlags), "01");
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) => W3C.Inject(activity, carrier, setter);
}
