using Bkmo.AppHost.Local.Engine;
using Bkmo.Testing;

namespace Bkmo.AppHost.Tests;

/// <summary>A small application of stubs, with a data folder of its own.</summary>
internal sealed class StubApplication : IAsyncDisposable
{
    public const string Project = "../tests/AppHost.Tests/Stub/Stub.csproj";
    private readonly DistributedApplication application;
    private readonly StringWriter written = new();
    private readonly TextWriter output; // locks itself

    public StubApplication(Action<StubApplication, IDistributedApplicationBuilder> describe, params string[] args)
    {
        output = TextWriter.Synchronized(written);
        var builder = new DistributedApplicationBuilder(["--data", Folder, .. args]) { Output = output };
        describe(this, builder);
        application = builder.Build();
    }

    public string Folder { get; } = Path.Combine(TestFolder.New("apphost"), "data");

    public string Journal { get; } = Path.Combine(TestFolder.New("journal"), "journal");

    public RunningApplication Running => application.Running!;

    public string Output
    {
        get
        {
            lock (output) return written.ToString();
        }
    }

    public string[] JournalLines => File.Exists(Journal) ? File.ReadAllLines(Journal) : [];

    public Task StartAsync() => application.StartAsync();

    public Task StopAsync() => application.StopAsync();

    public async Task<HttpResponseMessage> SendAsync(string unit, HttpMethod method, string path)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Running[unit].Unit.Address!.Split("  ")[0]) };
        using var request = new HttpRequestMessage(method, path);
        return await client.SendAsync(request);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();
}
