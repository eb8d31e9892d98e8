using System.Globalization;
using Bkmo.AppHost.Local.Processes;
using Bkmo.AppHost.Local.Servers;

namespace Bkmo.AppHost.Local.Backups;

/// <summary>PostgreSQL's own programs for base backups, in the version that made the data.</summary>
internal sealed class PostgresTools
{
    private readonly string programs;

    /// <summary>The programs of a major version.</summary>
    public PostgresTools(int major)
    {
        Major = major;
        programs = ServerBinaries.Postgres(major) ?? ServerBinaries.Postgres()
            ?? throw new PrerequisiteException($"PostgreSQL {major} is not installed; run: sudo apt-get install -y --no-install-recommends postgresql-{major}");
    }

    /// <summary>Major version of the data.</summary>
    public int Major { get; }

    /// <summary>The programs for the data of a server.</summary>
    public static PostgresTools For(string dataFolder) => new(int.Parse(File.ReadAllText(Path.Combine(dataFolder, "PG_VERSION")).Trim(), CultureInfo.InvariantCulture));

    /// <summary>Copies a running server's data into a new folder, with the write-ahead log that makes it consistent, and checks the copy.</summary>
    public async Task BackUpAsync(int port, string role, string password, string target, CancellationToken cancellation)
    {
        string[] options = ["-h", "127.0.0.1", "-p", $"{port}", "-U", role, "--no-password", "-D", target, "--wal-method=stream", "--checkpoint=fast", "--manifest-checksums=SHA256"];
        await RunAsync("pg_basebackup", options, new() { ["PGPASSWORD"] = password }, cancellation);
        await VerifyAsync(target, cancellation);
    }

    /// <summary>Checks every file of a base backup against its <c>backup_manifest</c>.</summary>
    public Task VerifyAsync(string backup, CancellationToken cancellation) => RunAsync("pg_verifybackup", ["--quiet", backup], [], cancellation);

    private async Task RunAsync(string program, string[] options, Dictionary<string, string> environment, CancellationToken cancellation)
    {
        var said = new List<string>();
        var process = await ChildProcess.StartAsync(new ProcessSpec(program, Path.Combine(programs, program), options)
        {
            Folder = "/",
            Environment = new Dictionary<string, string>(environment, StringComparer.Ordinal) { ["PATH"] = "/usr/bin:/bin", ["LANG"] = "C.UTF-8", ["TZ"] = "UTC" },
            Output = said.Add,
        });
        try
        {
            var code = await process.Exited.WaitAsync(cancellation);
            if (code != 0) throw new BackupException(said.FirstOrDefault(line => line.Contains("error:", StringComparison.Ordinal)) ?? $"{program} ended with exit code {code}");
        }
        finally
        {
            await process.StopAsync(Signal.Terminate, TimeSpan.FromSeconds(5));
        }
    }
}
