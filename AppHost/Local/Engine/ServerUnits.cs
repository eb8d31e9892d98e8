using Bkmo.AppHost.Local.Processes;
using Bkmo.AppHost.Local.Servers;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>A database and the role that owns it.</summary>
internal sealed record LocalDatabase(string Name, string Password);

/// <summary>A private PostgreSQL server with its databases.</summary>
internal sealed class PostgresUnit(PostgresSettings settings, IReadOnlyList<LocalDatabase> databases, string backupPassword, HostConsole console, Orphans orphans) : Unit(settings.Name)
{
    private readonly PostgresServer server = new(settings, line => console.ServerLine(settings.Name, line));

    public override string Address => $"127.0.0.1:{settings.Port}";

    /// <summary>A database's connection string with the credentials of its own role.</summary>
    public string ConnectionString(LocalDatabase database) => server.ConnectionString(database.Name, database.Password, database.Name);

    public override Task PrepareAsync(CancellationToken cancellation) => server.InitialiseAsync(cancellation);

    public override async Task<ChildProcess> StartAsync()
    {
        Process = await server.StartAsync();
        orphans.Record(Process);
        return Process;
    }

    public override Task<bool> ReadyAsync(CancellationToken cancellation) => server.ReadyAsync(cancellation);

    public override Task AfterReadyAsync(CancellationToken cancellation) => DatabaseRoles.ProvisionAsync(server.AdminConnectionString(), databases, backupPassword, cancellation);

    public override Task StopAsync() => server.StopAsync();
}

/// <summary>A private RabbitMQ node.</summary>
internal sealed class RabbitMqUnit(RabbitMqSettings settings, HostConsole console, Orphans orphans) : Unit(settings.Name)
{
    private readonly RabbitMqServer server = new(settings, line => console.ServerLine(settings.Name, line));

    public override string Address => $"amqp://127.0.0.1:{settings.Port}";

    /// <summary>Address with credentials.</summary>
    public string ConnectionString => server.ConnectionString();

    public override Task PrepareAsync(CancellationToken cancellation) => server.InitialiseAsync(cancellation);

    public override async Task<ChildProcess> StartAsync()
    {
        Process = await server.StartAsync();
        foreach (var process in server.Processes) orphans.Record(process);
        return Process;
    }

    public override Task<bool> ReadyAsync(CancellationToken cancellation) => server.ReadyAsync(cancellation);

    public override Task StopAsync() => server.StopAsync();
}
