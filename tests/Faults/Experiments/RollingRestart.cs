using Bkmo.Faults.Load;
using Bkmo.Faults.Observe;
using Bkmo.Faults.Running;

namespace Bkmo.Faults.Experiments;

/// <summary>A release, process by process.</summary>
internal sealed class RollingRestart : Experiment
{
    private const double Longest = 10;

    internal override string Name => "rolling-restart";

    internal override string Sentence => "Every service in turn ends in an orderly way (SIGTERM) and comes back, twice: no read is answered 5xx, every command ends within 10 s.";

    internal override async Task Disturb(Round round)
    {
        var begun = round.Around.History.Now;
        for (var pass = 0; pass < 2; pass++)
            foreach (var service in Logs.Services)
            {
                await round.Platform.TerminateAsync(service);
                await round.Healthy(service);
                await Round.Pass(1);
            }
        var failed = round.Around.Client.Interruptions.Where(i => i.At >= begun).ToList();
        var reads = failed.Count(i => i.Operation is "read" && i.What is not "503-not-yet-visible");
        var slowest = Slowest(round.Around.History.Lines.Where(line => line.At >= begun));
        round.Note($"{failed.Count} answers were not definite ({string.Join(", ", failed.GroupBy(i => $"{i.Operation} {i.What}").Select(g => $"{g.Key}: {g.Count()}"))}); the slowest command took {slowest:0.0} s");
        if (reads > 0) round.Breaches.Add(new("G5", "late", $"{reads} reads were answered 5xx or not at all during a rolling restart"));
        if (slowest > Longest) round.Breaches.Add(new("G5", "late", $"a command took {slowest:0.0} s during a rolling restart"));
    }

    private static double Slowest(IEnumerable<HistoryLine> lines) => lines.Where(line => line.Operation is not "read").GroupBy(line => line.Key, StringComparer.Ordinal)
        .Where(operation => operation.Any(line => line.Phase is Phase.Ok or Phase.Fail)).Select(operation => operation.Max(line => line.At) - operation.Min(line => line.At)).DefaultIfEmpty().Max();
}
