using System.Diagnostics;
using Bkmo.AppHost.Local.Servers;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>The application while it runs.</summary>
internal sealed class RunningApplication(IReadOnlyList<IResource> resources, HostArguments arguments, TextWriter output) : IAsyncDisposable
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(3);
    private readonly Dictionary<Unit, Supervised> units = [];
    private DataFolder? folder;
    private HostConsole? console;

    /// <summary>The folder of local data.</summary>
    public DataFolder Folder => folder ?? throw new InvalidOperationException("The application is not started.");

    /// <summary>The console.</summary>
    public HostConsole Console => console ?? throw new InvalidOperationException("The application is not started.");

    /// <summary>Connection strings, by name of the resource.</summary>
    public IReadOnlyDictionary<string, string> ConnectionStrings { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What watches the unit of this name.</summary>
    public Supervised this[string name] => units.Values.First(unit => string.Equals(unit.Unit.Name, name, StringComparison.Ordinal));

    /// <summary>Everything that is watched.</summary>
    public IReadOnlyCollection<Supervised> Units => units.Values;

    /// <summary>Starts everything and waits until it is healthy.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        folder = DataFolder.Open(arguments.DataFolder ?? Path.Combine(ProjectOutput.SolutionFolder, ".bkmo"));
        console = new HostConsole(output, folder.In("logs"));
        var orphans = new Orphans(folder);
        foreach (var name in await orphans.EndAsync(cancellation)) console.Say($"ended {name}, left by an earlier run");
        if (arguments.Fresh) folder.Clear();
        var composition = new Composition(resources, arguments, folder, console, orphans);
        ConnectionStrings = composition.ConnectionStrings.ToDictionary(pair => pair.Key.Name, pair => pair.Value, StringComparer.Ordinal);
        console.MakeRoomFor(composition.Units.Select(unit => unit.Name));
        await new PackageInstaller(console.Progress).EnsureAsync(composition.NeedsPostgres, composition.NeedsRabbitMq, cancellation);
        foreach (var unit in composition.Units) units[unit] = new Supervised(unit, console, folder.In("logs", unit.Name + ".log"));
        foreach (var unit in units.Values) unit.Begin(needed => units[needed]);
        await AllUpAsync(clock, cancellation);
        console.Say(Table.Of(units.Values));
        await FirstStepsAsync(clock, composition, cancellation);
    }

    /// <summary>Where mails of this machine are written to.</summary>
    public string MailFolder { get; private set; } = "";

    /// <summary>Whether the sample data were asked for and loaded.</summary>
    public bool SampleDataLoaded { get; private set; }

    private async Task FirstStepsAsync(Stopwatch clock, Composition composition, CancellationToken cancellation)
    {
        Console.Say($"Everything is up after {clock.Elapsed.TotalSeconds:0.0} s; data and logs: {Folder.Path}; Ctrl-C ends it.");
        if (composition.GatewayUrl is not { } gateway) return;
        MailFolder = composition.MailFolder;
        var first = new FirstSteps(composition.DataDirectory, composition.MailFolder, gateway, Folder.Secrets, Console);
        SampleDataLoaded = await first.TakeAsync(arguments.WithSampleData, arguments.PlayConference, cancellation);
    }

    /// <summary>Waits for the wish to end.</summary>
    public async Task UntilStoppedAsync(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
        Console.Progress("stopping …");
    }

    /// <summary>Stops everything in reverse order: a unit after all that need it.</summary>
    public async Task StopAsync()
    {
        var stopped = new Dictionary<Unit, Lazy<Task>>();
        foreach (var (unit, watched) in units)
            stopped[unit] = new Lazy<Task>(async () =>
            {
                await Task.WhenAll(units.Keys.Where(other => other.StartsAfter.Contains(unit)).Select(other => stopped[other].Value));
                await watched.StopAsync();
                watched.Dispose();
            });
        await Task.WhenAll(stopped.Values.Select(stop => stop.Value));
        units.Clear();
        console?.Dispose();
        folder?.Dispose();
        folder = null;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task AllUpAsync(Stopwatch clock, CancellationToken cancellation)
    {
        var waiting = units.Values.ToDictionary(unit => unit.Up);
        while (waiting.Count > 0)
        {
            var next = await Task.WhenAny([.. waiting.Keys, Task.Delay(ProgressEvery, cancellation)]);
            cancellation.ThrowIfCancellationRequested();
            if (waiting.Remove(next)) await next;
            else Console.Progress(
                $"waiting for {string.Join(", ", waiting.Values.Where(u => u.State != UnitState.Waiting).Select(u => u.Unit.Name))} … {clock.Elapsed.TotalSeconds:0} s");
        }
    }
}
