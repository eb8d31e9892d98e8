using Bkmo.AppHost.Local.Processes;
using Bkmo.AppHost.Local.Servers;
using Npgsql;

namespace Bkmo.Testing;

/// <summary>A PostgreSQL server that one test owns and may stop, kill and start again on the same port.</summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private const string Role = "test";
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private readonly ServerLog log = new();
    private readonly PostgresServer server;
    private readonly string password = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
    private int databases;

    private PrivatePostgres(bool durable) =>
        server = new PostgresServer(new PostgresSettings("postgres", TestFolder.New("postgres"), Ports.Free(), password, durable), log.Add);

    /// <summary>Starts a new server. Not durable means without fsync, for tests that never pull the plug.</summary>
    public static async Task<PrivatePostgres> StartNewAsync(bool durable = false)
    {
        await TestServers.InstallAsync(postgres: true, rabbitMq: false);
        var postgres = new PrivatePostgres(durable);
        await postgres.server.InitialiseAsync(CancellationToken.None);
        await postgres.StartAsync();
        await postgres.ExecuteAsync($"create role {Role} login nosuperuser password '{postgres.password}'");
        return postgres;
    }

    /// <summary>A new empty database, owned by a role without further rights, as services have it.</summary>
    public async Task<string> FreshDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"create database {name} owner {Role}");
        return server.ConnectionString(Role, password, name);
    }

    /// <summary>The superuser's connection, for what a test must look at from outside.</summary>
    public string AdminConnectionString(string database = "postgres") => server.AdminConnectionString(database);

    /// <summary>Starts the server again after <see cref="StopAsync"/> or <see cref="KillAsync"/> and waits until it answers.</summary>
    public async Task StartAsync()
    {
        var process = await server.StartAsync();
        await Wait.UntilAsync(async cancellation => process.Exited.IsCompleted
            ? throw new InvalidOperationException($"PostgreSQL ended:{Environment.NewLine}{log}")
            : await server.ReadyAsync(cancellation), StartDeadline, "PostgreSQL's start", CancellationToken.None);
    }

    /// <summary>Stops it in an orderly way.</summary>
    public Task StopAsync() => server.StopAsync();

    /// <summary>Kills it (-9) and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        server.Process?.Send(Signal.Kill);
        await server.StopAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task ExecuteAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(server.AdminConnectionString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
