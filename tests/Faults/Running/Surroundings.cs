using Bkmo.Faults.Load;
using Bkmo.Faults.Observe;
using Bkmo.Faults.Proxy;
using Bkmo.Testing;
using Npgsql;

namespace Bkmo.Faults.Running;

/// <summary>A running platform with everything the laboratory has around it.</summary>
internal sealed class Surroundings : IAsyncDisposable
{
    private readonly HttpClient office;
    private Surroundings(Setting setting, RunningPlatform platform, Apparatus apparatus)
    {
        (Setting, Platform, Postgres, Rabbit) = (setting, platform, apparatus.Postgres, apparatus.Rabbit);
        (FailPoints, PostgresProxy, RabbitProxy) = (apparatus.FailPoints, apparatus.PostgresProxy, apparatus.RabbitProxy);
        office = platform.Office();
        office.Timeout = Timeout.InfiniteTimeSpan;
        History = new History(Path.Combine(apparatus.Folder, "history.jsonl"));
        Client = new Client(office, History);
        World = new World(Client);
        Logs = new Logs(name => apparatus.Direct.GetValueOrDefault(name) ?? platform.ConnectionString(name));
        Broker = new Uri(apparatus.Direct.GetValueOrDefault("rabbitmq") ?? platform.ConnectionString("rabbitmq"));
        Subscriber = new Subscriber(Broker);
    }

    internal Setting Setting { get; }

    internal RunningPlatform Platform { get; }

    internal History History { get; }

    internal Client Client { get; }

    internal World World { get; }

    internal Logs Logs { get; }

    internal Subscriber Subscriber { get; }

    /// <summary>The broker itself, past any proxy.</summary>
    internal Uri Broker { get; }

    /// <summary>The folder that fail points look into.</summary>
    internal string FailPoints { get; }

    /// <summary>The laboratory's own server, when the setting has proxies.</summary>
    internal PrivatePostgres? Postgres { get; }

    /// <summary>The laboratory's own broker, when the setting has proxies.</summary>
    internal PrivateRabbitMq? Rabbit { get; }

    internal TcpProxy? PostgresProxy { get; }

    internal TcpProxy? RabbitProxy { get; }

    /// <summary>Starts the platform, prepares what the load works on and subscribes.</summary>
    internal static async Task<Surroundings> Start(Setting setting)
    {
        var apparatus = await Apparatus.Prepare(setting);
        var platform = await RunningPlatform.Start(apparatus.Adapt, [.. apparatus.Arguments]);
        var surroundings = new Surroundings(setting, platform, apparatus);
        await surroundings.Subscriber.Start();
        await surroundings.World.Prepare(CancellationToken.None);
        return surroundings;
    }

    /// <summary>The name of a process of a service.</summary>
    internal string ProcessOf(string service) => Setting.TwoOf == service ? service + "-1" : service;

    /// <summary>All that the platform wrote and answered: logs of its processes, AppHost's output, refusals.</summary>
    internal IEnumerable<(string Name, string Line)> Written()
    {
        foreach (var service in Logs.Services.Append("gateway"))
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Platform.Folder, "logs"), service + "*"))
                foreach (var line in File.ReadLines(file)) yield return (Path.GetFileName(file), line);
        foreach (var line in Platform.Output.Split('\n')) yield return ("AppHost", line);
        foreach (var refusal in Client.Refusals) yield return ("an answer", refusal);
    }

    public async ValueTask DisposeAsync()
    {
        await Subscriber.DisposeAsync();
        office.Dispose();
        await Logs.DisposeAsync();
        await Platform.DisposeAsync();
        if (PostgresProxy is not null) await PostgresProxy.DisposeAsync();
        if (RabbitProxy is not null) await RabbitProxy.DisposeAsync();
        if (Rabbit is not null) await Rabbit.DisposeAsync();
        if (Postgres is not null) await Postgres.DisposeAsync();
        History.Dispose();
        NpgsqlConnection.ClearAllPools();
    }
}
