using System.Globalization;

namespace Bkmo.Testing;

/// <summary>A process with its children and theirs, as /proc shows them.</summary>
public sealed class ProcessTree(int root)
{
    private const double TicksPerSecond = 100;
    private const int UserTime = 11, SystemTime = 12;

    /// <summary>
    /// Memory in MiB: in proportion (a page shared by n processes counts 1/n for each) and summed up (it counts once for each).
    /// </summary>
    public (double Proportional, double Summed) Memory
    {
        get
        {
            var processes = All();
            return (processes.Sum(id => Number(id, "smaps_rollup", "Pss:")) / 1024.0, processes.Sum(id => Number(id, "status", "VmRSS:")) / 1024.0);
        }
    }

    /// <summary>Processor time used so far in seconds, by program (<c>Bkmo.Gateway</c>, <c>postgres</c> …); of processes that still run.</summary>
    public IReadOnlyDictionary<string, double> ProcessorSeconds() =>
        All().GroupBy(Program, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(Used), StringComparer.Ordinal);

    /// <summary>Ids of all of them, the root first.</summary>
    public IReadOnlyList<int> All()
    {
        var parents = Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).Select(id => (Id: id, Parent: Number(id, "status", "PPid:"))).ToLookup(p => p.Parent, p => p.Id);
        var found = new List<int> { root };
        for (var i = 0; i < found.Count; i++) found.AddRange(parents[found[i]]);
        return found;
    }

    private static string Program(int process)
    {
        var words = Read(process, "cmdline").Split('\0');
        var assembly = words.FirstOrDefault(word => word.EndsWith(".dll", StringComparison.Ordinal));
        return Path.GetFileNameWithoutExtension(assembly ?? words[0].Split(' ')[0].TrimEnd(':'));
    }

    private static double Used(int process)
    {
        var stat = Read(process, "stat");
        if (stat.Length == 0) return 0;
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[UserTime], CultureInfo.InvariantCulture) + long.Parse(fields[SystemTime], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    /// <summary>The number in a line of one of the process's files; 0 when the process has ended.</summary>
    private static int Number(int process, string file, string line)
    {
        var found = Read(process, file).Split('\n').FirstOrDefault(l => l.StartsWith(line, StringComparison.Ordinal));
        return found is null ? 0 : int.Parse(found[line.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
    }

    private static string Read(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
