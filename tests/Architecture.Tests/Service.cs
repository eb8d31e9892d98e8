using Bkmo.Advocacy;
using Bkmo.Conference;
using Bkmo.Counselling;
using Bkmo.Eventing;
using Bkmo.Identity;
using Bkmo.Membership;
using Bkmo.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bkmo.Architecture.Tests;

/// <summary>A service put together by its own module, never started: what it lists is what it is.</summary>
/// <param name="Name">Lower case.</param>
/// <param name="Events">The events it stores.</param>
/// <param name="Module">What it projects, publishes and consumes.</param>
/// <param name="Endpoints">What it answers.</param>
internal sealed record Service(string Name, EventTypes Events, EventingBuilder Module, IReadOnlyList<RouteEndpoint> Endpoints)
{
    /// <summary>The assembly of its own slices; some of its events are shared ones of Eventing.</summary>
    public System.Reflection.Assembly Assembly => Events.All.Select(e => e.Type.Assembly).First(assembly => assembly != typeof(IEvent).Assembly);

    private static readonly Lazy<IReadOnlyList<Service>> Assembled = new(() =>
    [
        Assemble("membership", host => host.AddMembership(), routes => routes.MapMembership()),
        Assemble("conference", host => host.AddConference(), routes => routes.MapConference()),
        Assemble("advocacy", host => host.AddAdvocacy(), routes => routes.MapAdvocacy()),
        Assemble("counselling", host => host.AddCounselling(), routes => routes.MapCounselling()),
    ]);

    public static IReadOnlyList<Service> All => Assembled.Value;

    /// <summary>What each service projects, publishes and consumes; Identity too, which has rules of its own for all else.</summary>
    public static IEnumerable<EventingBuilder> Modules => All.Select(service => service.Module).Append(Identities.Value);

    private static readonly Lazy<EventingBuilder> Identities = new(() =>
    {
        var module = new EventingBuilder("identity");
        IdentityModule.Configure(module);
        return module;
    });

    private static Service Assemble(string name, Action<IHostApplicationBuilder> add, Action<IEndpointRouteBuilder> map)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(
            [new($"ConnectionStrings:{name}-db", "Host=127.0.0.1;Port=1"), new("ConnectionStrings:rabbitmq", "amqp://127.0.0.1:1")]);
        builder.AddServiceDefaults(name);
        add(builder);
        var app = builder.Build();
        map(app);
        return new(
            name, app.Services.GetRequiredService<EventTypes>(), app.Services.GetRequiredService<EventingBuilder>(),
            [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()]);
    }
}
