using Bkmo.Faults.Observe;
using Bkmo.Faults.Running;

namespace Bkmo.Faults.Experiments;

/// <summary>A consumer that is taken for dead and is not.</summary>
internal sealed class ZombieConsumer : Experiment
{
    internal override string Name => "zombie-consumer";

    internal override string Sentence => "One of two processes of Conference is frozen for 45 s, beyond its heartbeats, while the other takes over its messages; then it goes on.";

    internal override Setting Setting => new(TwoOf: "conference");

    internal override async Task Disturb(Round round)
    {
        round.Platform.Freeze("conference-1");
        await Round.Pass(45);
        var heads = await round.Around.Logs.Heads();
        var heard = await Logs.Scalar<long>(round.Around.Logs["conference"], "select count(*) from events.mt_events where type = 'admission_heard'");
        var told = await Logs.Scalar<long>(round.Around.Logs["membership"], "select count(*) from events.mt_events where type = 'organisation_admitted'");
        round.Note($"before it went on, Conference had heard {heard} of {told} admissions (head {heads["conference"]})");
        round.Platform.Thaw("conference-1");
    }
}

/// <summary>A leader that is taken for dead and is not.</summary>
internal sealed class ZombieLeader : Experiment
{
    internal override string Name => "zombie-leader";

    internal override string Sentence => "The process of Membership that leads is frozen; its sessions are cut after 5 s, the other one takes over, and after 30 s the frozen one goes on.";

    internal override Setting Setting => new(TwoOf: "membership");

    internal override async Task Disturb(Round round)
    {
        var database = round.Around.Logs["membership"];
        round.Platform.Freeze("membership-1");
        await Round.Pass(5);
        var cut = await Logs.Scalar<long>(database, $"""
            select count(pg_terminate_backend(a.pid)) from pg_stat_activity a
            where a.datname = current_database() and a.client_port = any(array[{string.Join(',', Ports(round.Platform.ProcessId("membership-1")).Append(-1))}])
            """);
        var before = await Logs.Scalar<long>(database, "select min(position) from eventing.progress");
        await Round.Pass(25);
        var after = await Logs.Scalar<long>(database, "select min(position) from eventing.progress");
        round.Note($"{cut} sessions cut; while it was frozen the slowest subscription went from {before} to {after}");
        if (after <= before) round.Breaches.Add(new("G5", "lost", "no other process took over the subscriptions of a frozen one whose sessions were cut"));
        round.Platform.Thaw("membership-1");
    }

    /// <summary>The local ports of a process's connections.</summary>
    private static IEnumerable<int> Ports(int process)
    {
        var sockets = Directory.EnumerateFiles($"/proc/{process}/fd").Select(file => new FileInfo(file).LinkTarget ?? "")
            .Where(target => target.StartsWith("socket:[", StringComparison.Ordinal)).Select(target => target[8..^1]).ToHashSet(StringComparer.Ordinal);
        return new[] { "tcp", "tcp6" }.SelectMany(kind => File.ReadLines($"/proc/net/{kind}").Skip(1)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => sockets.Contains(fields[9])).Select(fields => Convert.ToInt32(fields[1].Split(':')[1], 16)).Distinct();
    }
}
