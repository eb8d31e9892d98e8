namespace Bkmo.AppHost.Local;

/// <summary>A part of the application: a server, a database, a project, a value.</summary>
public interface IResource
{
    /// <summary>Unique name, lower case with dashes.</summary>
    string Name { get; }
}

/// <summary>A resource that others reach by a connection string.</summary>
public interface IResourceWithConnectionString : IResource;

/// <summary>A resource that takes environment variables.</summary>
public interface IResourceWithEnvironment : IResource;

/// <summary>A resource that takes command line arguments.</summary>
public interface IResourceWithArgs : IResource;

/// <summary>A resource that listens.</summary>
public interface IResourceWithEndpoints : IResource;

/// <summary>A resource whose endpoints are told to others by name.</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

/// <summary>A resource that can wait for others.</summary>
public interface IResourceWithWaitSupport : IResource;

/// <summary>A PostgreSQL server.</summary>
public sealed class PostgresServerResource(string name) : IResourceWithConnectionString
{
    /// <inheritdoc />
    public string Name { get; } = name;
}

/// <summary>A database on a PostgreSQL server, with a role of its own.</summary>
public sealed class PostgresDatabaseResource(string name, PostgresServerResource parent) : IResourceWithConnectionString
{
    /// <inheritdoc />
    public string Name { get; } = name;

    /// <summary>The server.</summary>
    public PostgresServerResource Parent { get; } = parent;
}

/// <summary>A RabbitMQ node.</summary>
public sealed class RabbitMQServerResource(string name) : IResourceWithConnectionString
{
    /// <inheritdoc />
    public string Name { get; } = name;
}

/// <summary>A value from outside: <c>Parameters:{name}</c> of the configuration, else the local engine's own.</summary>
public sealed class ParameterResource(string name, bool secret) : IResource
{
    /// <inheritdoc />
    public string Name { get; } = name;

    /// <summary>Never shown.</summary>
    public bool Secret { get; } = secret;
}

/// <summary>A connection string from outside: <c>ConnectionStrings:{name}</c> of the configuration.</summary>
public sealed class ConnectionStringResource(string name) : IResourceWithConnectionString
{
    /// <inheritdoc />
    public string Name { get; } = name;
}

/// <summary>A .NET project, started from its build output.</summary>
public sealed class ProjectResource(string name, string projectPath)
    : IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport
{
    /// <inheritdoc />
    public string Name { get; } = name;

    internal string ProjectPath { get; } = projectPath;

    internal List<string> Arguments { get; } = [];

    internal List<(string Name, object Value)> Environment { get; } = [];

    internal List<(string Name, IResourceWithConnectionString Source)> ConnectionStrings { get; } = [];

    internal List<ProjectResource> Services { get; } = [];

    internal List<Endpoint> Endpoints { get; } = [];

    internal List<IResource> WaitsFor { get; } = [];

    internal List<ProjectResource> WaitsForCompletionOf { get; } = [];

    internal string? HealthPath { get; set; }

    internal int Replicas { get; set; } = 1;
}

/// <summary>An HTTP endpoint of a project, on the loopback address.</summary>
/// <param name="Name">Name of the endpoint, unique in its project.</param>
/// <param name="Port">The port asked for; null = any.</param>
/// <param name="PortVariable">Environment variable that tells the project the port.</param>
internal sealed record Endpoint(string Name, int? Port, string? PortVariable)
{
    /// <summary>Meant for people outside the application.</summary>
    public bool External { get; set; }
}
