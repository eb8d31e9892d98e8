using System.Diagnostics;

namespace Bkmo.Faults.Load;

/// <summary>Everything that was asked and answered, in order; also kept as JSON lines in a file.</summary>
internal sealed class History : IDisposable
{
    private readonly Lock gate = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly List<HistoryLine> lines = [];
    private readonly StreamWriter file;

    internal History(string path)
    {
        Path = path;
        file = new StreamWriter(path) { AutoFlush = true };
    }

    /// <summary>The file.</summary>
    internal string Path { get; }

    /// <summary>Seconds since it began.</summary>
    internal double Now => clock.Elapsed.TotalSeconds;

    /// <summary>All lines so far.</summary>
    internal IReadOnlyList<HistoryLine> Lines
    {
        get
        {
            lock (gate) return [.. lines];
        }
    }

    internal void Add(int process, Phase phase, string operation, string key, string? mark = null, long? position = null, int? status = null)
    {
        lock (gate)
        {
            var line = new HistoryLine(Math.Round(Now, 4), process, phase, operation, key, mark, position, status);
            lines.Add(line);
            file.WriteLine(line.ToJson());
        }
    }

    public void Dispose() => file.Dispose();
}
