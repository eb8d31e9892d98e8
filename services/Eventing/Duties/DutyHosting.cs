using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bkmo.Eventing;

/// <summary>Registers the duties of a service, each with a runner of its own.</summary>
internal static class DutyHosting
{
    internal static void AddDuties(this IServiceCollection services, EventingBuilder eventing)
    {
        var statuses = eventing.Duties.ToDictionary(duty => duty.Name, duty => new DutyStatus(duty), StringComparer.Ordinal);
        services.AddSingleton<IReadOnlyDictionary<string, DutyStatus>>(statuses);
        services.AddSingleton(new Duties(statuses));
        services.AddScoped(p => new Decider(p.GetRequiredService<Streams>(), eventing.Service, p.GetRequiredService<TimeProvider>()));
        foreach (var status in statuses.Values)
        {
            services.AddScoped(status.Duty.Type);
            services.AddSingleton<IHostedService>(p => new DutyRunner(
                status, p.GetRequiredService<IServiceScopeFactory>(), p.GetRequiredService<NodeSession>(), p.GetRequiredService<TimeProvider>(),
                p.GetRequiredService<ILogger<DutyRunner>>()));
        }
    }
}
