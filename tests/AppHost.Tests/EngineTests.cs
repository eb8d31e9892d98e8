using System.Net.Http.Json;
using Bkmo.AppHost.Local.Engine;
using Bkmo.AppHost.Local.Processes;
using Bkmo.AppHost.Local.Servers;

namespace Bkmo.AppHost.Tests;

public sealed class EngineTests
{
    [Fact]
    public async Task A_service_starts_after_its_migration_and_stops_before_what_it_waited_for()
    {
        await using var app = new StubApplication((app, builder) =>
        {
            var migrate = builder.AddProject("shop-migrate", StubApplication.Project).WithArgs("migrate").WithEnvironment("STUB_JOURNAL", app.Journal);
            var shop = builder.AddProject("shop", StubApplication.Project).WithEnvironment("STUB_JOURNAL", app.Journal)
                .WaitForCompletion(migrate).WithHttpEndpoint().WithHttpHealthCheck("/health/ready");
            builder.AddProject("till", StubApplication.Project).WithEnvironment("STUB_JOURNAL", app.Journal)
                .WaitFor(shop).WithHttpEndpoint().WithHttpHealthCheck("/health/ready");
        });
        await app.StartAsync();
        await app.StopAsync();
        Assert.Equal(["start shop-migrate", "start shop", "start till", "stop till", "stop shop"], app.JournalLines);
    }

    [Fact]
    public async Task A_killed_service_is_started_again()
    {
        await using var app = new StubApplication((_, builder) => Shop(builder));
        await app.StartAsync();
        var before = app.Running["shop"].Unit.Process!.Identity;
        await app.Running["shop"].KillAsync();
        await app.Running["shop"].Healthy.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.NotEqual(before, app.Running["shop"].Unit.Process!.Identity);
        Assert.Equal(1, app.Running["shop"].Restarts);
        Assert.Contains("shop ended with exit code 137; starting it again in 0.2 s", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_never_starts_ends_the_start_with_one_line()
    {
        await using var app = new StubApplication((_, builder) => Shop(builder).WithEnvironment("STUB_EXIT", "3"));
        var refusal = await Assert.ThrowsAsync<StartException>(app.StartAsync);
        Assert.StartsWith("shop ended 6 times before it was up (exit code 3); its log: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_gets_the_environment_that_Aspire_would_give_it()
    {
        await using var app = new StubApplication((_, builder) =>
        {
            var books = Shop(builder, "books").WithHttpEndpoint(name: "internal", env: "Books__Port").WithReplicas(2);
            Shop(builder).WithReference(books).WithReference(builder.AddConnectionString("elsewhere")).WithEnvironment("Keys__Master", builder.AddParameter("key", secret: true));
        }, "--ConnectionStrings:elsewhere=Host=there");
        await app.StartAsync();
        var shop = await EnvironmentAsync(app, "shop");
        var books = await EnvironmentAsync(app, "books-1");
        Assert.Equal(app.Running["shop"].Unit.Address, shop["ASPNETCORE_URLS"]);
        Assert.Equal("Host=there", shop["ConnectionStrings__elsewhere"]);
        Assert.Equal(32, Convert.FromBase64String(shop["Keys__Master"]).Length);
        Assert.Equal("shop", shop["OTEL_SERVICE_NAME"]);
        Assert.Equal("0", shop["DOTNET_gcServer"]);
        string[] urls = [shop["services__books__http__0"], shop["services__books__internal__0"], shop["services__books__http__1"], shop["services__books__internal__1"]];
        Assert.Equal(4, urls.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(urls[0], books["ASPNETCORE_URLS"]); // the other one is told by Books__Port
        Assert.EndsWith(":" + books["Books__Port"], urls[1], StringComparison.Ordinal);
        Assert.False(books.ContainsKey("ConnectionStrings__elsewhere"));
    }

    [Fact]
    public async Task Ports_and_secrets_are_kept_between_runs_and_secrets_are_never_printed()
    {
        await using var app = new StubApplication((_, builder) => Shop(builder).WithEnvironment("Keys__Master", builder.AddParameter("key", secret: true)));
        await app.StartAsync();
        var first = await EnvironmentAsync(app, "shop");
        using (await app.SendAsync("shop", HttpMethod.Post, $"/print?text={Uri.EscapeDataString("the key is " + first["Keys__Master"] + " !")}"))
            await Wait.UntilAsync(_ => Task.FromResult(app.Output.Contains("the key is", StringComparison.Ordinal)), TimeSpan.FromSeconds(10), "the line", CancellationToken.None);
        await app.StopAsync();
        await app.StartAsync();
        var second = await EnvironmentAsync(app, "shop");
        Assert.Equal((first["Keys__Master"], first["ASPNETCORE_URLS"]), (second["Keys__Master"], second["ASPNETCORE_URLS"]));
        Assert.Contains("shop     | the key is *** !", app.Output, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(app.Running.Folder.In("secrets.json")));
        Assert.DoesNotContain(first["Keys__Master"], await File.ReadAllTextAsync(app.Running.Folder.In("logs", "shop.log")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_earlier_host_left_is_ended_but_never_a_process_that_only_has_the_same_id()
    {
        await using var app = new StubApplication((_, builder) => Shop(builder));
        var orphan = await SleepAsync();
        var stranger = await SleepAsync();
        Directory.CreateDirectory(Path.Combine(app.Folder, "run"));
        await File.WriteAllTextAsync(Path.Combine(app.Folder, "lock"), "");
        await RecordAsync(app, orphan.Identity);
        await RecordAsync(app, stranger.Identity with { StartTime = stranger.Identity.StartTime - 1 });
        await app.StartAsync();
        await orphan.Exited.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.False(stranger.Exited.IsCompleted);
        Assert.Contains("ended shop, left by an earlier run", app.Output, StringComparison.Ordinal);
        await stranger.StopAsync(Signal.Kill, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Two_hosts_do_not_share_a_folder()
    {
        await using var app = new StubApplication((_, builder) => Shop(builder));
        await app.StartAsync();
        var refusal = Assert.Throws<PrerequisiteException>(() => DataFolder.Open(app.Folder));
        Assert.Equal($"another AppHost (process {Environment.ProcessId}) is running on {app.Folder}; stop it or choose another folder with --data", refusal.Message);
    }

    private static IResourceBuilder<ProjectResource> Shop(IDistributedApplicationBuilder builder, string name = "shop") =>
        builder.AddProject(name, StubApplication.Project).WithHttpEndpoint().WithHttpHealthCheck("/health/ready");

    private static async Task<Dictionary<string, string>> EnvironmentAsync(StubApplication app, string unit)
    {
        using var answer = await app.SendAsync(unit, HttpMethod.Get, "/environment");
        return (await answer.Content.ReadFromJsonAsync<Dictionary<string, string>>())!;
    }

    private static Task<ChildProcess> SleepAsync() => ChildProcess.StartAsync(new ProcessSpec("sleep", "sleep", ["60"])
    {
        Folder = "/",
        Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = "/usr/bin:/bin" },
    });

    private static Task RecordAsync(StubApplication app, ProcessIdentity process) =>
        File.WriteAllTextAsync(Path.Combine(app.Folder, "run", $"{process.Id}"), $"shop\n{process.StartTime}\n{process.Boot}");
}
