using System.Net;
using Bkmo.Contracts.Membership.V1;

namespace Bkmo.Counselling.Tests.Api;

/// <summary>Counselling with its own database and broker, and one open centre.</summary>
public sealed class CounsellingService() : ServiceFixture<Bkmo.Counselling.Cases.Case>("counselling")
{
    internal const string Centres = "/api/counselling/centres";
    internal const string Cases = "/api/counselling/cases";

    internal Guid Organisation { get; } = Guid.CreateVersion7();

    internal Guid Centre { get; private set; }

    internal HttpClient Counsellor => As(At.Actor("account-counsellor", Roles.Counsellor, Centre));

    internal HttpClient CounsellorElsewhere => As(At.Actor("account-elsewhere", Roles.Counsellor, Guid.CreateVersion7()));

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Tell(new OrganisationAdmitted(Organisation, 2, At.Noon, "Amaro Drom", null, "association", null, "voting", new DateOnly(2024, 7, 5)));
        Centre = await Open("Beratung Görlitz", "Görlitz", "02826");
    }

    internal async Task<Guid> Open(string name, string place, string postcode)
    {
        var body = new { name, organisationId = Organisation, place, postcode, languages = new[] { "de", "tr" }, topics = new[] { "work" } };
        HttpResponseMessage? answer = null;
        await Eventually.True(async () => (answer = await Office.SendAsync(HttpMethod.Post, Centres, body)).StatusCode == HttpStatusCode.Created);
        return (await answer!.JsonAsync()).GetProperty("id").GetGuid();
    }
}
