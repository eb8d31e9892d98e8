using System.Net;
using System.Text.Json;
using Bkmo.Conference.Conferences;
using Bkmo.Eventing;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Conference.Tests.Api;

/// <summary>Conference as it runs.</summary>
public sealed class ConferenceService() : ServiceFixture<ConferenceState>("conference")
{
    private int edition = 100;

    /// <summary>Calls duties before their time.</summary>
    public Duties Duties => Services.GetRequiredService<Duties>();

    /// <summary>A client with roles that hold for the conference at this path only.</summary>
    public HttpClient At(string conference, params string[] roles) =>
        As(Holder("account-" + string.Join('-', roles), Guid.Parse(conference[(conference.LastIndexOf('/') + 1)..]), roles));

    /// <summary>An account with roles that hold for one conference only.</summary>
    internal static Actor Holder(string account, Guid conference, params string[] roles) =>
        new(new(account), roles.ToHashSet(StringComparer.Ordinal), new HashSet<Guid>(), new HashSet<Guid>())
        {
            ConferenceRoles = roles.Select(role => new ConferenceRole(role, conference)).ToHashSet(),
        };

    /// <summary>An edition that no other test has.</summary>
    public int NextEdition() => Interlocked.Increment(ref edition);
}

[CollectionDefinition(nameof(ConferenceApi))]
public sealed class ConferenceCollection : ICollectionFixture<ConferenceService>;

/// <summary>What specs of the API have in common.</summary>
[Collection(nameof(ConferenceApi))]
public abstract class ConferenceApi(ConferenceService service)
{
    protected const string Conferences = "/api/conference/conferences";
    protected HttpClient Office { get; } = service.Office;

    protected ConferenceService Service { get; } = service;

    protected static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    protected static DateOnly Today => Eventing.Berlin.DayOf(Now);

    protected static Uri Relative(string path) => new(path, UriKind.Relative);

    protected static object Coming(int number) => new { number, name = $"BKMO {number}", startsOn = Today.AddDays(60), endsOn = Today.AddDays(61) };

    protected Task<HttpResponseMessage> Post(string path, object? body = null, string? ifMatch = null) => Office.SendAsync(HttpMethod.Post, path, body, ifMatch);

    /// <summary>Membership tells that a person's data were erased; the duty does its work until it shows.</summary>
    protected async Task Erased(Guid person, Func<Task<bool>> shows)
    {
        await Service.Tell(new Contracts.Membership.V1.PersonErased(person, 9, Now));
        await Eventually.True(async () =>
        {
            await using var scope = Service.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Needs.EraseNeeds>().Erase(Today, default);
            await scope.ServiceProvider.GetRequiredService<Persons.ErasePersons>().Do(default);
            return await shows();
        });
    }

    protected async Task<JsonElement> Get(string path) => await (await Office.GetAsync(Relative(path))).JsonAsync();

    protected async Task<(string Path, HttpResponseMessage Planned)> Plan()
    {
        var planned = await Post(Conferences, Coming(Service.NextEdition()));
        Assert.True(planned.StatusCode is HttpStatusCode.Created, await planned.Content.ReadAsStringAsync());
        return (planned.Headers.Location!.ToString(), planned);
    }

    protected async Task<JsonElement> Known(Guid organisation) => (await Get("/api/conference/organisations?limit=200")).GetProperty("items").EnumerateArray()
        .SingleOrDefault(item => item.GetProperty("id").GetGuid() == organisation);
}
