using System.Diagnostics;
using Bkmo.Faults.Checks;
using Bkmo.Faults.Load;
using Bkmo.Faults.Observe;

namespace Bkmo.Faults.Running;

/// <summary>Runs experiments one after the other and judges each.</summary>
internal sealed class Laboratory(LabArguments arguments, TextWriter output) : IAsyncDisposable
{
    private const double LoadBefore = 2, LoadAfter = 2;
    private Surroundings? around;
    private int seeds;

    /// <summary>Runs an experiment with all its rounds.</summary>
    internal async Task<Report> Run(Experiment experiment)
    {
        var clock = Stopwatch.StartNew();
        await output.WriteLineAsync($"{experiment.Name}: {experiment.Sentence}");
        await Surround(experiment.Setting);
        var report = new Report(experiment.Name);
        var before = around!.History.Lines.Count;
        var duplicates = OnTheWire.Duplicates(around.Subscriber.Received);
        for (var round = 0; round < (arguments.Rounds ?? (arguments.Short ? 1 : experiment.Rounds)); round++)
        {
            await Once(experiment, round, report);
            report.Breaches.AddRange(await Judge());
            if (report.Breaches.Count > 0) break;
        }
        if (!arguments.Short) report.Breaches.AddRange(await Compare());
        report.Count(around.History.Lines.Skip(before), OnTheWire.Duplicates(around.Subscriber.Received) - duplicates, clock.Elapsed);
        await output.WriteLineAsync($"  {report.Summary}");
        foreach (var line in report.Details(around.History.Path)) await output.WriteLineAsync("  " + line);
        // What a breach left behind must not be counted against the next experiment.
        if (report.Breaches.Count > 0) await End();
        return report;
    }

    /// <summary>In the short set read models are compared with their rebuild once, at the end.</summary>
    internal async Task<Report> Last()
    {
        var (clock, report) = (Stopwatch.StartNew(), new Report("read-models"));
        if (around is null) return report;
        report.Breaches.AddRange(await Compare());
        report.Count([], 0, clock.Elapsed);
        foreach (var line in report.Details(around.History.Path)) await output.WriteLineAsync("  " + line);
        return report;
    }

    public async ValueTask DisposeAsync() => await End();

    private async Task Once(Experiment experiment, int number, Report report)
    {
        var seed = HashCode.Combine(arguments.Seed, ++seeds);
        var round = new Round(around!, new Random(seed), number, arguments.Short);
        using var load = new MixedLoad(around!.Client, around.World, FormattableString.Invariant($"{arguments.Seed}-{seeds}"), seed);
        load.Start();
        await Round.Pass(LoadBefore);
        await experiment.Disturb(round);
        if (round.OverAt == 0) round.Over();
        var (seconds, late) = await Recovery.Wait(around, round.OverAt);
        await Round.Pass(LoadAfter);
        await load.Stop();
        var (_, stuck) = await Recovery.Wait(around);
        report.Add(round, seconds, load.Visible);
        report.Breaches.AddRange(new[] { late, stuck }.OfType<Breach>());
    }

    /// <summary>Checks everything that has happened on this platform so far.</summary>
    private async Task<List<Breach>> Judge()
    {
        var (log, streams, history) = (await around!.Logs.Events(), await around.Logs.Streams(), around.History.Lines);
        return
        [
            .. Acknowledged.Check(history, [.. log.Where(row => !row.Mark.StartsWith(World.Stock, StringComparison.Ordinal))]), .. OnTheWire.Check(log, around.Subscriber.Received), .. Effects.Check(log), .. Versions.Check(log, streams),
            .. Sums.Check(log, around.World.Capacities), .. Outputs.Check(around.Written()).DistinctBy(breach => breach.What).Take(10),
        ];
    }

    /// <summary>Read models against their rebuild; nothing is going on meanwhile.</summary>
    private async Task<IEnumerable<Breach>> Compare()
    {
        if (await Recovery.Quiet(around!) is { } late) return [late];
        var live = await Dumps.Take(around!.Logs);
        await Dumps.RebuildAll(around.Logs, around.Platform, around.ProcessOf);
        return ReadModels.Check(live, await Dumps.Take(around.Logs));
    }

    private async Task Surround(Setting setting)
    {
        if (around?.Setting == setting) return;
        await End();
        var clock = Stopwatch.StartNew();
        around = await Surroundings.Start(setting);
        await output.WriteLineAsync($"  (a new platform in {clock.Elapsed.TotalSeconds:0} s; {around.History.Path})");
    }

    private async Task End()
    {
        if (around is null) return;
        var (platform, history) = (around.Platform.Folder, around.History.Path);
        await around.DisposeAsync();
        around = null;
        if (!arguments.Keep) return;
        var kept = Directory.CreateTempSubdirectory("bkmo-faults-").FullName;
        Directory.Move(platform, Path.Combine(kept, "platform"));
        File.Copy(history, Path.Combine(kept, "history.jsonl"));
        await output.WriteLineAsync($"  kept in {kept}");
    }
}
