using System.Globalization;
using Bkmo.AppHost.Local.Processes;
using Bkmo.AppHost.Local.Servers;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>
/// The children of this data folder, on record as long as they run. A child dies with its host; should one survive all the same, the next host ends it,
/// if it is beyond doubt that process (<see cref="ProcessIdentity"/>).
/// </summary>
internal sealed class Orphans(DataFolder folder)
{
    private readonly string records = folder.In("run");

    /// <summary>Puts a child on record until it ends.</summary>
    public void Record(ChildProcess child)
    {
        Directory.CreateDirectory(records);
        var (id, start, boot) = child.Identity;
        var file = Path.Combine(records, id.ToString(CultureInfo.InvariantCulture));
        File.WriteAllText(file, $"{child.Name}\n{start.ToString(CultureInfo.InvariantCulture)}\n{boot}");
        _ = child.Exited.ContinueWith(_ => File.Delete(file), TaskScheduler.Default);
    }

    /// <summary>Ends what an earlier host left. Returns the names of what was still running.</summary>
    public async Task<IReadOnlyList<string>> EndAsync(CancellationToken cancellation)
    {
        var ended = new List<string>();
        foreach (var file in Directory.Exists(records) ? Directory.GetFiles(records) : [])
        {
            if (Read(file) is (var name, { IsRunning: true } orphan))
            {
                await EndAsync(orphan, cancellation);
                ended.Add(name);
            }
            File.Delete(file);
        }
        return ended;
    }

    private static (string Name, ProcessIdentity Process)? Read(string file) =>
        File.ReadAllLines(file) is [var name, var start, var boot]
        && int.TryParse(Path.GetFileName(file), CultureInfo.InvariantCulture, out var id)
        && long.TryParse(start, CultureInfo.InvariantCulture, out var startTime)
            ? (name, new ProcessIdentity(id, startTime, boot))
            : null;

    private static async Task EndAsync(ProcessIdentity orphan, CancellationToken cancellation)
    {
        Posix.Send(orphan.Id, Signal.Interrupt);
        Posix.Send(orphan.Id, Signal.Terminate);
        try
        {
            await Wait.UntilAsync(_ => Task.FromResult(!orphan.IsRunning), TimeSpan.FromSeconds(5), "an orphan's end", cancellation);
        }
        catch (TimeoutException)
        {
            Posix.SendToGroup(orphan.Id, Signal.Kill);
        }
    }
}
