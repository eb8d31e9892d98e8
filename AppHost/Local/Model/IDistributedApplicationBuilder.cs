namespace Bkmo.AppHost.Local;

/// <summary>Describes an application, resource by resource.</summary>
public interface IDistributedApplicationBuilder
{
    /// <summary>Adds a resource; its name must be new.</summary>
    IResourceBuilder<T> AddResource<T>(T resource) where T : IResource;

    /// <summary>The application as described so far.</summary>
    DistributedApplication Build();
}

/// <summary>Describes one resource.</summary>
/// <typeparam name="T">Kind of resource.</typeparam>
public interface IResourceBuilder<out T> where T : IResource
{
    /// <summary>The application that the resource belongs to.</summary>
    IDistributedApplicationBuilder ApplicationBuilder { get; }

    /// <summary>The resource.</summary>
    T Resource { get; }
}

internal sealed class ResourceBuilder<T>(IDistributedApplicationBuilder application, T resource) : IResourceBuilder<T> where T : IResource
{
    public IDistributedApplicationBuilder ApplicationBuilder => application;

    public T Resource => resource;
}

internal sealed class DistributedApplicationBuilder(string[] args) : IDistributedApplicationBuilder
{
    private readonly List<IResource> resources = [];

    /// <summary>Where the host writes; tests read it.</summary>
    public TextWriter Output { get; init; } = Console.Out;

    /// <summary>What was described so far; tests adapt it.</summary>
    public IReadOnlyList<IResource> Resources => resources;

    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource
    {
        if (resources.Exists(r => string.Equals(r.Name, resource.Name, StringComparison.Ordinal)))
            throw new InvalidOperationException($"The application already has a resource named '{resource.Name}'.");
        resources.Add(resource);
        return new ResourceBuilder<T>(this, resource);
    }

    public DistributedApplication Build() => new([.. resources], args, Output);
}
