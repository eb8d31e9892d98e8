using System.Net;
using System.Text.Json;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Membership.Tests.Api;

/// <summary>Membership as it runs.</summary>
public sealed class MembershipService() : ServiceFixture<Membership.Organisations.Organisation>("membership");

[CollectionDefinition(nameof(MembershipApi))]
public sealed class MembershipCollection : ICollectionFixture<MembershipService>;

/// <summary>What specs of the API have in common.</summary>
[Collection(nameof(MembershipApi))]
public abstract class MembershipApi(MembershipService service)
{
    protected const string Organisations = "/api/membership/organisations";
    protected HttpClient Office { get; } = service.Office;

    protected MembershipService Service { get; } = service;

    protected static DateOnly Today => Eventing.Berlin.DayOf(TimeProvider.System.GetUtcNow());

    protected static Uri Relative(string path) => new(path, UriKind.Relative);

    protected static string IdOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>Somebody who represents the organisation at <paramref name="path"/>.</summary>
    protected HttpClient Representative(string path) => Service.As(new Actor(
        new UserId("account-representative"), new HashSet<string> { Roles.OrganisationRepresentative }, new HashSet<Guid> { Guid.Parse(IdOf(path)) }, new HashSet<Guid>()));

    protected async Task<string> Apply(string name, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        (body["name"], body["kind"], body["membershipKind"]) = (name, name.StartsWith("Dach", StringComparison.Ordinal) ? "umbrella-association" : "association", "voting");
        var applied = await Office.SendAsync(HttpMethod.Post, Organisations, body);
        Assert.True(applied.StatusCode is HttpStatusCode.Created, await applied.Content.ReadAsStringAsync());
        return applied.Headers.Location!.ToString();
    }

    protected async Task<HttpResponseMessage> Admit(string path)
    {
        var seen = await Office.GetAsync(Relative(path + "/memberships/voting"));
        var admitted = await Office.SendAsync(HttpMethod.Post, path + "/memberships/voting/decision", new { admit = true }, seen.Tag());
        Assert.True(admitted.StatusCode is HttpStatusCode.OK, await admitted.Content.ReadAsStringAsync());
        return admitted;
    }

    protected Task<HttpResponseMessage> Join(string path, string umbrella) =>
        Office.SendAsync(HttpMethod.Put, $"{path}/umbrellas/{IdOf(umbrella)}", new { from = "2024-01-01" });

    protected async Task<List<JsonElement>> List(string query, string position)
    {
        var answer = await Office.SendAsync(HttpMethod.Get, $"{Organisations}?{query}", minPosition: position);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return [.. (await answer.JsonAsync()).GetProperty("items").EnumerateArray()];
    }

    protected async Task<JsonElement> Figures(DateOnly day, string position) =>
        await (await Office.SendAsync(HttpMethod.Get, $"/api/membership/figures?keyDate={day:yyyy-MM-dd}", minPosition: position)).JsonAsync();

    protected async Task<int> InSaarland(DateOnly day, string position)
    {
        var voting = (await Figures(day, position)).GetProperty("memberships").EnumerateArray().Single(m => m.GetProperty("kind").GetString() == "voting");
        return voting.GetProperty("members").GetProperty("byFederalState").TryGetProperty("SL", out var count) ? count.GetInt32() : 0;
    }
}
