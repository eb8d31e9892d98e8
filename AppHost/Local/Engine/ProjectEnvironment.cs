using System.Collections;
using System.Globalization;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>The environment that Aspire would give a project's processes.</summary>
internal sealed class ProjectEnvironment(Composition composition)
{
    // Of the host's own environment a child gets everything but what is meant for the host or for other resources.
    private static readonly string[] NotInherited =
    [
        "ConnectionStrings__", "Parameters__", "services__", "ASPNETCORE_URLS", "ASPNETCORE_HTTP", "URLS",
        "MSBUILD", "MSBuild", "DOTNET_CLI", "DOTNET_LAUNCH_PROFILE", "DOTNET_STARTUP_HOOKS", "VSTEST",
        "OTEL_SERVICE_NAME", "BKMO_TEST_",
    ];

    private readonly Dictionary<(ProjectResource Project, string Endpoint, int Replica), int> ports = [];

    /// <summary>Chooses the ports of all endpoints of a project.</summary>
    public void ChoosePorts(ProjectResource project)
    {
        for (var replica = 0; replica < project.Replicas; replica++)
            foreach (var endpoint in project.Endpoints)
                ports[(project, endpoint.Name, replica)] = composition.Port($"{NameOf(project, replica)}-{endpoint.Name}", replica == 0 ? endpoint.Port : null);
    }

    /// <summary>The processes of a project, one per replica.</summary>
    public IEnumerable<ProjectProcess> Processes(ProjectResource project, bool runsOnce)
    {
        var (folder, assembly) = ProjectOutput.Of(project.ProjectPath);
        for (var replica = 0; replica < project.Replicas; replica++)
        {
            var urls = project.Endpoints.Select(endpoint => Url(project, endpoint, replica)).ToList();
            yield return new ProjectProcess(NameOf(project, replica), folder, assembly, project.Arguments, Variables(project, replica, urls))
            {
                RunsOnce = runsOnce,
                Urls = urls,
                HealthUrl = project.HealthPath is { } path && urls.Count > 0 ? urls[0] + path : null,
            };
        }
    }

    private Dictionary<string, string> Variables(ProjectResource project, int replica, List<string> urls)
    {
        var variables = Inherited();
        variables["DOTNET_gcServer"] = "0";
        variables["OTEL_SERVICE_NAME"] = project.Name;
        // As in Aspire, an endpoint that is told by a variable of its own is the project's to bind.
        var toBind = project.Endpoints.Where(e => e.PortVariable is null).Select(e => Url(project, e, replica)).ToList();
        if (toBind.Count > 0) variables["ASPNETCORE_URLS"] = string.Join(';', toBind);
        foreach (var endpoint in project.Endpoints.Where(e => e.PortVariable is not null))
            variables[endpoint.PortVariable!] = ports[(project, endpoint.Name, replica)].ToString(CultureInfo.InvariantCulture);
        foreach (var (name, source) in project.ConnectionStrings) variables[$"ConnectionStrings__{name}"] = ConnectionString(source);
        foreach (var service in project.Services)
            foreach (var endpoint in service.Endpoints)
                for (var n = 0; n < service.Replicas; n++) variables[$"services__{service.Name}__{endpoint.Name}__{n}"] = Url(service, endpoint, n);
        foreach (var (name, value) in project.Environment) variables[name] = value is ParameterResource parameter ? composition.Value(parameter) : (string)value;
        return variables;
    }

    private string ConnectionString(IResourceWithConnectionString source) =>
        composition.ConnectionStrings.TryGetValue(source, out var known) ? known
        : composition.Given(source.Name) ?? throw new PrerequisiteException($"the connection string {source.Name} has no value; set ConnectionStrings__{source.Name}");

    public string Url(ProjectResource project, Endpoint endpoint, int replica) => $"http://127.0.0.1:{ports[(project, endpoint.Name, replica)]}";

    private static string NameOf(ProjectResource project, int replica) => project.Replicas == 1 ? project.Name : $"{project.Name}-{replica + 1}";

    private static Dictionary<string, string> Inherited() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Select(variable => ((string)variable.Key, (string?)variable.Value ?? ""))
        .Where(variable => !NotInherited.Any(prefix => variable.Item1.StartsWith(prefix, StringComparison.Ordinal)))
        .ToDictionary(StringComparer.Ordinal);
}
