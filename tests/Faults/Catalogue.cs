using Bkmo.Faults.Experiments;
using Bkmo.Faults.Running;

namespace Bkmo.Faults;

/// <summary>All experiments, cheapest first.</summary>
internal static class Catalogue
{
    internal static IReadOnlyList<Experiment> All { get; } =
    [
        new Quiet(),
        new KilledServices(),
        new KilledAtPublisher(),
        new KilledAtProgress(),
        new KilledAtConsumer(),
        new RushForPlaces(),
        new KilledBroker(),
        new StoppedDatabase(),
        new KilledDatabase(),
        new LateTransaction(),
        new PoisonEvent(),
        new MemoryAlarm(),
        new DeletedBindings(),
        new FrozenDatabase(),
        new WalkOfFailPoints(),
        new RollingRestart(),
        new BigRebuild(),
        new BackupAndRestore(),
        new SlowLines(),
        new Resets(),
        new CutMessages(),
        new BlackHoles(),
        new BrokerAwayAtStart(),
        new ZombieConsumer(),
        new ZombieLeader(),
    ];

    /// <summary>Those that the command line asks for, experiments of one setting together.</summary>
    internal static IReadOnlyList<Experiment> Chosen(LabArguments arguments)
    {
        var unknown = arguments.Names.FirstOrDefault(name => !All.Any(experiment => experiment.Name == name));
        if (unknown is not null) throw new UsageException($"there is no experiment '{unknown}'; --list names them");
        return [.. All.Where(experiment => arguments.Names.Count > 0 ? arguments.Names.Contains(experiment.Name, StringComparer.Ordinal) : !arguments.Short || experiment.InShort)];
    }
}
