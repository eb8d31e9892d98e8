using System.Globalization;
using System.Security.Cryptography;
using Bkmo.AppHost.Local.Servers;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>Turns the described application into units to run: ports, secrets, addresses, environment.</summary>
internal sealed class Composition
{
    private readonly IReadOnlyList<IResource> resources;
    private readonly HostArguments arguments;
    private readonly DataFolder folder;
    private readonly HostConsole console;
    private readonly Orphans orphans;
    private readonly ProjectEnvironment environment;
    private readonly HashSet<int> ports = [];
    private readonly Dictionary<IResource, List<Unit>> units = [];

    public Composition(IReadOnlyList<IResource> resources, HostArguments arguments, DataFolder folder, HostConsole console, Orphans orphans)
    {
        (this.resources, this.arguments, this.folder, this.console, this.orphans) = (resources, arguments, folder, console, orphans);
        environment = new ProjectEnvironment(this);
        foreach (var server in resources.OfType<PostgresServerResource>()) AddPostgres(server);
        foreach (var server in resources.OfType<RabbitMQServerResource>()) AddRabbitMq(server);
        var projects = resources.OfType<ProjectResource>().ToList();
        foreach (var project in projects) environment.ChoosePorts(project);
        foreach (var project in projects) AddProject(project, projects);
        foreach (var project in projects)
            foreach (var needed in project.WaitsFor.Concat(project.WaitsForCompletionOf))
                foreach (var unit in units[project]) unit.StartsAfter.AddRange(units.GetValueOrDefault(ServerOf(needed)) ?? []);
    }

    /// <summary>All units, in the order of their description.</summary>
    public IReadOnlyList<Unit> Units => [.. resources.SelectMany(resource => units.GetValueOrDefault(resource) ?? [])];

    /// <summary>Connection strings, by resource.</summary>
    public Dictionary<IResource, string> ConnectionStrings { get; } = [];

    /// <summary>The public address of the project named gateway, if there is one.</summary>
    public string? GatewayUrl => resources.OfType<ProjectResource>().FirstOrDefault(p => p.Name is "gateway") is { } gateway && gateway.Endpoints.Find(e => e.External) is { } outside
        ? environment.Url(gateway, outside, 0)
        : null;

    /// <summary>The folder that the platform's own data lie in.</summary>
    public string DataDirectory => ValueOf("data-directory");

    /// <summary>The folder that mails are written to on this machine.</summary>
    public string MailFolder => ValueOf("mail-folder");

    /// <summary>Whether a local PostgreSQL server is needed.</summary>
    public bool NeedsPostgres => units.Values.SelectMany(u => u).Any(u => u is PostgresUnit);

    /// <summary>Whether a local broker is needed.</summary>
    public bool NeedsRabbitMq => units.Values.SelectMany(u => u).Any(u => u is RabbitMqUnit);

    /// <summary>The value of a parameter: given from outside, else the local engine's own.</summary>
    public string Value(ParameterResource parameter)
    {
        var value = arguments.SettingOf("Parameters", parameter.Name) ?? (parameter.Secret
            ? folder.Secrets.Get(parameter.Name, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))
            : OwnValue(parameter.Name)
            ?? throw new PrerequisiteException($"the parameter {parameter.Name} has no value; pass --Parameters:{parameter.Name}=…"));
        if (parameter.Secret) console.Hide(value);
        return value;
    }

    private string ValueOf(string name) => resources.OfType<ParameterResource>().FirstOrDefault(p => p.Name == name) is { } parameter ? Value(parameter) : OwnValue(name)!;

    private string? OwnValue(string parameter) => parameter switch
    {
        "data-directory" => folder.Path,
        "mail-folder" => folder.In("mail"),
        _ => null,
    };

    /// <summary>A connection string given from outside, or null.</summary>
    public string? Given(string name)
    {
        if (arguments.SettingOf("ConnectionStrings", name) is not { } given) return null;
        console.Hide(given);
        return given;
    }

    /// <summary>A port: the one asked for, else the one kept, else a free one.</summary>
    public int Port(string name, int? asked = null)
    {
        if (asked is { } wanted)
            return ports.Add(wanted) && Ports.IsFree(wanted)
                ? wanted
                : throw new PrerequisiteException($"port {wanted} for {name} is in use; end the program that listens there or choose another port");
        var kept = folder.Ports.Get(name, () => Text(Ports.Free(ports)),
            port => int.TryParse(port, CultureInfo.InvariantCulture, out var number) && !ports.Contains(number) && Ports.IsFree(number));
        ports.Add(int.Parse(kept, CultureInfo.InvariantCulture));
        return int.Parse(kept, CultureInfo.InvariantCulture);
    }

    private void AddPostgres(PostgresServerResource server)
    {
        var databases = new List<LocalDatabase>();
        var local = new Dictionary<IResource, LocalDatabase>();
        foreach (var database in resources.OfType<PostgresDatabaseResource>().Where(d => d.Parent == server))
            if (Given(database.Name) is { } given) ConnectionStrings[database] = given;
            else databases.Add(local[database] = new LocalDatabase(database.Name, Password(database.Name)));
        if (databases.Count == 0) return;
        var place = ServerFolder(server.Name);
        var unit = new PostgresUnit(new PostgresSettings(server.Name, place, Port(server.Name), Password(server.Name)), databases, Password($"{server.Name}-backup"), console, orphans);
        units[server] = [unit];
        foreach (var (resource, database) in local) ConnectionStrings[resource] = unit.ConnectionString(database);
    }

    private void AddRabbitMq(RabbitMQServerResource server)
    {
        if (Given(server.Name) is { } given)
        {
            ConnectionStrings[server] = given;
            return;
        }
        var settings = new RabbitMqSettings(server.Name, ServerFolder(server.Name), Port(server.Name), Port($"{server.Name}-distribution"), Port($"{server.Name}-names"),
            "bkmo", Password(server.Name), ["/"]);
        var unit = new RabbitMqUnit(settings, console, orphans);
        units[server] = [unit];
        ConnectionStrings[server] = unit.ConnectionString;
    }

    private void AddProject(ProjectResource project, IReadOnlyList<ProjectResource> all) =>
        units[project] = [.. environment.Processes(project, runsOnce: all.Any(other => other.WaitsForCompletionOf.Contains(project)))
            .Select(process => new ProjectUnit(process, console, orphans))];

    private string Password(string name)
    {
        var password = folder.Secrets.Get($"{name}-password", () => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
        console.Hide(password);
        return password;
    }

    private string ServerFolder(string name)
    {
        if (Directory.Exists(folder.In("servers", name)) && !File.Exists(folder.In("secrets.json")))
            throw new PrerequisiteException($"{folder.In("secrets.json")} is gone but the data of {name} is there; restore it from a backup or start over with --fresh");
        return folder.In("servers", name);
    }

    private static IResource ServerOf(IResource resource) => resource is PostgresDatabaseResource database ? database.Parent : resource;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
