using System.Collections.Concurrent;

namespace Bkmo.Testing;

/// <summary>The last lines a server printed, for the message of a test that could not start it.</summary>
internal sealed class ServerLog
{
    private const int Kept = 40;
    private readonly ConcurrentQueue<string> lines = new();

    public void Add(string line)
    {
        lines.Enqueue(line);
        while (lines.Count > Kept) lines.TryDequeue(out _);
    }

    public override string ToString() => string.Join(Environment.NewLine, lines);
}
