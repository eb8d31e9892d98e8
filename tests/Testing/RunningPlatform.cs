using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Bkmo.AppHost.Local;
using Bkmo.AppHost.Local.Engine;
using Bkmo.AppHost.Local.Processes;

namespace Bkmo.Testing;

/// <summary>The whole platform as AppHost runs it, with folders and ports of its own, and the means to break it.</summary>
public sealed partial class RunningPlatform : IAsyncDisposable
{
    private readonly StringWriter written = new();
    private readonly TextWriter output; // locks itself
    private readonly DistributedApplication application;

    private RunningPlatform(string[] args, string? folder = null)
    {
        Folder = folder ?? NewFolder();
        output = TextWriter.Synchronized(written);
        var builder = new DistributedApplicationBuilder(["--data", Folder, .. args]) { Output = output };
        AppHost.Program.Describe(builder);
        application = builder.Build();
    }

    /// <summary>Where its data lie.</summary>
    public string Folder { get; }

    /// <summary>From the start until everything was healthy.</summary>
    public TimeSpan StartUp { get; private set; }

    /// <summary>The bootstrap token.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Public address of the gateway.</summary>
    public Uri Gateway { get; private set; } = null!;

    /// <summary>Everything that AppHost has written.</summary>
    public string Output
    {
        get
        {
            lock (output) return written.ToString();
        }
    }

    /// <summary>Whether the sample data were loaded.</summary>
    public bool SampleDataLoaded => Running.SampleDataLoaded;

    /// <summary>Connection string of a database or of the broker, by its resource's name.</summary>
    public string ConnectionString(string name) => Running.ConnectionStrings[name];

    /// <summary>Starts it; ends when everything is healthy and, with <c>--with-sample-data</c>, loaded.</summary>
    public static async Task<RunningPlatform> Start(params string[] args)
    {
        var platform = new RunningPlatform(args);
        await platform.Begin();
        return platform;
    }

    /// <summary>Starts it on data that are there already.</summary>
    public static async Task<RunningPlatform> StartOn(string folder)
    {
        var platform = new RunningPlatform([], folder);
        await platform.Begin();
        return platform;
    }

    /// <summary>A path for a platform's data that nothing is at yet.</summary>
    public static string NewFolder() => Path.Combine(TestFolder.New("platform"), "data");

    /// <summary>Does one of the host's commands for operators; what it writes.</summary>
    public static async Task<string> Operate(params string[] args)
    {
        var told = new StringWriter();
        var builder = new DistributedApplicationBuilder(args) { Output = told };
        AppHost.Program.Describe(builder);
        await using var command = builder.Build();
        await command.StartAsync();
        return told.ToString();
    }

    /// <summary>Starts it in the background, to disturb it meanwhile.</summary>
    public static (RunningPlatform Platform, Task Started) StartDisturbed(params string[] args)
    {
        var platform = new RunningPlatform(args);
        return (platform, platform.Begin());
    }

    /// <summary>A client of the office through the gateway.</summary>
    public HttpClient Office()
    {
        var client = new HttpClient { BaseAddress = Gateway };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return client;
    }

    /// <summary>Kills a resource's process (-9); AppHost starts it again.</summary>
    public Task KillAsync(string resource) => Running[resource].KillAsync();

    /// <summary>Stops a resource's process where it stands (SIGSTOP).</summary>
    public void Freeze(string resource) => Running[resource].Unit.Process!.Send((Signal)19);

    /// <summary>Lets a frozen process go on (SIGCONT).</summary>
    public void Thaw(string resource) => Running[resource].Unit.Process!.Send((Signal)18);

    /// <summary>Waits until a resource is healthy.</summary>
    public Task HealthyAsync(string resource) => Running[resource].Healthy;

    /// <summary>Resident memory of all its processes with their children, MiB.</summary>
    public double ResidentMegabytes => Tree(Environment.ProcessId).Sum(Resident) / 1024.0;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => application.DisposeAsync();

    private RunningApplication Running => application.Running ?? throw new InvalidOperationException("The platform does not run.");

    private async Task Begin()
    {
        var clock = Stopwatch.StartNew();
        await application.StartAsync();
        StartUp = UpAfter().Match(Output) is { Success: true } up
            ? TimeSpan.FromSeconds(double.Parse(up.Groups["seconds"].ValueSpan, CultureInfo.InvariantCulture))
            : clock.Elapsed;
        Token = Bootstrap().Match(Output).Groups["token"].Value;
        Gateway = new Uri(Running["gateway"].Unit.Address!.Split("  ")[0]);
    }

    /// <summary>The processes below <paramref name="root"/>, itself included.</summary>
    private static List<int> Tree(int root)
    {
        var parents = Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).Select(id => (Id: id, Parent: Status(id, "PPid:"))).ToLookup(p => p.Parent, p => p.Id);
        var found = new List<int> { root };
        for (var i = 0; i < found.Count; i++) found.AddRange(parents[found[i]]);
        return found;
    }

    private static int Resident(int process) => Status(process, "VmRSS:");

    private static int Status(int process, string line)
    {
        try
        {
            var found = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith(line, StringComparison.Ordinal));
            return found is null ? 0 : int.Parse(found[line.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    [GeneratedRegex(@"Everything is up after (?<seconds>[0-9.]+) s", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex UpAfter();

    [GeneratedRegex(@"Bootstrap token[^:]*: (?<token>bkmo_\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Bootstrap();
}
