using System.Net;
using System.Text.Json;
using Bkmo.Contracts.Membership.V1;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using MassTransit;

namespace Bkmo.Conference.Tests.Api;

public sealed class MeetingApiTests(ConferenceService service) : ConferenceApi(service)
{
    private static readonly object Report = new { titleDe = "Bericht", titleEn = "Report", kind = "report" };

    [Fact]
    public async Task The_meeting_goes_through_its_agenda_one_item_at_a_time()
    {
        var path = (await Plan()).Path;
        var (first, second) = (await Item(path, Report), await Item(path, new { titleDe = "Aussprache", titleEn = "Debate", kind = "procedure-resolution" }));
        Assert.Equal("not-in-invitation", await (await Post(path + "/agenda/items", new { titleDe = "Satzung", titleEn = "Statutes", kind = "motion" })).ProblemAsync(409));
        var opened = await Post(first.Headers.Location + "/opening", new { }, first.Tag());
        Assert.Equal("open", (await opened.JsonAsync()).GetProperty("status").GetString());
        Assert.Equal("another-item-open", await (await Post(second.Headers.Location + "/opening", new { }, second.Tag())).ProblemAsync(409));
        var closed = await Post(first.Headers.Location + "/closing", ifMatch: opened.Tag());
        Assert.Equal(HttpStatusCode.OK, closed.StatusCode);
        var moved = await Office.SendAsync(HttpMethod.Put, second.Headers.Location + "/place", new { place = 1, reason = "Gast muss weg" }, second.Tag());
        Assert.Equal(1, (await moved.JsonAsync()).GetProperty("place").GetInt32());
        await (await Service.As("delegate").SendAsync(HttpMethod.Post, path + "/agenda/items", Report)).ProblemAsync(403);
    }

    [Fact]
    public async Task Internal_items_are_as_nothing_for_whoever_does_not_take_part()
    {
        var path = (await Plan()).Path;
        await Item(path, Report);
        var inside = await Item(path, new { titleDe = "Personal", titleEn = "Staff", kind = "report", @internal = true });
        var outside = Service.As("organisation-representative");
        Assert.Single((await (await outside.GetAsync(Relative(path + "/agenda"))).JsonAsync()).GetProperty("items").EnumerateArray());
        await (await outside.GetAsync(inside.Headers.Location)).ProblemAsync(404);
        await (await outside.GetAsync(Relative(inside.Headers.Location + "/speakers"))).ProblemAsync(404);
        Assert.Equal(2, (await (await Service.At(path, "teller").GetAsync(Relative(path + "/agenda"))).JsonAsync()).GetProperty("items").GetArrayLength());
        var elsewhere = Service.At((await Plan()).Path, "delegate");
        await (await elsewhere.GetAsync(Relative(path + "/agenda"))).ProblemAsync(404);
        await (await elsewhere.SendAsync(HttpMethod.Post, inside.Headers.Location + "/speakers/requests", new { })).ProblemAsync(404);
    }

    [Fact]
    public async Task A_delegate_asks_to_speak_and_only_the_chair_sees_what_she_chose()
    {
        var (path, herself, organisation) = await Delegate();
        var item = await Item(path, Report);
        var speakers = item.Headers.Location + "/speakers";
        await Post(speakers + "/rules", new { alternateLists = true, limitSeconds = 120 });
        var first = await Post(speakers + "/requests", new { speakerId = Guid.CreateVersion7() });
        var asked = await herself.SendAsync(HttpMethod.Post, speakers + "/requests", new { onQuotaList = true, firstTime = true });
        Assert.True(asked.StatusCode is HttpStatusCode.Created, await asked.Content.ReadAsStringAsync());
        var view = await asked.JsonAsync();
        Assert.Equal(organisation, view.GetProperty("organisationId").GetGuid());
        Assert.Equal("not-your-organisation", await (await herself.SendAsync(HttpMethod.Post, speakers + "/requests", new { organisationId = Guid.CreateVersion7() })).ProblemAsync(422));
        Assert.Equal("already-on-list", await (await herself.SendAsync(HttpMethod.Post, speakers + "/requests", new { })).ProblemAsync(409));
        await (await herself.SendAsync(HttpMethod.Post, first.Headers.Location + "/withdrawal", ifMatch: "*")).ProblemAsync(404);
        await (await herself.GetAsync(Relative(speakers + "/coming"))).ProblemAsync(403);
        var request = view.GetProperty("id").GetGuid();
        var coming = (await Get(speakers + "/coming"))[0];
        Assert.Equal((request, true), (coming.GetProperty("requestId").GetGuid(), coming.GetProperty("onQuotaList").GetBoolean()));
        Assert.DoesNotContain("uotaList", await herself.GetStringAsync(Relative(speakers)), StringComparison.Ordinal);
        Assert.DoesNotContain("onQuotaList", await Tables.Everything(Service.Database), StringComparison.Ordinal);

        Assert.Equal("item-not-called", await (await Post(speakers + "/calls", ifMatch: "*")).ProblemAsync(409));
        await Post(item.Headers.Location + "/opening", new { }, item.Tag());
        var called = await (await Post(speakers + "/calls", ifMatch: "*")).JsonAsync();
        Assert.Equal(request, called.GetProperty("speaking").GetProperty("id").GetGuid());
        var undone = await (await Office.SendAsync(HttpMethod.Delete, speakers + "/calls/last", ifMatch: "*")).JsonAsync();
        Assert.Equal(2, undone.GetProperty("waiting").GetArrayLength());
        var withdrawn = await herself.SendAsync(HttpMethod.Post, asked.Headers.Location + "/withdrawal", ifMatch: "*");
        Assert.Equal("withdrawn", (await withdrawn.JsonAsync()).GetProperty("status").GetString());
    }

    private async Task<HttpResponseMessage> Item(string path, object item)
    {
        var added = await Post(path + "/agenda/items", item);
        Assert.True(added.StatusCode is HttpStatusCode.Created, await added.Content.ReadAsStringAsync());
        return added;
    }

    /// <summary>A conference with one delegate who has an account.</summary>
    private async Task<(string Path, HttpClient Herself, Guid Organisation)> Delegate()
    {
        var (path, planned) = await Plan();
        var conference = await planned.JsonAsync();
        var (organisation, person, account, mandate) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Service.Tell(new OrganisationAdmitted(organisation, 3, Now, "Türkische Gemeinde", "TGD", "federal-association", "BE", "voting", Today.AddYears(-1)));
        await Service.Tell(new DelegateKeySignedOff(
            Guid.CreateVersion7(), 4, Now, Today.AddDays(-30), FormattableString.Invariant($"conference/{conference.GetProperty("number").GetInt32()}"), 3, [organisation], [2], null, "delegates"));
        await Service.Tell(new MandateGranted(person, 2, Now, mandate, organisation, "delegate", conference.GetProperty("id").GetGuid(), Today, null, null, null, null));
        await Service.Tell(new PersonAccountLinked(person, 5, Now, account));
        await Eventually.True(async () => (await Known(organisation)) is { ValueKind: JsonValueKind.Object });
        await Eventually.True(async () => (await Office.GetAsync(Relative($"{path}/delegations/{organisation}"))).IsSuccessStatusCode);
        await Office.SendAsync(HttpMethod.Put, path + "/capacities/hall", new { size = 5, categories = new[] { "delegate" } }, planned.Tag());
        var herself = Service.As(ConferenceService.Holder(account.ToString(), conference.GetProperty("id").GetGuid(), Roles.Delegate));
        await Eventually.True(async () => (await herself.SendAsync(
            HttpMethod.Post, path + "/registrations", new { category = "delegate", organisationId = organisation, mandateId = mandate })).StatusCode is HttpStatusCode.Created);
        return (path, herself, organisation);
    }
}
