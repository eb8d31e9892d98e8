using System.Diagnostics;
using Bkmo.Faults.Checks;
using Bkmo.Faults.Load;
using Bkmo.Faults.Observe;
using Bkmo.Faults.Running;
using Bkmo.Testing;

namespace Bkmo.Faults.Experiments;

/// <summary>The operators' backup, and a platform that goes on from it elsewhere.</summary>
internal sealed class BackupAndRestore : Experiment
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    internal override string Name => "backup-restore";

    internal override string Sentence => "A backup under load, restored elsewhere: everything acknowledged before it began is there once, and what the broker did not keep is told again.";

    internal override async Task Disturb(Round round)
    {
        var (folder, backup) = (RunningPlatform.NewFolder(), Path.Combine(TestFolder.New("backup"), "made"));
        var acknowledged = round.Around.History.Lines;
        var clock = Stopwatch.StartNew();
        await RunningPlatform.HostCommandAsync("backup", "--to", backup, "--data", round.Platform.Folder);
        var backedUp = clock.Elapsed.TotalSeconds;
        await RunningPlatform.HostCommandAsync("restore", "--from", backup, "--data", folder);
        var restored = clock.Elapsed.TotalSeconds;
        await using var platform = await RunningPlatform.StartOn(folder);
        round.Note($"backup {backedUp:0.0} s, restore {restored - backedUp:0.0} s, start {clock.Elapsed.TotalSeconds - restored:0.0} s");
        await using var logs = new Logs(platform.ConnectionString);
        await ToldAgain(platform, logs);
        round.Breaches.AddRange(await Judge(round, logs, acknowledged));
        round.Breaches.AddRange(await Compare(platform, logs));
    }

    /// <summary>Publishers begin anew, because messages of the broker are not part of a backup; ends when everything was heard.</summary>
    private static async Task ToldAgain(RunningPlatform platform, Logs logs)
    {
        var heads = await logs.Heads();
        foreach (var service in Logs.Services)
        {
            using var republish = await platform.OperateAsync(service, "republish", "0");
            await republish.WaitForExitAsync();
        }
        await Eventually.True(async () => await logs.Behind(heads) is null && await logs.Unheard(heads) is null, Patience);
    }

    /// <summary>What was acknowledged later may or may not be in the backup; what was acknowledged before must be.</summary>
    private static async Task<IEnumerable<Breach>> Judge(Round round, Logs logs, IReadOnlyList<HistoryLine> acknowledged)
    {
        var (log, streams) = (await logs.Events(), await logs.Streams());
        return
        [
            .. Acknowledged.Check(acknowledged, log).Where(breach => breach.Kind is "lost" or "duplicate"),
            .. Effects.Check(log), .. Versions.Check(log, streams), .. Sums.Check(log, round.Around.World.Capacities),
        ];
    }

    private static async Task<IEnumerable<Breach>> Compare(RunningPlatform platform, Logs logs)
    {
        var heads = await logs.Heads();
        await Eventually.True(async () => await logs.Behind(heads) is null, Patience);
        var live = await Dumps.Take(logs);
        await Dumps.RebuildAll(logs, platform, service => service);
        return ReadModels.Check(live, await Dumps.Take(logs));
    }
}
