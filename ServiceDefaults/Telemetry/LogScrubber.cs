using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Bkmo.ServiceDefaults;

/// <summary>Exports of an exception only its type: its text may hold values.</summary>
internal sealed class LogScrubber : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.Exception is not { } exception) return;
        data.Exception = null;
        data.Attributes = [.. data.Attributes ?? [], new("exception.type", exception.GetType().FullName)];
    }
}
