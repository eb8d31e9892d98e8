using Bkmo.AppHost.Local;
using Bkmo.Faults.Proxy;
using Bkmo.Testing;
using Npgsql;

namespace Bkmo.Faults.Running;

/// <summary>What is there before the platform starts: folders, and for a setting with proxies servers of the laboratory's own behind them.</summary>
internal sealed class Apparatus
{
    private Apparatus(Setting setting)
    {
        Setting = setting;
        Folder = TestFolder.New("laboratory");
        FailPoints = Directory.CreateDirectory(Path.Combine(Folder, "fail-points")).FullName;
        Environment.SetEnvironmentVariable(Eventing.FailPoints.Variable, FailPoints);
    }

    internal Setting Setting { get; }

    internal string Folder { get; }

    internal string FailPoints { get; }

    internal PrivatePostgres? Postgres { get; private set; }

    internal PrivateRabbitMq? Rabbit { get; private set; }

    internal TcpProxy? PostgresProxy { get; private set; }

    internal TcpProxy? RabbitProxy { get; private set; }

    /// <summary>Connection strings past the proxies.</summary>
    internal Dictionary<string, string> Direct { get; } = new(StringComparer.Ordinal);

    /// <summary>What AppHost is told.</summary>
    internal List<string> Arguments { get; } = [];

    internal static async Task<Apparatus> Prepare(Setting setting)
    {
        var apparatus = new Apparatus(setting);
        if (setting.Proxies) await apparatus.StartServers();
        return apparatus;
    }

    /// <summary>Adapts the described application.</summary>
    internal void Adapt(IReadOnlyList<IResource> resources)
    {
        if (Setting.TwoOf is { } service) resources.OfType<ProjectResource>().Single(project => project.Name == service).Replicas = 2;
    }

    private async Task StartServers()
    {
        Postgres = await PrivatePostgres.StartNewAsync(durable: true);
        Rabbit = await PrivateRabbitMq.StartNewAsync();
        foreach (var service in Observe.Logs.Services) Direct[$"{service}-db"] = await Postgres.FreshDatabaseAsync();
        Direct["rabbitmq"] = Rabbit.ConnectionString;
        var (database, broker) = (new NpgsqlConnectionStringBuilder(Postgres.AdminConnectionString()).Port, new Uri(Rabbit.ConnectionString).Port);
        PostgresProxy = new TcpProxy(() => database);
        RabbitProxy = new TcpProxy(() => broker);
        foreach (var (name, direct) in Direct)
            Arguments.Add($"--ConnectionStrings:{name}={(name is "rabbitmq"
                ? new UriBuilder(direct) { Port = RabbitProxy.Port }.Uri.AbsoluteUri
                : new NpgsqlConnectionStringBuilder(direct) { Port = PostgresProxy.Port }.ConnectionString)}");
    }
}
