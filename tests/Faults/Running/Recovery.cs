using Bkmo.Faults.Checks;
using Npgsql;

namespace Bkmo.Faults.Running;

/// <summary>Waits until everything works again after a fault: new commands are taken, every subscription has caught up, every admission was heard and received.</summary>
internal static class Recovery
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(60), Patience = TimeSpan.FromSeconds(180), Between = TimeSpan.FromMilliseconds(100);

    /// <summary>Seconds since the fault was over; with a breach when it took longer than promised.</summary>
    internal static async Task<(double Seconds, Breach? Late)> Wait(Surroundings around, double? since = null)
    {
        var begun = since ?? around.History.Now;
        IReadOnlyDictionary<string, long>? heads = null;
        string? missing = "nothing was asked yet";
        while (missing is not null && around.History.Now - begun < Patience.TotalSeconds)
        {
            try
            {
                heads ??= await Probed(around);
                missing = await Missing(around, heads);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException)
            {
                missing = $"a database does not answer ({e.GetType().Name})";
            }
            if (missing is not null) await Task.Delay(Between);
        }
        var seconds = around.History.Now - begun;
        return (seconds, missing is not null ? new("G5", "lost", $"after {seconds:0} s: {missing}")
            : seconds > Promised.TotalSeconds ? new("G5", "late", $"everything worked again only after {seconds:0} s") : null);
    }

    /// <summary>Waits until the subscriptions have also handled what was written because of what was heard; with no load, nothing is written after that.</summary>
    internal static async Task<Breach?> Quiet(Surroundings around)
    {
        var begun = around.History.Now;
        while (await around.Logs.Behind(await around.Logs.Heads()) is { } behind)
        {
            if (around.History.Now - begun > Promised.TotalSeconds) return new("G5", "late", $"without load, after {Promised.TotalSeconds:0} s: {behind}");
            await Task.Delay(Between);
        }
        return null;
    }

    /// <summary>The heads of all logs, after a command of each kind was taken.</summary>
    private static async Task<IReadOnlyDictionary<string, long>> Probed(Surroundings around)
    {
        var probe = $"probe-{Guid.CreateVersion7():N}";
        using var patience = new CancellationTokenSource(Patience);
        var applied = await around.Client.Settle(-2, probe, Load.Operations.Apply(probe).Request, probe, null, patience.Token);
        if (applied is not { Accepted: true }) throw new TimeoutException("no command was taken");
        var admit = Load.Operations.Admit(Load.Operations.Applied(applied));
        await around.Client.Settle(-2, probe + "-admitted", admit.Request, admit.Mark, null, patience.Token);
        var contact = Load.Operations.Contact(around.World.Centre);
        await around.Client.Settle(-2, probe + "-contact", contact.Request, null, contact.MarkOf, patience.Token);
        var register = Load.Operations.Register(around.World.Conference, Guid.CreateVersion7());
        await around.Client.Settle(-2, probe + "-registered", register.Request, register.Mark, null, patience.Token);
        return await around.Logs.Heads();
    }

    private static async Task<string?> Missing(Surroundings around, IReadOnlyDictionary<string, long> heads) =>
        await around.Logs.Behind(heads) ?? await around.Logs.Unheard(heads) ?? await NotReceived(around, heads);

    private static async Task<string?> NotReceived(Surroundings around, IReadOnlyDictionary<string, long> heads)
    {
        var received = around.Subscriber.Received.Select(m => m.Id).ToHashSet();
        var told = (await around.Logs.Events()).Where(row => Domain.IsTold(row) && row.Position <= heads[row.Service]).ToList();
        var missing = told.Count(row => !received.Contains(row.Id));
        return missing == 0 ? null : $"the subscriber received {told.Count - missing} of {told.Count} published events";
    }
}
