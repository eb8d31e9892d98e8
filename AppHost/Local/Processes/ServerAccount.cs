using System.Globalization;

namespace Bkmo.AppHost.Local.Processes;

/// <summary>
/// The system account that a server runs under. Root hands over to the account that the server's package made (PostgreSQL refuses to run as root);
/// anybody else runs the server as himself.
/// </summary>
internal sealed record ServerAccount(string Name, uint User, uint Group)
{
    /// <summary>The account to switch to, or null when no switch is needed.</summary>
    public static ServerAccount? For(string name)
    {
        if (!Posix.IsRoot) return null;
        var entry = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).FirstOrDefault(fields => string.Equals(fields[0], name, StringComparison.Ordinal))
            ?? throw new PrerequisiteException($"the system account '{name}' is missing; reinstall the package that makes it: apt-get install --reinstall {PackageOf(name)}");
        return new ServerAccount(name, Number(entry[2]), Number(entry[3]));
    }

    /// <summary>Gives a folder, which must be new or its own, to the account.</summary>
    public void Own(string path) => Posix.ChangeOwner(path, User, Group);

    /// <summary>
    /// The options of <c>setpriv</c> that switch to the account. When a parent of the folder is closed to others (a clone in <c>/root</c>), the server also gets
    /// the single capability to walk through folders, so that the data can stay where it belongs.
    /// </summary>
    public IEnumerable<string> SwitchOptions(string folder)
    {
        yield return $"--reuid={User}";
        yield return $"--regid={Group}";
        yield return "--clear-groups";
        if (CanReach(folder) || SearchCapability() is not { } capability) yield break;
        // access(2), by which Erlang asks whether it may read a file, forgets capabilities otherwise.
        yield return "--securebits=+no_setuid_fixup";
        yield return $"--inh-caps=-all,+{capability}";
        yield return $"--ambient-caps=-all,+{capability}";
    }

    private static bool CanReach(string folder)
    {
        for (var parent = Directory.GetParent(folder); parent is not null; parent = parent.Parent)
            if (!File.GetUnixFileMode(parent.FullName).HasFlag(UnixFileMode.OtherExecute)) return false;
        return true;
    }

    private static string? SearchCapability()
    {
        const int overrideAll = 1, readAndSearch = 2;
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("CapBnd:", StringComparison.Ordinal));
        var bounding = ulong.Parse(line.AsSpan(7).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (bounding & (1UL << readAndSearch)) != 0 ? "dac_read_search" : (bounding & (1UL << overrideAll)) != 0 ? "dac_override" : null;
    }

    private static uint Number(string text) => uint.Parse(text, CultureInfo.InvariantCulture);

    private static string PackageOf(string account) => account is "postgres" ? "postgresql" : "rabbitmq-server";
}
