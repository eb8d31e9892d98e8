using System.Net;
using System.Text.Json;
using Bkmo.Contracts.Membership.V1;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using MassTransit;

namespace Bkmo.Conference.Tests.Api;

public sealed class AttendanceApiTests(ConferenceService service) : ConferenceApi(service)
{
    [Fact]
    public async Task Who_was_in_the_hall_attended_and_after_the_closing_nobody_comes_any_more()
    {
        var planned = await Post(Conferences, new { number = Service.NextEdition(), name = "BKMO heute", startsOn = Today, endsOn = Today });
        var path = planned.Headers.Location!.ToString();
        await Office.SendAsync(HttpMethod.Put, path + "/capacities/hall", new { size = 5, categories = new[] { "guest" } }, planned.Tag());
        var (came, stayed) = (await Guest(path), await Guest(path));
        var code = (await (await Post(came + "/pass")).JsonAsync()).GetProperty("code").GetString();
        await Post(path + "/check-ins", new { code, nonce = Guid.CreateVersion7() });
        await Post(path + "/check-outs", new { code, nonce = Guid.CreateVersion7() });

        await (await Service.As("teller").SendAsync(HttpMethod.Post, path + "/attendance")).ProblemAsync(403);
        var closed = await (await Post(path + "/attendance")).JsonAsync();
        Assert.Equal((true, 2, 1), (closed.GetProperty("closed").GetBoolean(), closed.GetProperty("expected").GetInt32(), closed.GetProperty("attended").GetInt32()));
        Assert.Equal(("attended", "missed"), (await Status(came), await Status(stayed)));
        Assert.Equal("attendance-is-closed", await (await Post(path + "/check-ins", new { code, nonce = Guid.CreateVersion7() })).ProblemAsync(409));
        Assert.Equal(1, (await Get(path + "/attendance")).GetProperty("attended").GetInt32());
        var (coming, _) = await Plan();
        Assert.Equal("not-on-its-last-day", await (await Post(coming + "/attendance")).ProblemAsync(409));
    }

    [Fact]
    public async Task A_group_is_registered_at_once_or_waits_together()
    {
        var (path, planned) = await Plan();
        await Office.SendAsync(HttpMethod.Put, path + "/capacities/hall", new { size = 3, categories = new[] { "guest" } }, planned.Tag());
        object Group(string rule) => new { category = "guest", rule, members = new[] { new { }, new { } } };
        var placed = await (await Post(path + "/group-registrations", Group("allOrNothing"))).JsonAsync();
        Assert.Equal(["confirmed", "confirmed"], Statuses(placed));
        Assert.Equal(["waiting", "waiting"], Statuses(await (await Post(path + "/group-registrations", Group("allOrNothing"))).JsonAsync()));
        await (await Post(path + "/group-registrations", new { category = "guest", rule = "asManyAsFit", members = new[] { new { } } })).ProblemAsync(422);
        var rep = Service.As(new Actor(new("rep-2"), new HashSet<string> { Roles.OrganisationRepresentative }, new HashSet<Guid>(), new HashSet<Guid>()));
        Assert.Equal("not-for-others", await (await rep.SendAsync(HttpMethod.Post, path + "/group-registrations", Group("asManyAsFit"))).ProblemAsync(403));

        var waiting = (await Get(path + "/registrations?status=waiting")).GetProperty("items")[0].GetProperty("id").GetGuid();
        var refused = await Post($"{path}/registrations/{waiting}/refusal", new { reason = "Die Gruppe kommt nicht." }, "*");
        Assert.Equal("declined", (await refused.JsonAsync()).GetProperty("status").GetString());
        var confirmed = (await Get(path + "/registrations?status=confirmed")).GetProperty("items")[0].GetProperty("id").GetGuid();
        Assert.Equal("wrong-ending", await (await Post($"{path}/registrations/{confirmed}/refusal", new { reason = "Die Gruppe kommt nicht." }, "*")).ProblemAsync(409));
        var cancelled = await Post($"{path}/registrations/{confirmed}/cancellation", new { reason = "Die Gruppe kommt nicht." }, "*");
        Assert.Equal("cancelled", (await cancelled.JsonAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_member_demands_a_subject_and_others_support_it()
    {
        var (path, planned) = await Plan();
        var conferenceId = (await planned.JsonAsync()).GetProperty("id").GetGuid();
        var (first, second) = (await Member(), await Member());
        object Demand(Guid organisation, string kind = "subject", Guid? conference = null) =>
            new { organisationId = organisation, kind, subject = "Satzung", reasons = "Sie ist alt.", conferenceId = conference };
        Assert.Equal("not-a-member", await (await Post("/api/conference/demands", Demand(Guid.CreateVersion7(), conference: conferenceId))).ProblemAsync(409));
        await (await Post("/api/conference/demands", Demand(first))).ProblemAsync(422);
        await (await Post("/api/conference/demands", Demand(first, "meeting", conferenceId))).ProblemAsync(422);
        await (await Post("/api/conference/demands", Demand(first, conference: Guid.CreateVersion7()))).ProblemAsync(404);
        var raised = await Post("/api/conference/demands", Demand(first, conference: conferenceId));
        Assert.Equal(HttpStatusCode.Created, raised.StatusCode);
        var demand = raised.Headers.Location!.ToString();
        var rep = Service.As(new Actor(new("rep-3"), new HashSet<string> { Roles.OrganisationRepresentative }, new HashSet<Guid> { second }, new HashSet<Guid>()));
        Assert.Equal(2, (await (await rep.SendAsync(HttpMethod.Post, demand + "/supporters", new { organisationId = second })).JsonAsync()).GetProperty("supporters").GetArrayLength());
        Assert.Equal("not-a-member", await (await rep.SendAsync(HttpMethod.Post, demand + "/supporters", new { organisationId = first })).ProblemAsync(409));
        Assert.Equal(2, (await Get(demand)).GetProperty("supporters").GetArrayLength());
        await Eventually.True(async () => (await Get($"/api/conference/demands?conferenceId={conferenceId}")).GetProperty("items").EnumerateArray()
            .Any(item => item.GetProperty("supporters").GetInt32() == 2));

        var ruled = await Office.SendAsync(HttpMethod.Put, path + "/convocation-rules", new { noticeDays = 42, urgencyAllowed = true }, "*");
        Assert.Equal(42, (await ruled.JsonAsync()).GetProperty("convocationRules").GetProperty("noticeDays").GetInt32());
        var mottos = await Office.SendAsync(HttpMethod.Put, path + "/mottos", new { mottos = new[] { new { language = "tr", text = "Birlikte" } } }, "*");
        Assert.Equal("tr", (await mottos.JsonAsync()).GetProperty("mottos")[0].GetProperty("language").GetString());
        await (await Office.SendAsync(HttpMethod.Put, path + "/mottos", new { mottos = new[] { new { language = "deutsch!", text = "X" } } }, "*")).ProblemAsync(422);
    }

    private async Task<Guid> Member()
    {
        var organisation = Guid.CreateVersion7();
        await Service.Tell(new OrganisationAdmitted(organisation, 3, Now, "Verein der Vielen", null, "association", "BE", "voting", Today.AddYears(-1)));
        await Eventually.True(async () => (await Known(organisation)) is { ValueKind: JsonValueKind.Object });
        return organisation;
    }

    private async Task<string> Guest(string path) => (await Post(path + "/registrations", new { category = "guest" })).Headers.Location!.ToString();

    private async Task<string?> Status(string registration) => (await Get(registration)).GetProperty("status").GetString();

    private static string[] Statuses(JsonElement group) => [.. group.GetProperty("registrations").EnumerateArray().Select(one => one.GetProperty("status").GetString()!)];
}
