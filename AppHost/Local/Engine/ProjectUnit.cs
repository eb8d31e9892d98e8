using Bkmo.AppHost.Local.Processes;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>A .NET project's process, started from its build output.</summary>
internal sealed class ProjectUnit(ProjectProcess project, HostConsole console, Orphans orphans) : Unit(project.Name)
{
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(10);
    private static readonly HttpClient Http =
        new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(5), UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    public override string? Address => project.Urls.Count == 0 ? null : string.Join("  ", project.Urls);

    public override bool RunsOnce => project.RunsOnce;

    public override async Task<ChildProcess> StartAsync()
    {
        Process = await ChildProcess.StartAsync(new ProcessSpec(Name, ProjectOutput.Dotnet, ["exec", project.Assembly, .. project.Arguments])
        {
            Folder = project.Folder,
            Environment = project.Environment,
            Output = line => console.Line(Name, line),
        });
        orphans.Record(Process);
        return Process;
    }

    public override async Task<bool> ReadyAsync(CancellationToken cancellation)
    {
        if (project.HealthUrl is null) return true;
        try
        {
            using var answer = await Http.GetAsync(new Uri(project.HealthUrl), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException || failure is TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    public override Task StopAsync() => Process?.StopAsync(Signal.Terminate, StopDeadline) ?? Task.CompletedTask;
}

/// <summary>All that is needed to start one process of a project.</summary>
internal sealed record ProjectProcess(string Name, string Folder, string Assembly, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Others wait for its end.</summary>
    public bool RunsOnce { get; init; }

    /// <summary>Addresses it listens on.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>Answers 200 when it is healthy; null = healthy as soon as it runs.</summary>
    public string? HealthUrl { get; init; }
}
