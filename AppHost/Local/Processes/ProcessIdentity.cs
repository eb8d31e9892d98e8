using System.Globalization;

namespace Bkmo.AppHost.Local.Processes;

/// <summary>
/// A process beyond doubt: its id alone may be given to another process later, its id with its start time (in clock ticks since boot) and the boot's id may not.
/// </summary>
internal sealed record ProcessIdentity(int Id, long StartTime, string Boot)
{
    /// <summary>The identity of a running process, or null when there is none with this id.</summary>
    public static ProcessIdentity? Of(int processId)
    {
        try
        {
            var fields = StatOf(processId);
            return fields[0] is "Z" or "X"
                ? null
                : new ProcessIdentity(processId, long.Parse(fields[19], CultureInfo.InvariantCulture), CurrentBoot.Value);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The process that started a process.</summary>
    public static ProcessIdentity? ParentOf(int processId) => Of(int.Parse(StatOf(processId)[1], CultureInfo.InvariantCulture));

    /// <summary>Whether exactly this process is still running.</summary>
    public bool IsRunning => Of(Id) == this;

    private static string[] StatOf(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        // The second field is the command in brackets and may hold blanks and brackets; the fields after it do not.
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static readonly Lazy<string> CurrentBoot = new(() => File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim());
}
