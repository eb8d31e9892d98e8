using System.Net;
using System.Text.Json;
using Bkmo.Contracts.Conference.V1;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Membership.Tests.Api;

/// <summary>What specs of persons, mandates and bodies have in common.</summary>
public abstract class PeopleApi(MembershipService service) : MembershipApi(service)
{
    protected const string Persons = "/api/membership/persons", Bodies = "/api/membership/bodies";

    protected HttpClient Representative(params string[] organisations) => Service.As(new Actor(
        new UserId("representative"), new HashSet<string> { Roles.OrganisationRepresentative }, organisations.Select(path => Guid.Parse(IdOf(path))).ToHashSet(),
        new HashSet<Guid>()));

    protected HttpClient WithAccount(Guid account, params string[] roles) => Service.As(new Actor(
        new UserId(account.ToString()), roles.DefaultIfEmpty(Roles.Delegate).ToHashSet(), new HashSet<Guid>(), new HashSet<Guid>()));

    protected async Task<string> Member(string name)
    {
        var path = await Apply(name);
        await Admit(path);
        return path;
    }

    protected static async Task<HttpResponseMessage> Send(HttpClient client, HttpMethod method, string path, object? body = null, string? ifMatch = null, string? key = null)
    {
        var answer = await client.SendAsync(method, path, body, ifMatch, key);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return answer;
    }

    protected async Task<string> Enter(string name, string? organisation = null, HttpClient? by = null, Guid? account = null)
    {
        var answer = await Send(by ?? Office, HttpMethod.Post, Persons, new
        {
            name, organisationId = organisation is null ? null : IdOf(organisation), accountId = account, accessNeeds = "Rampe",
            contact = new { email = "jemand@example.org", languages = new[] { "tr", "de" } },
        });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    protected static async Task<JsonElement> Get(HttpClient client, string path, string? position = null)
    {
        var answer = await client.SendAsync(HttpMethod.Get, path, minPosition: position);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.JsonAsync();
    }

    protected static async Task<string> TagOf(HttpClient client, string path) => (await client.GetAsync(Relative(path))).Tag();

    protected async Task<Guid> Conference()
    {
        var id = Guid.CreateVersion7();
        await Service.Tell(new ConferenceConvened(id, 2, TimeProvider.System.GetUtcNow(), 10, "BKMO X", Today.AddDays(30), Today.AddDays(31)));
        await Eventually.True(async () => (await Office.GetAsync(Relative($"/api/membership/conferences/{id}"))).StatusCode is HttpStatusCode.OK);
        return id;
    }

    /// <summary>Whether a person is told, of something that is there, exactly what is said of something that is not.</summary>
    protected static async Task IsNotThere(HttpClient client, HttpMethod method, string path, string other, object? body = null, string? ifMatch = null)
    {
        var (there, nowhere) = (await client.SendAsync(method, path, body, ifMatch), await client.SendAsync(method, other, body, ifMatch));
        var code = await there.ProblemAsync(404);
        Assert.Equal(await nowhere.ProblemAsync(404), code);
    }
}
