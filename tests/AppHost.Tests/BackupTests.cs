using Bkmo.AppHost.Local.Backups;
using Bkmo.Testing;
using Npgsql;

namespace Bkmo.AppHost.Tests;

/// <summary>Backup and restore of a host with one database.</summary>
public sealed class BackupTests : IAsyncLifetime
{
    private StubApplication app = null!;
    private readonly string backup = Path.Combine(TestFolder.New("backup"), "made");
    private readonly string restored = Path.Combine(TestFolder.New("restored"), "data");

    public async Task InitializeAsync()
    {
        app = Host();
        await app.StartAsync();
        await ExecuteAsync(app.Running.ConnectionStrings["mine-db"], "create table kept as select generate_series(1, 1000) as n");
        Directory.CreateDirectory(app.Running.Folder.In("gateway", "tokens"));
        await File.WriteAllTextAsync(app.Running.Folder.In("gateway", "tokens", "bootstrap.sha256"), "hash");
    }

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task What_a_running_host_holds_is_there_after_the_restore_under_the_same_secrets()
    {
        var told = await HostAsync("backup", "--to", backup, "--data", app.Folder);
        Assert.Contains("The backup holds the master key", told, StringComparison.Ordinal);
        await ExecuteAsync(app.Running.ConnectionStrings["mine-db"], "drop table kept");
        await app.StopAsync();

        Assert.Contains("Restored the backup of", await HostAsync("restore", "--from", backup, "--data", restored), StringComparison.Ordinal);

        await using var again = Host("--data", restored);
        await again.StartAsync();
        Assert.Equal(500_500L, await ExecuteAsync(again.Running.ConnectionStrings["mine-db"], "select sum(n) from kept"));
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(app.Folder, "gateway", "tokens", "bootstrap.sha256")), await File.ReadAllTextAsync(Path.Combine(restored, "gateway", "tokens", "bootstrap.sha256")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(restored, "secrets.json")));
    }

    [Fact]
    public async Task A_folder_with_anything_in_it_is_neither_backed_up_to_nor_restored_to()
    {
        Directory.CreateDirectory(backup);
        await File.WriteAllTextAsync(Path.Combine(backup, "thesis.odt"), "years of work");
        Assert.Equal($"{backup} is not empty; back up to a new folder", await RefusedAsync("backup", "--to", backup, "--data", app.Folder));
        Assert.Equal($"{app.Folder} is not empty; restore into a new folder with --data", await RefusedAsync("restore", "--from", backup, "--data", app.Folder));
        Assert.Equal("years of work", await File.ReadAllTextAsync(Path.Combine(backup, "thesis.odt")));
    }

    [Fact]
    public async Task A_backup_that_is_not_whole_is_refused_and_leaves_nothing()
    {
        Assert.Equal($"{backup} is not a finished backup: it has no manifest.json", await RefusedAsync("restore", "--from", backup, "--data", restored));
        await HostAsync("backup", "--to", backup, "--data", app.Folder);
        var secrets = await File.ReadAllTextAsync(Path.Combine(backup, "secrets.json"));

        File.Delete(Path.Combine(backup, "secrets.json"));
        Assert.Equal($"secrets.json is missing in {backup}; put it back if it is kept elsewhere", await RefusedAsync("restore", "--from", backup, "--data", restored));
        await File.WriteAllTextAsync(Path.Combine(backup, "secrets.json"), secrets + " ");
        Assert.Equal($"secrets.json in {backup} is not as it was backed up; use another backup", await RefusedAsync("restore", "--from", backup, "--data", restored));
        await File.WriteAllTextAsync(Path.Combine(backup, "secrets.json"), secrets);
        var table = Directory.EnumerateFiles(Path.Combine(backup, "postgres", "base"), "1259", SearchOption.AllDirectories).First();
        await File.AppendAllTextAsync(table, "x");
        var damaged = await Assert.ThrowsAsync<BackupException>(() => HostAsync("restore", "--from", backup, "--data", restored));
        Assert.StartsWith("pg_verifybackup: error: \"base/", damaged.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(restored));
    }

    [Fact]
    public async Task Of_the_platform_the_server_that_hears_of_the_others_is_backed_up_first()
    {
        var nowhere = Path.Combine(TestFolder.New("nowhere"), "data");
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => RunningPlatform.HostCommandAsync("backup", "--to", backup, "--data", nowhere));
        Assert.StartsWith("counselling-postgres does not run", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_does_not_run_is_not_backed_up()
    {
        await app.StopAsync();
        Assert.Equal($"postgres does not run on {app.Folder}; start the platform there: it is backed up while it runs", await RefusedAsync("backup", "--to", backup, "--data", app.Folder));
        Assert.False(Directory.Exists(backup));
    }

    [Theory]
    [InlineData("backup needs a folder: backup --to FOLDER", "backup")]
    [InlineData("restore needs a folder: restore --from FOLDER", "restore", "--from")]
    [InlineData("backup takes --to, --data and settings only", "backup", "--fresh", "--to", "x")]
    [InlineData("unknown argument '--to'; --help lists the known ones", "--to", "x")]
    public async Task Arguments_that_do_not_fit_are_refused_in_one_line(string line, params string[] args) => Assert.Equal(line, await RefusedAsync(args));

    [Fact]
    public async Task The_role_for_backups_opens_no_database_and_is_no_superuser()
    {
        var settings = new NpgsqlConnectionStringBuilder(app.Running.ConnectionStrings["mine-db"]) { Username = "backup", Password = app.Running.Folder.Secrets.Find("postgres-backup-password"), Pooling = false };
        foreach (var database in new[] { "mine-db", "postgres", "template1" })
        {
            settings.Database = database;
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(settings.ConnectionString, "select 1"))).SqlState);
        }
    }

    private static StubApplication Host(params string[] args) => new((_, builder) => Describe(builder), args);

    private static void Describe(IDistributedApplicationBuilder builder) => builder.AddPostgres("postgres").AddDatabase("mine-db");

    private static async Task<string> RefusedAsync(params string[] args) => (await Assert.ThrowsAsync<PrerequisiteException>(() => HostAsync(args))).Message;

    private static async Task<string> HostAsync(params string[] args)
    {
        var output = new StringWriter();
        var builder = new DistributedApplicationBuilder(args) { Output = output };
        Describe(builder);
        await using var host = builder.Build();
        await host.StartAsync();
        return output.ToString();
    }

    private static async Task<object?> ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
