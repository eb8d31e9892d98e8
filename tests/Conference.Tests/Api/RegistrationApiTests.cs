using System.Globalization;
using System.Net;
using System.Text.Json;
using Bkmo.Contracts.Membership.V1;
using Bkmo.Testing;
using MassTransit;

namespace Bkmo.Conference.Tests.Api;

public sealed class RegistrationApiTests(ConferenceService service) : ConferenceApi(service)
{
    [Fact]
    public async Task Two_hundred_ask_at_once_for_twenty_places_and_twenty_get_one()
    {
        var (path, planned) = await Plan();
        var set = await Office.SendAsync(HttpMethod.Put, path + "/capacities/hall", new { size = 20, categories = new[] { "guest", "press" } }, planned.Tag());
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Post(path + "/registrations", new { category = i % 2 == 0 ? "guest" : "press" })));
        Assert.Equal(20, answers.Count(answer => answer.StatusCode is HttpStatusCode.Created));
        foreach (var refused in answers.Where(answer => answer.StatusCode is not HttpStatusCode.Created))
            Assert.Equal("capacity-exhausted", await refused.ProblemAsync(409));

        var hall = Assert.Single((await Get(path)).GetProperty("capacities").EnumerateArray());
        Assert.Equal((20, 0), (hall.GetProperty("confirmed").GetInt32(), hall.GetProperty("free").GetInt32()));
        var last = answers.Where(answer => answer.IsSuccessStatusCode).MaxBy(answer => long.Parse(answer.Position(), CultureInfo.InvariantCulture))!.Position();
        var list = await (await Office.SendAsync(HttpMethod.Get, path + "/registrations?status=confirmed&limit=200", minPosition: last)).JsonAsync();
        Assert.Equal(20, list.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_withdrawn_place_is_free_again_and_the_registration_keeps_its_own_version()
    {
        var (path, planned) = await Plan();
        await Office.SendAsync(HttpMethod.Put, path + "/capacities/hall", new { size = 1, categories = new[] { "guest" } }, planned.Tag());
        var person = Guid.CreateVersion7();
        var registered = await Post(path + "/registrations", new { category = "guest", personId = person });
        Assert.Equal("person-already-registered", await (await Post(path + "/registrations", new { category = "guest", personId = person })).ProblemAsync(409));
        var registration = registered.Headers.Location!.ToString();
        Assert.Equal(registered.Tag(), (await Office.GetAsync(Relative(registration))).Tag());
        Assert.Equal("if-match-required", await (await Post(registration + "/withdrawal")).ProblemAsync(428));
        Assert.Equal("stale-version", await (await Post(registration + "/withdrawal", ifMatch: "\"1\"")).ProblemAsync(412));
        var withdrawn = await Post(registration + "/withdrawal", ifMatch: registered.Tag());
        Assert.Equal("withdrawn", (await withdrawn.JsonAsync()).GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.Created, (await Post(path + "/registrations", new { category = "guest", personId = person })).StatusCode);
    }

    [Fact]
    public async Task Delegates_and_committees_come_from_organisations_heard_of_from_Membership()
    {
        var (path, planned) = await Plan();
        await Office.SendAsync(HttpMethod.Put, path + "/capacities/hall", new { size = 5, categories = new[] { "delegate" } }, planned.Tag());
        var organisation = Guid.CreateVersion7();
        var delegation = new { category = "delegate", organisationId = organisation };
        Assert.Equal("organisation-not-admitted", await (await Post(path + "/registrations", delegation)).ProblemAsync(409));

        await Service.Tell(new OrganisationAdmitted(organisation, 3, Now, "Türkische Gemeinde", "TGD", "federal-association", "BE", "voting", Today.AddYears(-1)));
        await Eventually.True(async () => (await Known(organisation)) is { ValueKind: JsonValueKind.Object });
        Assert.True((await Known(organisation)).GetProperty("admitted").GetBoolean());
        var requested = await Post(path + "/registrations", delegation);
        Assert.Equal("requested", (await requested.JsonAsync()).GetProperty("status").GetString());

        var past = (await Post(Conferences, new { number = Service.NextEdition(), name = "BKMO", startsOn = "2019-09-19", endsOn = "2019-09-20", held = true })).Headers.Location!;
        var formed = await Post(past + "/committees", new { nameDe = "Bildung", nameEn = "Education", members = new[] { organisation } });
        Assert.Equal(HttpStatusCode.Created, formed.StatusCode);
        Assert.Equal(formed.Tag(), (await Office.GetAsync(formed.Headers.Location)).Tag());
        var stranger = await Post(past + "/committees", new { nameDe = "Arbeit", nameEn = "Work", members = new[] { organisation, Guid.CreateVersion7() } });
        Assert.Equal("members-not-admitted", await stranger.ProblemAsync(409));

        await Service.Tell(new MembershipEnded(organisation, 4, Now, "voting", Today.AddDays(-1), "resignation"));
        await Eventually.True(async () => !(await Known(organisation)).GetProperty("admitted").GetBoolean());
        Assert.Equal("organisation-not-admitted", await (await Post(path + "/registrations", delegation)).ProblemAsync(409));
    }

    [Fact]
    public async Task A_capacity_does_not_fall_below_what_is_taken()
    {
        var (path, planned) = await Plan();
        await Office.SendAsync(HttpMethod.Put, path + "/capacities/hall", new { size = 2, categories = new[] { "guest" } }, planned.Tag());
        await Post(path + "/registrations", new { category = "guest" });
        var seen = await Office.GetAsync(Relative(path));
        var refused = await Office.SendAsync(HttpMethod.Put, path + "/capacities/hall", new { size = 0, categories = new[] { "guest" } }, seen.Tag());
        Assert.Equal("capacity-below-confirmed", await refused.ProblemAsync(409));
        var elsewhere = await Office.SendAsync(HttpMethod.Put, path + "/capacities/gallery", new { size = 9, categories = new[] { "guest" } }, seen.Tag());
        Assert.Equal("category-elsewhere", await elsewhere.ProblemAsync(409));
        var nameless = await Office.SendAsync(HttpMethod.Put, path + "/capacities/Gallery%20One", new { size = 9, categories = new[] { "press" } }, seen.Tag());
        Assert.Equal("invalid-values", await nameless.ProblemAsync(422));
    }

    [Fact]
    public async Task Only_the_office_sees_who_registered()
    {
        var (path, _) = await Plan();
        await (await Service.Nobody.GetAsync(Relative(path))).ProblemAsync(401);
        await (await Service.As("board").GetAsync(Relative(path + "/registrations"))).ProblemAsync(403);
        Assert.Equal(HttpStatusCode.OK, (await Service.As("board").GetAsync(Relative(path))).StatusCode);
        var unknown = $"{Conferences}/{Guid.CreateVersion7()}";
        await (await Office.GetAsync(Relative(unknown))).ProblemAsync(404);
        await (await Office.GetAsync(Relative(unknown + "/registrations"))).ProblemAsync(404);
        await (await Post(unknown + "/registrations", new { category = "guest" })).ProblemAsync(404);
    }
}
