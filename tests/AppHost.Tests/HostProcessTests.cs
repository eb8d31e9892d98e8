using Bkmo.AppHost.Local.Processes;
using Bkmo.AppHost.Local.Servers;
using Bkmo.Testing;

namespace Bkmo.AppHost.Tests;

/// <summary>The host as a process of its own, as people start it.</summary>
public sealed class HostProcessTests
{
    [Fact]
    public async Task An_unknown_argument_is_refused_in_one_line_with_exit_code_2()
    {
        var (code, lines) = await RunAsync(["--wth-sample-data"]);
        Assert.Equal((2, "AppHost: unknown argument '--wth-sample-data'; --help lists the known ones"), (code, Assert.Single(lines)));
    }

    [Fact]
    public async Task A_value_is_not_repeated_when_its_argument_is_refused()
    {
        var (_, lines) = await RunAsync(["--Password=hunter2"]);
        Assert.DoesNotContain("hunter2", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_the_arguments()
    {
        var (code, lines) = await RunAsync(["--help"]);
        Assert.Equal(0, code);
        Assert.Contains(lines, line => line.Contains("--with-sample-data", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_with_other_files_is_never_used_or_deleted()
    {
        var folder = TestFolder.New("foreign");
        await File.WriteAllTextAsync(Path.Combine(folder, "thesis.odt"), "years of work");
        var (code, lines) = await RunAsync(["--data", folder, "--fresh"]);
        Assert.Equal((2, $"AppHost: {folder} holds other files; choose an empty or new folder with --data"), (code, Assert.Single(lines)));
        Assert.True(File.Exists(Path.Combine(folder, "thesis.odt")));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_refused()
    {
        var (code, lines) = await RunAsync(["--data", "/proc/bkmo"]);
        Assert.Equal((2, "AppHost: cannot write to the data folder /proc/bkmo; make it writable or choose another with --data"), (code, Assert.Single(lines)));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(15)]
    [InlineData(2)]
    public async Task No_child_outlives_the_host(int signal)
    {
        await using var host = Start("--data", Path.Combine(TestFolder.New("host"), "data"));
        var children = await ChildrenAsync(host.Id, atLeast: 5);
        Posix.Send(host.Id, (Signal)signal);
        await host.ExitAsync(TimeSpan.FromSeconds(40));
        await AllEnded(children);
    }

    [Fact]
    public async Task A_test_that_breaks_off_leaves_no_process_behind()
    {
        List<ProcessIdentity> children;
        await using (var host = Start("--data", Path.Combine(TestFolder.New("host"), "data")))
            children = [ProcessIdentity.Of(host.Id)!, .. await ChildrenAsync(host.Id, atLeast: 5)];
        await AllEnded(children);
    }

    private static Task AllEnded(List<ProcessIdentity> children) =>
        Wait.UntilAsync(_ => Task.FromResult(!children.Exists(child => child.IsRunning)), TimeSpan.FromSeconds(20), "the end of the children", CancellationToken.None);

    /// <summary>Once the servers and the first migrations run.</summary>
    private static async Task<List<ProcessIdentity>> ChildrenAsync(int host, int atLeast)
    {
        var children = new List<ProcessIdentity>();
        await Wait.UntilAsync(_ =>
        {
            children = [.. Descendants(host)];
            return Task.FromResult(children.Count >= atLeast);
        }, TimeSpan.FromSeconds(60), "the start of the children", CancellationToken.None);
        return children;
    }

    private static IEnumerable<ProcessIdentity> Descendants(int parent)
    {
        var children = Directory.GetDirectories($"/proc/{parent}/task").Select(thread => Path.Combine(thread, "children")).Where(File.Exists)
            .SelectMany(file => File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
        foreach (var child in children)
        {
            if (ProcessIdentity.Of(child) is not { } identity) continue;
            yield return identity;
            foreach (var below in Descendants(child)) yield return below;
        }
    }

    private static async Task<(int Code, string[] Lines)> RunAsync(string[] args)
    {
        await using var host = Start(args);
        return (await host.ExitAsync(TimeSpan.FromSeconds(30)), [.. host.Lines, .. host.Errors]);
    }

    private static ProgramProcess Start(params string[] args) => new(typeof(Program).Assembly.Location, args);
}
