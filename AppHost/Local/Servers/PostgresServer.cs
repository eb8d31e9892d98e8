using System.Globalization;
using Bkmo.AppHost.Local.Processes;
using Npgsql;

namespace Bkmo.AppHost.Local.Servers;

/// <summary>What a private PostgreSQL server is made of.</summary>
/// <param name="Name">Name of the resource.</param>
/// <param name="Folder">Absolute path of its folder; the data lies in <c>data</c> below it.</param>
/// <param name="Port">Port on 127.0.0.1.</param>
/// <param name="Password">Password of the superuser <c>postgres</c>.</param>
/// <param name="Durable">False only for tests: no fsync.</param>
internal sealed record PostgresSettings(string Name, string Folder, int Port, string Password, bool Durable = true);

/// <summary>A private PostgreSQL server: loopback only, no socket file, scram, data checksums.</summary>
internal sealed class PostgresServer(PostgresSettings settings, Action<string> output)
{
    private readonly ServerAccount? account = ServerAccount.For("postgres");
    private readonly string data = Path.Combine(settings.Folder, "data");
    private string? programs;

    /// <summary>The server's process, while it runs.</summary>
    public ChildProcess? Process { get; private set; }

    /// <summary>Superuser's connection to one database.</summary>
    public string AdminConnectionString(string database = "postgres") => ConnectionString("postgres", settings.Password, database);

    /// <summary>A role's connection to one database.</summary>
    public string ConnectionString(string role, string password, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = settings.Port,
        Username = role,
        Password = password,
        Database = database,
    }.ConnectionString;

    /// <summary>Makes the data folder unless it is there, and checks that the installed programs can read it.</summary>
    public async Task InitialiseAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(settings.Folder);
        account?.Own(settings.Folder);
        programs = FindPrograms();
        if (Directory.Exists(data)) return;
        // Made beside and then renamed, so that what an interrupted initdb leaves is never taken for data.
        var next = data + ".new";
        if (Directory.Exists(next)) Directory.Delete(next, recursive: true);
        await InitDbAsync(next).WaitAsync(cancellation);
        Directory.Move(next, data);
    }

    /// <summary>Starts the server; <see cref="ReadyAsync"/> tells when it answers.</summary>
    public async Task<ChildProcess> StartAsync() => Process = await ChildProcess.StartAsync(Spec(settings.Name, $"{programs}/postgres", ServerArguments()) with
    {
        WhenHostDies = Signal.Interrupt,
    });

    /// <summary>Whether the server answers a query.</summary>
    public async Task<bool> ReadyAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(AdminConnectionString() + ";Pooling=false;Timeout=2");
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (Exception failure) when (failure is NpgsqlException { SqlState: not PostgresErrorCodes.InvalidPassword } or TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Ends all sessions and stops the server after a checkpoint.</summary>
    public Task StopAsync() => Process?.StopAsync(Signal.Interrupt, TimeSpan.FromSeconds(15)) ?? Task.CompletedTask;

    private string FindPrograms()
    {
        var newest = ServerBinaries.Postgres() ?? throw new PrerequisiteException("postgresql missing; run: sudo apt-get install -y --no-install-recommends postgresql");
        var versionFile = Path.Combine(data, "PG_VERSION");
        if (!File.Exists(versionFile)) return newest;
        var made = int.Parse(File.ReadAllText(versionFile).Trim(), CultureInfo.InvariantCulture);
        if (ServerBinaries.Postgres(made) is { } exact) return exact;
        throw new PrerequisiteException(
            $"the data in {settings.Folder} was made by PostgreSQL {made}, which is not installed; run: sudo apt-get install -y postgresql-{made}, or start over with --fresh");
    }

    private async Task InitDbAsync(string target)
    {
        var passwordFile = Path.Combine(settings.Folder, "initial-password");
        await using (var file = new FileStream(passwordFile, new FileStreamOptions
        {
            Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
            await file.WriteAsync(System.Text.Encoding.ASCII.GetBytes(settings.Password));
        account?.Own(passwordFile);
        var messages = new List<string>();
        List<string> arguments =
            ["-D", target, "-U", "postgres", "-A", "scram-sha-256", $"--pwfile={passwordFile}", "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums", "--no-instructions"];
        if (!settings.Durable) arguments.Add("--no-sync");
        var initdb = await ChildProcess.StartAsync(Spec("initdb", $"{programs}/initdb", arguments) with { Output = messages.Add });
        var code = await initdb.Exited;
        File.Delete(passwordFile);
        if (code != 0)
            throw new PrerequisiteException($"initdb failed in {settings.Folder}: {messages.LastOrDefault(m => m.Contains("error", StringComparison.Ordinal)) ?? $"exit code {code}"}");
    }

    private ProcessSpec Spec(string name, string program, IReadOnlyList<string> arguments) => new(name, program, arguments)
    {
        Folder = settings.Folder,
        Account = account,
        Output = output,
        Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = "/usr/bin:/bin", ["LANG"] = "C.UTF-8", ["TZ"] = "UTC" },
    };

    private List<string> ServerArguments()
    {
        List<string> options = ["-D", data];
        void Set(string name, string value) => options.AddRange(["-c", $"{name}={value}"]);
        Set("listen_addresses", "127.0.0.1");
        Set("port", settings.Port.ToString(CultureInfo.InvariantCulture));
        Set("unix_socket_directories", "");
        Set("max_connections", "300");
        Set("jit", "off");
        Set("log_timezone", "UTC");
        Set("timezone", "UTC");
        // What people entered stands in details and statements; it does not belong in a log.
        Set("log_error_verbosity", "terse");
        Set("log_min_error_statement", "panic");
        if (settings.Durable) return options;
        Set("fsync", "off");
        Set("full_page_writes", "off");
        Set("synchronous_commit", "off");
        return options;
    }
}
