using System.Diagnostics;
using Bkmo.Faults.Observe;
using Bkmo.Faults.Running;

namespace Bkmo.Faults.Experiments;

/// <summary>The broker dies.</summary>
internal sealed class KilledBroker : Experiment
{
    internal override string Name => "kill-broker";

    internal override string Sentence => "Kill -9 of the broker while events are published; AppHost starts it again.";

    internal override int Rounds => 3;

    internal override bool InShort => true;

    internal override async Task Disturb(Round round)
    {
        // A bus that has just been started is the one that is most easily left on a dead connection.
        if (round.Number % 2 == 1) await round.Kill("membership");
        await round.Kill("rabbitmq");
    }
}

/// <summary>The broker comes late.</summary>
internal sealed class BrokerAwayAtStart : Experiment
{
    internal override string Name => "broker-away-at-start";

    internal override string Sentence => "All services start while the broker is away; it comes 30 s later. Commands are taken meanwhile.";

    internal override Setting Setting => new(Proxies: true);

    internal override async Task Disturb(Round round)
    {
        await round.Around.Rabbit!.StopAsync();
        foreach (var service in Logs.Services) await round.Platform.TerminateAsync(service);
        foreach (var service in Logs.Services) await round.Healthy(service);
        var before = await round.Around.Logs.Heads();
        await Round.Pass(30);
        var after = await round.Around.Logs.Heads();
        if (after["membership"] == before["membership"]) round.Breaches.Add(new("G5", "lost", "no command was taken while the broker was away"));
        await round.Around.Rabbit.StartAsync();
    }
}

/// <summary>The broker takes nothing for a while.</summary>
internal sealed class MemoryAlarm : Experiment
{
    internal override string Name => "memory-alarm";

    internal override string Sentence => "The broker raises its memory alarm and blocks every publisher for 15 s.";

    internal override async Task Disturb(Round round)
    {
        await Control(round, "set_vm_memory_high_watermark", "0.0001");
        await Round.Pass(15);
        var published = await Position(round);
        await Control(round, "set_vm_memory_high_watermark", "0.4");
        round.Note($"publisher {(await round.Around.Logs.Heads())["membership"] - published} events behind at the end of the alarm");
    }

    private static Task<long> Position(Round round) =>
        Logs.Scalar<long>(round.Around.Logs["membership"], "select position from eventing.progress where name = 'publisher'");

    /// <summary>Runs the broker's own tool with the environment of the running node.</summary>
    private static async Task Control(Round round, params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/lib/rabbitmq/bin/rabbitmqctl", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in await round.Platform.EnvironmentAsync("rabbitmq")) start.Environment[name] = value;
        using var tool = Process.Start(start)!;
        var (output, error) = (tool.StandardOutput.ReadToEndAsync(), tool.StandardError.ReadToEndAsync());
        await tool.WaitForExitAsync();
        if (tool.ExitCode != 0) throw new InvalidOperationException($"rabbitmqctl ended with {tool.ExitCode}: {await output}{await error}");
    }
}
