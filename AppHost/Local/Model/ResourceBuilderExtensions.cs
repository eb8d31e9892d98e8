namespace Bkmo.AppHost.Local;

/// <summary>What is said about a resource: what it refers to, waits for and is told.</summary>
public static class ResourceBuilderExtensions
{
    /// <summary>Gives the resource <c>ConnectionStrings__{name}</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithConnectionString> source, string? connectionName = null)
        where TDestination : IResourceWithEnvironment
    {
        Project(builder).ConnectionStrings.Add((connectionName ?? source.Resource.Name, source.Resource));
        return builder;
    }

    /// <summary>Gives the resource <c>services__{name}__{endpoint}__{n}</c> for every endpoint of another.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
    {
        Project(builder).Services.Add((ProjectResource)source.Resource);
        return builder;
    }

    /// <summary>Starts the resource only when another is healthy.</summary>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency) where T : IResourceWithWaitSupport
    {
        Project(builder).WaitsFor.Add(dependency.Resource);
        return builder;
    }

    /// <summary>Starts the resource only when another has run to its end with exit code 0.</summary>
    public static IResourceBuilder<T> WaitForCompletion<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency) where T : IResourceWithWaitSupport
    {
        Project(builder).WaitsForCompletionOf.Add((ProjectResource)dependency.Resource);
        return builder;
    }

    /// <summary>Sets an environment variable.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value) where T : IResourceWithEnvironment
    {
        Project(builder).Environment.Add((name, value ?? ""));
        return builder;
    }

    /// <summary>Sets an environment variable to the value of a parameter.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment
    {
        Project(builder).Environment.Add((name, parameter.Resource));
        return builder;
    }

    /// <summary>Adds command line arguments.</summary>
    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params string[] args) where T : IResourceWithArgs
    {
        Project(builder).Arguments.AddRange(args);
        return builder;
    }

    /// <summary>Lets the resource listen for HTTP on the loopback address.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="port">Port that others use; null = any free one, kept between runs.</param>
    /// <param name="targetPort">Port that the process listens on; the local engine has no proxy, so it is the same one.</param>
    /// <param name="name">Name of the endpoint; <c>http</c> unless given.</param>
    /// <param name="env">Environment variable that tells the process its port.</param>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null, string? env = null) where T : IResourceWithEndpoints
    {
        Project(builder).Endpoints.Add(new Endpoint(name ?? "http", port ?? targetPort, env));
        return builder;
    }

    /// <summary>Marks the HTTP endpoints named so far as meant for people outside; on this machine they stay on the loopback address.</summary>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder) where T : IResourceWithEndpoints
    {
        foreach (var endpoint in Project(builder).Endpoints) endpoint.External = true;
        return builder;
    }

    /// <summary>The resource is healthy when a GET of the path on its first endpoint answers 200.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, string? path = null) where T : IResourceWithEndpoints
    {
        Project(builder).HealthPath = path ?? "/";
        return builder;
    }

    /// <summary>Runs several processes of the project, each on ports of its own.</summary>
    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        builder.Resource.Replicas = replicas;
        return builder;
    }

    private static ProjectResource Project<T>(IResourceBuilder<T> builder) where T : IResource =>
        builder.Resource as ProjectResource ?? throw new NotSupportedException($"'{builder.Resource.Name}' is not a project; the local engine can say this only about projects.");
}
