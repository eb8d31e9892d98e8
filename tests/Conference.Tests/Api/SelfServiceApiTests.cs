using System.Net;
using System.Text.Json;
using Bkmo.Conference.Waiting;
using Bkmo.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Conference.Tests.Api;

public sealed class SelfServiceApiTests(ConferenceService service) : SelfServiceApi(service)
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

    [Theory]
    [InlineData(0)]
    [InlineData(337)]
    public async Task An_offer_lasts_an_hour_at_least_and_two_weeks_at_most(int offerHours)
    {
        var path = await Hall(5);
        var set = await Office.SendAsync(HttpMethod.Put, path + "/capacities/hall", new { size = 5, categories = new[] { "guest" }, offerHours }, "*");
        Assert.Contains("offerHours", await set.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await set.ProblemAsync(422);
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

    private static async Task Say(HttpClient who, string registration, string audience, string? name) =>
        Assert.Equal(HttpStatusCode.Created, (await who.SendAsync(HttpMethod.Post, registration + "/consent", new { audience, name })).StatusCode);

    private static async Task<string?[]> Listed(HttpClient who, string path, string which = "") =>
        [.. (await (await who.GetAsync(Relative(path + "/participants" + which))).JsonAsync()).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString())];

    private async Task<Guid> Waiting(string path) =>
        (await (await Post(path + "/registrations", new { category = "guest", wait = true })).JsonAsync()).GetProperty("id").GetGuid();
}
