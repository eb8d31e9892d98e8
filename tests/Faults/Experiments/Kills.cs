using Bkmo.Faults.Observe;
using Bkmo.Faults.Running;
using EventingPoints = Bkmo.Eventing.FailPoints;

namespace Bkmo.Faults.Experiments;

/// <summary>Services that die at any moment.</summary>
internal sealed class KilledServices : Experiment
{
    internal override string Name => "kill-services";

    internal override string Sentence => "Kill -9 of each service, of Identity and of the gateway in turn, at random moments; AppHost starts it again.";

    internal override int Rounds => 3;

    internal override bool InShort => true;

    internal override async Task Disturb(Round round)
    {
        foreach (var service in Logs.Services.Append("identity").Append("gateway"))
        {
            await Round.Pass(round.Random.NextDouble());
            await round.Kill(service);
        }
    }
}

/// <summary>A service that dies at a named point.</summary>
internal abstract class KilledAt(string point, string service) : Experiment
{
    internal override int Rounds => 5;

    internal override bool InShort => true;

    internal override async Task Disturb(Round round)
    {
        if (!await round.KillAt($"{service}.{point}")) round.Breaches.Add(new("G5", "late", $"nobody passed {service}.{point} within 20 s"));
        await round.Healthy(service);
    }
}

/// <summary>Between commit and publish.</summary>
internal sealed class KilledAtPublisher() : KilledAt("publisher.publishing", "membership")
{
    internal override string Name => "kill-before-publish";

    internal override string Sentence => "Membership dies between the commit of an event and its publication.";
}

/// <summary>Between publish and progress.</summary>
internal sealed class KilledAtProgress() : KilledAt("publisher.confirmed", "membership")
{
    internal override string Name => "kill-before-progress";

    internal override string Sentence => "Membership dies between the broker's confirmation and its own progress: the events are told twice.";
}

/// <summary>Between the consumer's commit and its acknowledgement.</summary>
internal sealed class KilledAtConsumer() : KilledAt("consumer.committed", "conference")
{
    internal override string Name => "kill-before-ack";

    internal override string Sentence => "Conference dies between committing a message's effect and acknowledging the message: it comes again.";
}

/// <summary>Every fail point of the serving path once.</summary>
internal sealed class WalkOfFailPoints : Experiment
{
    internal override string Name => "walk-fail-points";

    internal override string Sentence => "Walks all fail points between commit and acknowledgement; the process that passes one dies there.";

    internal override async Task Disturb(Round round)
    {
        foreach (var point in EventingPoints.All)
        {
            var service = point.StartsWith("consumer", StringComparison.Ordinal) ? "conference" : "membership";
            // An answer is kept apart from events only for a command that changes nothing; the load has none, so one is sent.
            var sent = point == "answer.kept" ? round.Around.World.AdmitAgain(CancellationToken.None) : Task.CompletedTask;
            var died = point.StartsWith("rebuild", StringComparison.Ordinal) ? await InRebuild(round, point) : await round.KillAt($"{service}.{point}");
            await sent.WaitAsync(TimeSpan.FromSeconds(60));
            if (!died) round.Note($"nobody passed {point}");
            await round.Healthy(service);
            await Round.Pass(0.5);
        }
    }

    private static async Task<bool> InRebuild(Round round, string point)
    {
        var file = round.Arm(point, "kill");
        using var rebuild = await round.Platform.OperateAsync("membership", "rebuild", "organisation_directory");
        await rebuild.WaitForExitAsync();
        var died = !File.Exists(file);
        File.Delete(file);
        using var again = await round.Platform.OperateAsync("membership", "rebuild", "organisation_directory");
        await again.WaitForExitAsync();
        if (again.ExitCode != 0) round.Breaches.Add(new("G5", "lost", $"the rebuild after {point} ended with {again.ExitCode}"));
        return died;
    }
}
