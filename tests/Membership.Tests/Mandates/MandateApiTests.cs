using System.Net;
using Bkmo.Membership.Tests.Api;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Membership.Tests.Mandates;

public sealed class MandateApiTests(MembershipService service) : PeopleApi(service)
{
    [Fact]
    public async Task A_representative_grants_lists_and_ends_mandates_of_her_own_organisation()
    {
        var (north, south) = (await Member("Verein Mandat"), await Member("Verein Fremd"));
        var (mine, theirs) = (Representative(north), Representative(south));
        var person = await Enter("Elif", north, mine);
        var granted = await Grant(mine, person, new { organisationId = IdOf(north), function = "treasurer-contact" });
        var path = granted.Headers.Location!.ToString();
        Assert.Equal("current", (await Get(mine, path)).GetProperty("status").GetString());

        var listed = await Get(mine, $"{north}/mandates?on={Today:yyyy-MM-dd}", granted.Position());
        Assert.Equal("Elif", Assert.Single(listed.GetProperty("items").EnumerateArray()).GetProperty("name").GetString());
        var nowhere = $"{Organisations}/{Guid.CreateVersion7()}";
        await IsNotThere(theirs, HttpMethod.Get, path, $"{person}/mandates/{Guid.CreateVersion7()}");
        await IsNotThere(theirs, HttpMethod.Get, north + "/mandates", nowhere + "/mandates");
        await IsNotThere(theirs, HttpMethod.Post, path + "/end", $"{person}/mandates/{Guid.CreateVersion7()}/end", new { }, "*");

        var ended = await Send(mine, HttpMethod.Post, path + "/end", new { until = Today }, granted.Tag());
        Assert.Equal($"{Today:yyyy-MM-dd}", (await ended.JsonAsync()).GetProperty("until").GetString());
        await (await mine.SendAsync(HttpMethod.Post, path + "/end", new { until = Today })).ProblemAsync(428);
        Assert.Equal("stale-version", await (await mine.SendAsync(HttpMethod.Post, path + "/end", new { until = Today }, granted.Tag())).ProblemAsync(412));
    }

    [Fact]
    public async Task Nobody_is_sent_by_two_organisations_unless_votes_may_be_transferred()
    {
        var (north, south, conference) = (await Member("Verein Eins"), await Member("Verein Zwei"), await Conference());
        var person = await Enter("Deniz", north);
        object Delegate(string organisation) => new { organisationId = IdOf(organisation), function = "delegate", conferenceId = conference, reason = "Beide baten darum" };
        await Grant(Office, person, Delegate(north));
        Assert.Equal("too-many-delegate-mandates", await (await Office.SendAsync(HttpMethod.Post, person + "/mandates", Delegate(south))).ProblemAsync(409));

        var rules = $"/api/membership/conferences/{conference}";
        await Send(Service.As(Roles.Board), HttpMethod.Put, rules + "/proxy-rule", new { mandatesPerPerson = 2 }, await TagOf(Office, rules));
        await Grant(Office, person, Delegate(south));
        await (await Representative(north).SendAsync(HttpMethod.Put, rules + "/proxy-rule", new { mandatesPerPerson = 9 }, "*")).ProblemAsync(403);
        Assert.Equal("invalid-values", await (await Office.SendAsync(HttpMethod.Put, rules + "/proxy-rule", new { mandatesPerPerson = 0 }, "*")).ProblemAsync(422));
    }

    [Fact]
    public async Task Two_organisations_that_send_the_same_person_at_once_do_not_both_get_through()
    {
        var (north, south, conference) = (await Member("Verein Rasch"), await Member("Verein Rasant"), await Conference());
        var person = await Enter("Robin");
        var answers = await Task.WhenAll(new[] { north, south }.Select(organisation => Office.SendAsync(HttpMethod.Post, person + "/mandates", new
        {
            organisationId = IdOf(organisation), function = "delegate", conferenceId = conference, reason = "Wettlauf",
        })));
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
    }

    [Fact]
    public async Task A_delegate_is_replaced_by_somebody_else_in_one_request()
    {
        var (north, conference) = (await Member("Verein Wechsel"), await Conference());
        var mine = Representative(north);
        var (before, after) = (await Enter("Vorher", north, mine), await Enter("Nachher", north, mine));
        var first = await Grant(mine, before, new { organisationId = IdOf(north), function = "delegate", conferenceId = conference });
        var replaces = new { personId = IdOf(before), mandateId = IdOf(first.Headers.Location!.ToString()) };
        await Grant(mine, after, new { organisationId = IdOf(north), function = "delegate", conferenceId = conference, from = Today.AddDays(3), replaces });
        var replaced = await Get(mine, first.Headers.Location.ToString());
        Assert.Equal(($"{Today.AddDays(2):yyyy-MM-dd}", "replaced"), (replaced.GetProperty("until").GetString(), replaced.GetProperty("ending").GetString()));
        var again = await mine.SendAsync(HttpMethod.Post, after + "/mandates", new { organisationId = IdOf(north), function = "delegate", conferenceId = conference, replaces });
        Assert.Equal("already-holds-mandate", await again.ProblemAsync(409));
    }

    [Fact]
    public async Task The_end_of_a_replaced_mandate_follows_from_the_grant_also_when_the_request_did_not_get_that_far()
    {
        var north = await Member("Verein Abbruch");
        var person = await Enter("Halb", north);
        var granted = await Grant(Office, person, new { organisationId = IdOf(north), function = "contact", reason = "Auf Bitte" });
        await Service.Tell(new Contracts.Membership.V1.MandateGranted(
            Guid.CreateVersion7(), 2, TimeProvider.System.GetUtcNow(), Guid.CreateVersion7(), Guid.Parse(IdOf(north)), "contact", null, Today.AddDays(1), null,
            Guid.Parse(IdOf(granted.Headers.Location!.ToString())), Guid.Parse(IdOf(person)), null));
        await Eventually.True(async () => (await Get(Office, granted.Headers.Location.ToString())).GetProperty("ending").GetString() == "replaced");
    }

    [Fact]
    public async Task The_office_says_why_it_acts_and_a_conference_must_have_been_convened()
    {
        var north = await Member("Verein Grund");
        var person = await Enter("Grundlos", north);
        var answer = await Office.SendAsync(HttpMethod.Post, person + "/mandates", new { organisationId = IdOf(north), function = "representative" });
        Assert.True((await answer.JsonAsync()).GetProperty("errors").TryGetProperty("reason", out _));
        foreach (var (body, code) in new (object, string)[]
        {
            (new { organisationId = IdOf(north), function = "delegate" }, "unknown-mandate-conference"),
            (new { organisationId = IdOf(north), function = "deputy", conferenceId = Guid.CreateVersion7() }, "unknown-mandate-conference"),
            (new { organisationId = IdOf(north), function = "contact", conferenceId = Guid.CreateVersion7() }, "invalid-values"),
        })
            Assert.Equal(code, await (await Representative(north).SendAsync(HttpMethod.Post, person + "/mandates", body)).ProblemAsync(422));
        Assert.Equal("wrong-type", await (await Office.SendAsync(HttpMethod.Post, person + "/mandates", new { organisationId = IdOf(north), function = "king" })).ProblemAsync(400));
    }

    [Fact]
    public async Task A_delegate_mandate_rests_when_the_organisation_is_no_voting_member_any_more()
    {
        var (north, conference) = (await Member("Verein Ruhend"), await Conference());
        var person = await Enter("Ruhe", north);
        var granted = await Grant(Representative(north), person, new { organisationId = IdOf(north), function = "delegate", conferenceId = conference });
        var end = new { reason = "resignation", endsOn = Today.AddDays(10) };
        await Send(Office, HttpMethod.Post, north + "/memberships/voting/end", end, await TagOf(Office, north + "/memberships/voting"));
        foreach (var (day, rests) in new[] { (Today.AddDays(10), false), (Today.AddDays(11), true) })
        {
            var listed = await Get(Office, $"{north}/mandates?on={day:yyyy-MM-dd}&function=delegate&conference={conference}", granted.Position());
            Assert.Equal(rests, Assert.Single(listed.GetProperty("items").EnumerateArray()).GetProperty("rests").GetBoolean());
        }
        Assert.Equal("invalid-values", await (await Office.GetAsync(Relative(north + "/mandates?function=king"))).ProblemAsync(422));
    }

    [Fact]
    public async Task The_person_may_give_a_mandate_back_and_sees_all_of_them()
    {
        var (north, account) = (await Member("Verein Selbst"), Guid.CreateVersion7());
        var person = await Enter("Selbst", north, account: account);
        var granted = await Grant(Representative(north), person, new { organisationId = IdOf(north), function = "representative" });
        var self = WithAccount(account);
        await Send(self, HttpMethod.Post, granted.Headers.Location + "/end", new { }, granted.Tag());
        Assert.Single((await Get(self, person + "/mandates")).GetProperty("mandates").EnumerateArray());
    }

    private static Task<HttpResponseMessage> Grant(HttpClient by, string person, object body) => Send(by, HttpMethod.Post, person + "/mandates", body);
}
