using System.Globalization;
using Bkmo.Testing;

namespace Bkmo.Faults.Running;

/// <summary>One round of an experiment: what it may break, and what it wants to be said about it.</summary>
internal sealed class Round(Surroundings surroundings, Random random, int number, bool brief)
{
    private readonly List<string> notes = [];

    internal Surroundings Around => surroundings;

    internal RunningPlatform Platform => surroundings.Platform;

    /// <summary>Seeded.</summary>
    internal Random Random => random;

    /// <summary>0, 1, …</summary>
    internal int Number => number;

    /// <summary>Whether a shorter fault will do.</summary>
    internal bool Brief => brief;

    /// <summary>What was found out besides.</summary>
    internal IReadOnlyList<string> Notes => notes;

    /// <summary>Promises that only this experiment can judge.</summary>
    internal List<Checks.Breach> Breaches { get; } = [];

    internal void Note(FormattableString note) => notes.Add(note.ToString(CultureInfo.InvariantCulture));

    /// <summary>Lets the load run undisturbed for a moment.</summary>
    internal static Task Pass(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds));

    /// <summary>Arms a fail point; the next process that passes it does as told.</summary>
    internal string Arm(string point, string order)
    {
        var file = Path.Combine(surroundings.FailPoints, point);
        File.WriteAllText(file + ".new", order);
        File.Move(file + ".new", file, overwrite: true);
        return file;
    }

    /// <summary>Arms a fail point to kill and waits until it did; false when nobody passed it in time.</summary>
    internal async Task<bool> KillAt(string point, double atMost = 20)
    {
        var file = Arm(point, "kill");
        var deadline = surroundings.History.Now + atMost;
        while (File.Exists(file) && surroundings.History.Now < deadline) await Task.Delay(20);
        if (!File.Exists(file))
        {
            Over();
            return true;
        }
        File.Delete(file);
        return false;
    }

    /// <summary>When the fault was over, in seconds of the history; recovery counts from here.</summary>
    internal double OverAt { get; private set; }

    /// <summary>The fault is over: from now on everything must recover by itself.</summary>
    internal void Over() => OverAt = surroundings.History.Now;

    /// <summary>Kills a resource's process (-9) and waits until it is healthy again, which is part of the recovery.</summary>
    internal async Task Kill(params string[] resources)
    {
        await Task.WhenAll(resources.Select(resource => surroundings.Platform.KillAsync(resource)));
        Over();
        foreach (var resource in resources) await Healthy(resource);
    }

    /// <summary>Waits until a service is healthy again.</summary>
    internal Task Healthy(string resource) => Platform.HealthyAsync(resource).WaitAsync(TimeSpan.FromSeconds(90));
}
