using System.Net;
using System.Text.Json;
using Bkmo.Contracts.Membership.V1;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using MassTransit;

namespace Bkmo.Conference.Tests.Api;

public sealed class DelegationApiTests(ConferenceService service) : ConferenceApi(service)
{
    private readonly Guid organisation = Guid.CreateVersion7(), other = Guid.CreateVersion7(), key = Guid.CreateVersion7();

    [Fact]
    public async Task A_key_and_mandates_heard_from_Membership_say_who_may_come()
    {
        var (path, id) = await Prepared();
        var (first, second, third) = (await Mandate(id, organisation), await Mandate(id, organisation), await Mandate(id, organisation));
        await Service.Tell(new VotingRightsSuspended(organisation, 9, Now, Today.AddDays(-1)));
        await Eventually.True(async () => (await Get($"{path}/delegations/{organisation}")).GetProperty("rightsRestFrom").ValueKind is JsonValueKind.String);

        var delegation = await Get($"{path}/delegations/{organisation}");
        Assert.Equal((2, 2, 3, 0), (Number(delegation, "delegates"), Number(delegation, "votes"), Number(delegation, "mandates"), Number(delegation, "registered")));
        Assert.Equal((key, 4), (delegation.GetProperty("keyId").GetGuid(), delegation.GetProperty("keyVersion").GetInt32()));
        var sentence = delegation.GetProperty("explanation").GetString();
        Assert.StartsWith($"2 delegates with 2 votes together by key {key}, version 4,", sentence);
        Assert.EndsWith($"Voting rights rest since {Today.AddDays(-1):yyyy-MM-dd}.", sentence);

        Assert.Equal(HttpStatusCode.Created, (await Register(path, first.Mandate)).StatusCode);
        Assert.Equal("mandate-in-use", await (await Register(path, first.Mandate)).ProblemAsync(409));
        Assert.Equal("unknown-mandate", await (await Register(path, second.Mandate, first.Person)).ProblemAsync(422));
        Assert.Equal("mandate-needed", await (await Post(path + "/registrations", new { category = "delegate", organisationId = organisation })).ProblemAsync(422));
        var confirmed = await (await Register(path, second.Mandate)).JsonAsync();
        Assert.Equal((second.Person, "confirmed"), (confirmed.GetProperty("personId").GetGuid(), confirmed.GetProperty("status").GetString()));
        Assert.Equal("delegates-exhausted", await (await Register(path, third.Mandate)).ProblemAsync(409));
        Assert.Equal(2, Number(await Get($"{path}/delegations/{organisation}"), "registered"));
    }

    [Fact]
    public async Task Representatives_see_their_own_organisation_and_no_other()
    {
        var (path, id) = await Prepared();
        await Mandate(id, organisation);
        var mandate = await Mandate(id, other);
        var mine = Service.As(new Actor(new("rep"), new HashSet<string> { Roles.OrganisationRepresentative }, new HashSet<Guid> { organisation }, new HashSet<Guid>()));
        var seen = Assert.Single((await (await mine.GetAsync(Relative(path + "/delegations"))).JsonAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal(organisation, seen.GetProperty("organisationId").GetGuid());
        Assert.Single((await (await mine.GetAsync(Relative(path + "/mandates"))).JsonAsync()).GetProperty("items").EnumerateArray());
        await (await mine.GetAsync(Relative($"{path}/delegations/{other}"))).ProblemAsync(404);
        await (await Service.As("delegate").GetAsync(Relative(path + "/delegations"))).ProblemAsync(403);
        var foreign = new { category = "delegate", organisationId = other, mandateId = mandate.Mandate };
        Assert.Equal("not-for-others", await (await mine.SendAsync(HttpMethod.Post, path + "/registrations", foreign)).ProblemAsync(403));

        var all = await Get(path + "/delegations?limit=1");
        Assert.Single(all.GetProperty("items").EnumerateArray());
        Assert.Single((await Get(all.GetProperty("next").GetString()!)).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_person_registers_with_her_own_mandate_and_withdraws()
    {
        var (path, id) = await Prepared();
        var (mandate, person) = await Mandate(id, organisation);
        var account = Guid.CreateVersion7();
        await Service.Tell(new PersonAccountLinked(person, 5, Now, account));
        var herself = Service.As(new Actor(new(account.ToString()), new HashSet<string> { Roles.Delegate }, new HashSet<Guid>(), new HashSet<Guid>()));
        HttpResponseMessage registered = null!;
        await Eventually.True(async () => (registered = await herself.SendAsync(
            HttpMethod.Post, path + "/registrations", new { category = "delegate", organisationId = organisation, mandateId = mandate })).StatusCode is HttpStatusCode.Created);
        var location = registered.Headers.Location!.ToString();
        Assert.Equal(person, (await (await herself.GetAsync(Relative(location))).JsonAsync()).GetProperty("personId").GetGuid());
        await (await Service.As("delegate").GetAsync(Relative(location))).ProblemAsync(404);
        await (await Service.As("delegate").SendAsync(HttpMethod.Post, location + "/withdrawal", ifMatch: "*")).ProblemAsync(404);
        var withdrawn = await herself.SendAsync(HttpMethod.Post, location + "/withdrawal", ifMatch: registered.Tag());
        Assert.Equal("withdrawn", (await withdrawn.JsonAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task What_was_requested_before_the_key_is_confirmed_when_it_is_there()
    {
        var (path, planned) = await Plan();
        var conference = await planned.JsonAsync();
        var id = conference.GetProperty("id").GetGuid();
        await Admit(organisation);
        await Office.SendAsync(HttpMethod.Put, path + "/capacities/hall", new { size = 5, categories = new[] { "delegate" } }, planned.Tag());
        var (mandate, person) = await Mandate(id, organisation);
        var requested = await Post(path + "/registrations", new { category = "delegate", organisationId = organisation });
        Assert.Equal("requested", (await requested.JsonAsync()).GetProperty("status").GetString());
        var registration = requested.Headers.Location!.ToString();
        var named = await Office.SendAsync(HttpMethod.Put, registration + "/mandate", new { mandateId = mandate }, requested.Tag());
        var after = await named.JsonAsync();
        Assert.Equal((person, "requested"), (after.GetProperty("personId").GetGuid(), after.GetProperty("status").GetString()));
        await Sign(conference);
        await Eventually.True(async () =>
        {
            await Service.Duties.Call("settle_requests");
            return (await Get(registration)).GetProperty("status").GetString() is "confirmed";
        });
    }

    private async Task<(string Path, Guid Id)> Prepared()
    {
        var (path, planned) = await Plan();
        await Admit(organisation);
        await Office.SendAsync(HttpMethod.Put, path + "/capacities/hall", new { size = 50, categories = new[] { "delegate", "deputy", "guest" } }, planned.Tag());
        var conference = await planned.JsonAsync();
        await Sign(conference);
        await Eventually.True(async () => (await Office.GetAsync(Relative($"{path}/delegations/{organisation}"))).IsSuccessStatusCode);
        return (path, conference.GetProperty("id").GetGuid());
    }

    private async Task Admit(Guid member)
    {
        await Service.Tell(new OrganisationAdmitted(member, 3, Now, "Türkische Gemeinde", "TGD", "federal-association", "BE", "voting", Today.AddYears(-1)));
        await Eventually.True(async () => (await Known(member)) is { ValueKind: JsonValueKind.Object });
    }

    private Task Sign(JsonElement conference) => Service.Tell(new DelegateKeySignedOff(
        key, 4, Now, Today.AddDays(-30), FormattableString.Invariant($"conference/{Number(conference, "number")}"), 3,
        [organisation, other], [2, 1], null, "delegates"));

    private async Task<(Guid Mandate, Guid Person)> Mandate(Guid conference, Guid member)
    {
        var (mandate, person) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Service.Tell(new MandateGranted(person, 2, Now, mandate, member, "delegate", conference, Today, null, null, null, null));
        var list = $"{Conferences}/{conference}/mandates?limit=200";
        await Eventually.True(async () => (await Get(list)).GetProperty("items").EnumerateArray().Any(item => item.GetProperty("id").GetGuid() == mandate));
        return (mandate, person);
    }

    private Task<HttpResponseMessage> Register(string path, Guid mandate, Guid? person = null) =>
        Post(path + "/registrations", new { category = "delegate", organisationId = organisation, mandateId = mandate, personId = person });

    private static int Number(JsonElement view, string member) => view.GetProperty(member).GetInt32();
}
