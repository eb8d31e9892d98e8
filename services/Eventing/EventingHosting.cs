using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Bkmo.Eventing;

/// <summary>Plugs event store, read models and broker into a service.</summary>
public static class EventingHosting
{
    /// <summary>Adds event store, read models, publisher and consumers. Reads <c>ConnectionStrings:{service}-db</c> and <c>ConnectionStrings:rabbitmq</c>.</summary>
    public static IHostApplicationBuilder AddEventing(this IHostApplicationBuilder builder, string service, Action<EventingBuilder> configure)
    {
        throw new NotSupportedException();
    }

    /// <summary>
    /// Runs the service, or the operator's command in <paramref name="args"/> instead: <c>migrate</c> (creates or upgrades the schemas, then ends) or
    /// <c>rebuild NAME</c>. Returns the exit code.
    /// </summary>
    public static Task<int> RunServiceAsync(this WebApplication app, string[] args)
    {
        throw new NotSupportedException();
    }
}
