using Bkmo.Contracts.Membership.V1;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Advocacy.Tests.Api;

/// <summary>Advocacy with its own database and broker.</summary>
public sealed class AdvocacyService() : ServiceFixture<Bkmo.Advocacy.Committees.Committee>("advocacy")
{
    /// <summary>Tells the service something, as another service would.</summary>
    internal Task Tell<TMessage>(TMessage message) where TMessage : class => Services.GetRequiredService<IBus>().Publish(message);

    internal Task TellAdmitted(Guid organisation, string name, string? shortName = null) =>
        Tell(new OrganisationAdmitted(organisation, 2, At.Noon, name, shortName, "association", null, "voting", new DateOnly(2024, 7, 5)));
}
