using Bkmo.Contracts.Membership.V1;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Conference.Tests.Api;

/// <summary>What specs have in common in which people do things for themselves.</summary>
public abstract class SelfServiceApi(ConferenceService service) : ConferenceApi(service)
{
    protected async Task<string> Hall(int size)
    {
        var (path, planned) = await Plan();
        await Office.SendAsync(HttpMethod.Put, path + "/capacities/hall", new { size, categories = new[] { "guest", "press", "staff" } }, planned.Tag());
        return path;
    }

    protected async Task<HttpClient> Someone() => (await Known()).Client;

    /// <summary>Somebody who signed in and whom Membership knows.</summary>
    protected async Task<(HttpClient Client, Guid Person)> Known()
    {
        var (account, person) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Service.Tell(new PersonAccountLinked(person, 2, Now, account));
        var client = Service.As(new Actor(new(account.ToString()), new HashSet<string> { Roles.CommitteeMember }, new HashSet<Guid>(), new HashSet<Guid>()));
        var any = await Hall(1);
        await Eventually.True(async () => (await client.GetAsync(Relative(any + "/registrations/own"))).IsSuccessStatusCode);
        return (client, person);
    }
}
