using System.Net;
using System.Text.Json;
using Bkmo.Conference.Needs;
using Bkmo.Contracts.Membership.V1;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Conference.Tests.Api;

public sealed class NeedApiTests(ConferenceService service) : SelfServiceApi(service)
{
    [Fact]
    public async Task Needs_are_sealed_seen_by_few_counted_and_erased_on_their_day()
    {
        var path = await Hall(5);
        var (one, other) = (await Someone(), await Someone());
        var mine = (await one.SendAsync(HttpMethod.Post, path + "/registrations", new { category = "guest" })).Headers.Location!.ToString();
        var told = await one.SendAsync(HttpMethod.Post, mine + "/needs", new { kind = "interpretation", fromLanguage = "de", toLanguage = "gsg", details = "Plenum-Einzigartig" }, key: "\"need-1\"");
        Assert.Equal(HttpStatusCode.Created, told.StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await one.SendAsync(HttpMethod.Post, mine + "/needs", new { kind = "stepFreeAccess", retentionDays = 3 })).StatusCode);
        await (await one.SendAsync(HttpMethod.Post, mine + "/needs", new { kind = "diet", retentionDays = 15 })).ProblemAsync(422);
        await (await one.SendAsync(HttpMethod.Post, mine + "/needs", new { kind = "diet", fromLanguage = "de" })).ProblemAsync(422);
        await (await other.GetAsync(Relative(mine + "/needs"))).ProblemAsync(404);
        await (await Service.As("board").GetAsync(Relative(mine + "/needs"))).ProblemAsync(404);
        Assert.Equal(2, await Needs(one, mine + "/needs"));
        Assert.DoesNotContain("Plenum-Einzigartig", await Tables.Everything(Service.Database), StringComparison.Ordinal);

        await Eventually.True(async () => (await Get(path + "/need-numbers")).GetProperty("stepFreeAccess").GetInt32() == 1);
        var pair = Assert.Single((await Get(path + "/need-numbers")).GetProperty("interpretation").EnumerateArray());
        Assert.Equal(("de", "gsg", 1), (pair.GetProperty("fromLanguage").GetString(), pair.GetProperty("toLanguage").GetString(), pair.GetProperty("people").GetInt32()));

        // The conference ends on day 61; step-free access is kept for 3 days after that, interpretation for 30.
        await Erase(Today.AddDays(61 + 3));
        Assert.Equal(2, await Needs(one, mine + "/needs"));
        await Erase(Today.AddDays(61 + 4));
        Assert.Equal("interpretation", Assert.Single((await (await one.GetAsync(Relative(mine + "/needs"))).JsonAsync()).GetProperty("needs").EnumerateArray()).GetProperty("answer").GetProperty("kind").GetString());
        await Erase(Today.AddDays(61 + 31));
        Assert.Equal(0, await Needs(one, mine + "/needs"));
    }

    [Fact]
    public async Task The_office_sees_one_kind_of_need_at_a_time_and_a_list_of_them_is_a_critical_act()
    {
        var path = await Hall(5);
        var (one, other) = (await Someone(), await Someone());
        var mine = (await one.SendAsync(HttpMethod.Post, path + "/registrations", new { category = "guest" })).Headers.Location!.ToString();
        var theirs = (await other.SendAsync(HttpMethod.Post, path + "/registrations", new { category = "guest" })).Headers.Location!.ToString();
        await one.SendAsync(HttpMethod.Post, mine + "/needs", new { kind = "diet", details = "Vegan" });
        await one.SendAsync(HttpMethod.Post, mine + "/needs", new { kind = "assistance", details = "Begleitung" });
        await other.SendAsync(HttpMethod.Post, theirs + "/needs", new { kind = "diet", details = "Ohne Nüsse" });

        await (await Office.GetAsync(Relative(mine + "/needs"))).ProblemAsync(422);
        Assert.Equal((2, 1), (await Needs(one, mine + "/needs"), await Needs(Office, mine + "/needs?kind=diet")));
        await (await Office.GetAsync(Relative(path + "/needs"))).ProblemAsync(422);
        await (await Office.GetAsync(Relative(path + "/needs?kind=weather"))).ProblemAsync(422);
        await (await Office.GetAsync(Relative($"/api/conference/conferences/{Guid.CreateVersion7()}/needs?kind=diet"))).ProblemAsync(404);
        JsonElement[] listed = [];
        await Eventually.True(async () => (listed = [.. (await Get(path + "/needs?kind=diet")).GetProperty("items").EnumerateArray()]).Length == 2);
        Assert.Equal(["Ohne Nüsse", "Vegan"], listed.Select(item => item.GetProperty("answer").GetProperty("details").GetString()).Order(StringComparer.Ordinal));
        Assert.Single((await Get(path + "/needs?kind=diet&limit=1")).GetProperty("items").EnumerateArray());
        foreach (var role in new[] { Roles.Board, Roles.OrganisationRepresentative }) await (await Service.As(role).GetAsync(Relative(path + "/needs?kind=diet"))).ProblemAsync(403);

        var office = new Actor(new UserId("account-office"), new HashSet<string> { Roles.Office }, new HashSet<Guid>(), new HashSet<Guid>());
        Assert.Equal("step-up-required", await (await Service.As(office, Now.AddMinutes(-11)).GetAsync(Relative(path + "/needs?kind=diet"))).ProblemAsync(403));
    }

    [Fact]
    public async Task What_was_erased_cannot_be_opened_by_anybody_any_more()
    {
        var path = await Hall(5);
        var (one, person) = await Known();
        var mine = (await one.SendAsync(HttpMethod.Post, path + "/registrations", new { category = "guest" })).Headers.Location!.ToString();
        var told = await (await one.SendAsync(HttpMethod.Post, mine + "/needs", new { kind = "assistance", details = "Begleitung" })).JsonAsync();
        var need = told.GetProperty("needId").GetGuid();
        Eventing.Sealed<NeedAnswer>? answer = null;
        await Eventually.True(async () => (answer = await Answer(need)) is not null);
        Assert.False((await Keys.Open(answer!, default)).Erased);
        Assert.Equal(HttpStatusCode.OK, (await one.SendAsync(HttpMethod.Delete, $"{mine}/needs/{need}", ifMatch: "*")).StatusCode);
        Assert.True((await Keys.Open(answer!, default)).Erased);
        Assert.Equal("unknown-need", await (await one.SendAsync(HttpMethod.Delete, $"{mine}/needs/{need}", ifMatch: "*")).ProblemAsync(404));

        var another = (await (await one.SendAsync(HttpMethod.Post, mine + "/needs", new { kind = "diet", details = "Vegan" })).JsonAsync()).GetProperty("needId").GetGuid();
        await Eventually.True(async () => (answer = await Answer(another)) is not null);
        await Service.Tell(new PersonErased(person, 9, Now));
        await Eventually.True(async () =>
        {
            await Erase(Today);
            return (await Keys.Open(answer!, default)).Erased;
        });
    }

    private Eventing.IKeyRing Keys => Service.Services.GetRequiredService<Eventing.IKeyRing>();

    private async Task<Eventing.Sealed<NeedAnswer>?> Answer(Guid need)
    {
        await using var scope = Service.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<Eventing.IReadModel<NeedRow>>().Rows.Where(row => row.Id == need).ToList()
            .ConvertAll(row => new Eventing.Sealed<NeedAnswer>(row.Key, row.Cipher)).SingleOrDefault();
    }

    private async Task Erase(DateOnly today)
    {
        await using var scope = Service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EraseNeeds>().Erase(today, default);
    }

    private static async Task<int> Needs(HttpClient who, string path) => (await (await who.GetAsync(Relative(path))).JsonAsync()).GetProperty("needs").GetArrayLength();
}
