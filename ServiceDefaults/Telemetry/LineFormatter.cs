using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Bkmo.ServiceDefaults;

/// <summary>
/// One line per entry: time (UTC), level, trace id, category, message. Of an exception follow its type, those of its causes and the place of ours that it came from:
/// its text may hold values, and a stack trace of every failed try would bury everything else.
/// </summary>
internal sealed class LineFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    internal const string FormatterName = "line";
    private const string NoTrace = "-";

    // StartUp says it once. The logger stays on: only while it takes critical entries does ASP.NET Core give every request an activity, and so a trace id.
    private const string Hosting = "Microsoft.AspNetCore.Hosting.Diagnostics";
    private const int StartupException = 6;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        if (logEntry is { EventId.Id: StartupException, Category: Hosting }) return;
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        if (logEntry.Exception is { } exception) message = $"{message} | {Describe(exception)}";
        textWriter.Write(time.GetUtcNow().ToString("HH:mm:ss.fff ", CultureInfo.InvariantCulture));
        textWriter.Write(Short(logEntry.LogLevel));
        textWriter.Write(' ');
        textWriter.Write(Activity.Current?.TraceId.ToHexString() ?? NoTrace);
        textWriter.Write(' ');
        textWriter.Write(logEntry.Category);
        textWriter.Write(": ");
        textWriter.WriteLine(Plain(message.ReplaceLineEndings(" | ")));
    }

    // What somebody sent must neither begin a line of its own nor move the cursor or colour the terminal of whoever reads it.
    private static string Plain(string line) => line.AsSpan().ContainsAnyInRange('\0', '\x1f') || line.AsSpan().ContainsAnyInRange('\x7f', '\x9f')
        ? string.Concat(line.Select(c => char.IsControl(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString()))
        : line;

    private static string Describe(Exception exception)
    {
        var types = new StringBuilder(exception.GetType().FullName);
        for (var cause = exception.InnerException; cause is not null; cause = cause.InnerException) types.Append(" ← ").Append(cause.GetType().Name);
        return Place(exception) is { } place ? $"{types} in {place}" : types.ToString();
    }

    /// <summary>The innermost method of ours; of an asynchronous one the compiler's name for it.</summary>
    private static string? Place(Exception exception) => new StackTrace(exception).GetFrames().Select(DiagnosticMethodInfo.Create)
        .Where(method => method?.DeclaringTypeName?.StartsWith("Bkmo.", StringComparison.Ordinal) is true)
        .Select(method => $"{method!.DeclaringTypeName}.{method.Name}").FirstOrDefault();

    private static string Short(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        LogLevel.Critical => "crit",
        _ => "none",
    };
}
