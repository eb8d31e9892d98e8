using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Bkmo.AppHost.Local;
using Bkmo.AppHost.Local.Engine;
using Bkmo.AppHost.SampleData;

namespace Bkmo.Testing;

/// <summary>The whole platform as AppHost runs it, with folders and ports of its own, and the means to break it.</summary>
public sealed partial class RunningPlatform : IAsyncDisposable
{
    private readonly StringWriter written = new();
    private readonly TextWriter output; // locks itself
    private readonly DistributedApplication application;

    private RunningPlatform(string[] args, string? folder = null, Action<IReadOnlyList<IResource>>? adapt = null)
    {
        Folder = folder ?? NewFolder();
        output = TextWriter.Synchronized(written);
        var builder = new DistributedApplicationBuilder(["--data", Folder, .. args]) { Output = output };
        AppHost.Program.Describe(builder);
        adapt?.Invoke(builder.Resources);
        application = builder.Build();
    }

    /// <summary>Where its data lie.</summary>
    public string Folder { get; }

    /// <summary>From the start until everything was healthy.</summary>
    public TimeSpan StartUp { get; private set; }

    /// <summary>A session of the office's first account.</summary>
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
    public static Task<RunningPlatform> Start(params string[] args) => Start(null, args);

    /// <summary>Starts it with resources adapted beforehand, for instance with two processes of a service.</summary>
    public static async Task<RunningPlatform> Start(Action<IReadOnlyList<IResource>>? adapt, params string[] args)
    {
        var platform = new RunningPlatform(args, adapt: adapt);
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
    public static async Task<string> HostCommandAsync(params string[] args)
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

    /// <summary>Waits until a resource is healthy.</summary>
    public Task HealthyAsync(string resource) => Running[resource].Healthy;

    /// <summary>Memory and processor time of its processes.</summary>
    public ProcessTree Processes { get; } = new(Environment.ProcessId);

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
        Gateway = Address("gateway");
        using var office = new OfficeAccount(Gateway, Running.MailFolder, Running.Folder.Secrets, TimeProvider.System);
        Token = await office.SignInAsync(() => Bootstrap().Match(Output).Groups["token"].Value, fresh: false, CancellationToken.None);
    }

    [GeneratedRegex(@"Everything is up after (?<seconds>[0-9.]+) s", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex UpAfter();

    [GeneratedRegex(@"Bootstrap token.*: (?<token>bkmo_\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Bootstrap();
}
