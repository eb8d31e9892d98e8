using System.Text.RegularExpressions;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>
/// What the host shows: its own lines, and its children's with the resource's name before each. Whole lines only, so that nothing is torn apart; secrets are
/// blotted out; a copy of each resource's lines is kept in a file.
/// </summary>
internal sealed class HostConsole(TextWriter output, string logFolder) : IDisposable
{
    private const string Reset = "\e[0m", Dim = "\e[2m";
    private const int LongestLine = 4_000;
    private static readonly string[] Colours = ["\e[36m", "\e[33m", "\e[32m", "\e[35m", "\e[34m", "\e[96m", "\e[93m", "\e[92m", "\e[95m"];
    private static readonly Regex Alarms = new(
        @"\[(error|critical)\]| (ERROR|FATAL|PANIC): +(?! |the database system is)",
        RegexOptions.ExplicitCapture | RegexOptions.Compiled, TimeSpan.FromSeconds(1));
    private static readonly Regex Unprintable = new(@"\e\[[0-9;?]*[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f]", RegexOptions.Compiled, TimeSpan.FromSeconds(1));
    private readonly Lock gate = new();
    private readonly Dictionary<string, LogFile> files = new(StringComparer.Ordinal);
    private readonly List<string> secrets = [];
    private readonly bool colour = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
    private int width = 8;

    /// <summary>Never lets this text out.</summary>
    public void Hide(string secret)
    {
        lock (gate)
            if (secret.Length >= 8 && !secrets.Contains(secret, StringComparer.Ordinal)) secrets.Add(secret);
    }

    /// <summary>Widens the column of names.</summary>
    public void MakeRoomFor(IEnumerable<string> names) => width = names.Select(name => name.Length).Append(width).Max();

    /// <summary>A line of the host's own.</summary>
    public void Say(string line)
    {
        lock (gate) output.WriteLine(Clean(line));
    }

    /// <summary>A line that may hold a secret that is meant for the reader.</summary>
    public void Reveal(string line)
    {
        lock (gate) output.WriteLine(line);
    }

    /// <summary>A sign of life.</summary>
    public void Progress(string line) => Say(colour ? $"{Dim}{line}{Reset}" : line);

    /// <summary>A line of a server: errors are shown, everything is in its log.</summary>
    public void ServerLine(string resource, string line) => Line(resource, line, shown: Alarms.IsMatch(line));

    /// <summary>A line of a child.</summary>
    public void Line(string resource, string line, bool shown = true)
    {
        lock (gate)
        {
            var clean = Clean(Unprintable.Replace(line, ""));
            FileOf(resource).Write(clean);
            if (!shown) return;
            var text = clean.Length > LongestLine ? clean[..LongestLine] + " …" : clean;
            var name = resource.PadRight(width);
            output.WriteLine(colour ? $"{ColourOf(resource)}{name}{Reset} | {text}{Reset}" : $"{name} | {text}");
        }
    }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            foreach (var file in files.Values) file.Dispose();
            files.Clear();
            output.Flush();
        }
    }

    private LogFile FileOf(string resource)
    {
        if (files.TryGetValue(resource, out var file)) return file;
        Directory.CreateDirectory(logFolder);
        return files[resource] = new LogFile(Path.Combine(logFolder, resource + ".log"));
    }

    private string Clean(string line)
    {
        foreach (var secret in secrets) line = line.Replace(secret, "***", StringComparison.Ordinal);
        return line;
    }

    private static string ColourOf(string resource) =>
        Colours[(int)((uint)resource.Aggregate(17, (hash, letter) => unchecked(hash * 31 + letter)) % (uint)Colours.Length)];
}
