using Bkmo.Contracts.Membership.V1;

namespace Bkmo.Advocacy.Tests.Api;

/// <summary>Advocacy with its own database and broker.</summary>
public sealed class AdvocacyService() : ServiceFixture<Bkmo.Advocacy.Committees.Committee>("advocacy")
{
    internal Task TellAdmitted(Guid organisation, string name, string? shortName = null) =>
        Tell(new OrganisationAdmitted(organisation, 2, At.Noon, name, shortName, "association", null, "voting", new DateOnly(2024, 7, 5)));
}
