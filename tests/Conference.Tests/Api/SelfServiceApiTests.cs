using System.Net;
using System.Text.Json;
using Bkmo.Conference.Needs;
using Bkmo.Conference.Waiting;
using Bkmo.Contracts.Membership.V1;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Conference.Tests.Api;

public sealed class SelfServiceApiTests(ConferenceService service) : ConferenceApi(service)
{
    [Fact]
    public async Task A_person_registers_waits_takes_the_place_and_checks_in_by_herself()
    {
        var path = await Hall(1);
        var (first, second) = (await Someone(), await Someone());
        var placed = await first.SendAsync(HttpMethod.Post, path + "/registrations", new { category = "guest" });
        Assert.Equal("capacity-exhausted", await (await second.SendAsync(HttpMethod.Post, path + "/registrations", new { category = "guest" })).ProblemAsync(409));
        var waiting = await second.SendAsync(HttpMethod.Post, path + "/registrations", new { category = "guest", wait = true });
        var mine = waiting.Headers.Location!.ToString();
        var view = await waiting.JsonAsync();
        Assert.Equal(("waiting", 1), (view.GetProperty("status").GetString(), view.GetProperty("waitingPosition").GetInt32()));
        Assert.Equal("no-open-offer", await (await second.SendAsync(HttpMethod.Post, mine + "/offer", new { accept = true }, "*")).ProblemAsync(409));

        await first.SendAsync(HttpMethod.Post, placed.Headers.Location + "/withdrawal", ifMatch: "*");
        var own = await (await second.GetAsync(Relative(path + "/registrations/own"))).JsonAsync();
        Assert.Equal(JsonValueKind.String, Assert.Single(own.GetProperty("registrations").EnumerateArray()).GetProperty("offerUntil").ValueKind);
        await (await first.SendAsync(HttpMethod.Post, mine + "/offer", new { accept = true }, "*")).ProblemAsync(404);
        var accepted = await second.SendAsync(HttpMethod.Post, mine + "/offer", new { accept = true }, "*");
        Assert.Equal("confirmed", (await accepted.JsonAsync()).GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.Created, (await second.SendAsync(HttpMethod.Post, mine + "/pass")).StatusCode);
        await (await Service.As("delegate").GetAsync(Relative(path + "/registrations/own"))).ProblemAsync(404);
        Assert.Equal("not-for-others", await (await second.SendAsync(HttpMethod.Post, path + "/registrations", new { category = "staff" })).ProblemAsync(403));
    }

    [Fact]
    public async Task The_office_sees_the_waiting_list_moves_somebody_and_time_serves_it()
    {
        var path = await Hall(1);
        await Post(path + "/registrations", new { category = "guest" });
        var (second, third) = (await Waiting(path), await Waiting(path));
        await (await Service.As("board").GetAsync(Relative(path + "/capacities/hall/waiting-list"))).ProblemAsync(403);
        var moved = await Office.SendAsync(HttpMethod.Put, $"{path}/waiting-list/{third}/priority", new { priority = 5, reason = "Sie spricht im Plenum." }, "*");
        Assert.Equal(1, (await moved.JsonAsync()).GetProperty("position").GetInt32());
        await (await Office.SendAsync(HttpMethod.Put, $"{path}/waiting-list/{third}/priority", new { priority = 4, reason = "" }, "*")).ProblemAsync(422);
        var list = await Get(path + "/capacities/hall/waiting-list");
        Assert.Equal([third, second], list.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("entryId").GetGuid()));
        await Service.Duties.Call(ServeWaitingLists.Name);
        Assert.Equal(2, (await Get(path + "/registrations?status=waiting")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Places_are_held_for_whom_the_office_invites()
    {
        var path = await Hall(3);
        var reserved = await Post(path + "/reservations", new { capacity = "hall", places = 2, purpose = "Team" });
        var guest = await Someone();
        var person = (await (await guest.SendAsync(HttpMethod.Post, path + "/registrations", new { category = "guest" })).JsonAsync()).GetProperty("personId").GetGuid();
        Assert.Equal("capacity-exhausted", await (await Post(path + "/registrations", new { category = "guest" })).ProblemAsync(409));
        var reservation = (await reserved.JsonAsync()).GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.Created, (await Post(path + "/registrations", new { category = "guest", reservationId = reservation })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Office.SendAsync(HttpMethod.Delete, reserved.Headers.Location!.ToString(), ifMatch: "*")).StatusCode);
        Assert.Equal("person-already-registered", await (await Post(path + "/invitations", new { personId = person, category = "guest", until = Now.AddDays(2) })).ProblemAsync(409));

        var (invited, invitedPerson) = await Known();
        var invitation = (await Post(path + "/invitations", new { personId = invitedPerson, category = "guest", until = Now.AddDays(2) })).Headers.Location!.ToString();
        await (await guest.SendAsync(HttpMethod.Post, invitation + "/answer", new { accept = true }, "*")).ProblemAsync(404);
        Assert.Equal(HttpStatusCode.OK, (await invited.SendAsync(HttpMethod.Post, invitation + "/answer", new { accept = true }, "*")).StatusCode);
        Assert.Equal("confirmed", Assert.Single((await (await invited.GetAsync(Relative(path + "/registrations/own"))).JsonAsync()).GetProperty("registrations").EnumerateArray())
            .GetProperty("status").GetString());
    }

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

    [Fact]
    public async Task The_list_of_participants_shows_who_agreed_to_whom_they_agreed_and_forgets_at_once()
    {
        var path = await Hall(5);
        var (one, other, outsider) = (await Someone(), await Someone(), await Someone());
        var mine = (await one.SendAsync(HttpMethod.Post, path + "/registrations", new { category = "guest" })).Headers.Location!.ToString();
        await other.SendAsync(HttpMethod.Post, path + "/registrations", new { category = "press" });
        Assert.Equal("nobody", (await (await one.GetAsync(Relative(mine + "/consent"))).JsonAsync()).GetProperty("audience").GetString());

        await Say(one, mine, "participants", "Ayşe Einzigartig");
        await Eventually.True(async () => (await Listed(other, path)) is ["Ayşe Einzigartig"]);
        Assert.Empty(await Listed(outsider, path));
        Assert.Empty(await Listed(Office, path));
        Assert.Empty(await Listed(Service.Nobody, path, "/public"));
        Assert.DoesNotContain("Ayşe Einzigartig", await Tables.Everything(Service.Database), StringComparison.Ordinal);
        await Say(one, mine, "public", "Ayşe E.");
        await Eventually.True(async () => (await Listed(outsider, path)) is ["Ayşe E."]);
        Assert.Equal("Ayşe E.", Assert.Single(await Listed(Service.Nobody, path, "/public")));
        await Say(one, mine, "nobody", null);
        Assert.Empty(await Listed(other, path));
        Assert.Empty(await Listed(Service.Nobody, path, "/public"));
        await (await Post(mine + "/consent", new { audience = "public", name = "X" })).ProblemAsync(404);
        await (await one.SendAsync(HttpMethod.Post, mine + "/consent", new { audience = "public" })).ProblemAsync(422);
    }

    [Fact]
    public async Task Who_attended_still_sees_the_list_of_participants_after_the_conference()
    {
        var planned = await Post(Conferences, new { number = Service.NextEdition(), name = "BKMO heute", startsOn = Today, endsOn = Today });
        var path = planned.Headers.Location!.ToString();
        await Office.SendAsync(HttpMethod.Put, path + "/capacities/hall", new { size = 2, categories = new[] { "guest" } }, planned.Tag());
        var (one, other) = (await Someone(), await Someone());
        var mine = (await one.SendAsync(HttpMethod.Post, path + "/registrations", new { category = "guest" })).Headers.Location!.ToString();
        await other.SendAsync(HttpMethod.Post, path + "/registrations", new { category = "guest" });
        var code = (await (await Post(mine + "/pass")).JsonAsync()).GetProperty("code").GetString();
        Assert.True((await Post(path + "/check-ins", new { code, nonce = Guid.CreateVersion7() })).IsSuccessStatusCode);
        await Say(one, mine, "participants", "Ayşe Einzigartig");
        await Eventually.True(async () => (await Listed(other, path)) is ["Ayşe Einzigartig"]);

        Assert.Equal(HttpStatusCode.Created, (await Post(path + "/attendance")).StatusCode);
        Assert.Equal("Ayşe Einzigartig", Assert.Single(await Listed(one, path)));
        // Who did not come takes part no more.
        Assert.Empty(await Listed(other, path));
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

    private static async Task Say(HttpClient who, string registration, string audience, string? name) =>
        Assert.Equal(HttpStatusCode.Created, (await who.SendAsync(HttpMethod.Post, registration + "/consent", new { audience, name })).StatusCode);

    private static async Task<string?[]> Listed(HttpClient who, string path, string which = "") =>
        [.. (await (await who.GetAsync(Relative(path + "/participants" + which))).JsonAsync()).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString())];

    private async Task<string> Hall(int size)
    {
        var (path, planned) = await Plan();
        await Office.SendAsync(HttpMethod.Put, path + "/capacities/hall", new { size, categories = new[] { "guest", "press", "staff" } }, planned.Tag());
        return path;
    }

    private async Task<Guid> Waiting(string path) =>
        (await (await Post(path + "/registrations", new { category = "guest", wait = true })).JsonAsync()).GetProperty("id").GetGuid();

    private async Task<HttpClient> Someone() => (await Known()).Client;

    /// <summary>Somebody who signed in and whom Membership knows.</summary>
    private async Task<(HttpClient Client, Guid Person)> Known()
    {
        var (account, person) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Service.Tell(new PersonAccountLinked(person, 2, Now, account));
        var client = Service.As(new Actor(new(account.ToString()), new HashSet<string> { Roles.CommitteeMember }, new HashSet<Guid>(), new HashSet<Guid>()));
        var any = await Hall(1);
        await Eventually.True(async () => (await client.GetAsync(Relative(any + "/registrations/own"))).IsSuccessStatusCode);
        return (client, person);
    }
}
