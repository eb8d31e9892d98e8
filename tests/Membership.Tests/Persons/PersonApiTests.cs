using System.Net;
using System.Text;
using Bkmo.Membership.Tests.Api;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Membership.Tests.Persons;

public sealed class PersonApiTests(MembershipService service) : PeopleApi(service)
{
    private static readonly string Nobody = $"{Persons}/{Guid.CreateVersion7()}";

    [Fact]
    public async Task A_person_is_entered_and_the_answer_says_nothing_about_her()
    {
        var body = new { name = "Ayşe Örnek", contact = new { email = "ayse@example.org" } };
        var entered = await Send(Office, HttpMethod.Post, Persons, body, key: "\"enter-ayse\"");
        Assert.DoesNotContain("Ay", await entered.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var again = await Send(Office, HttpMethod.Post, Persons, body, key: "\"enter-ayse\"");
        Assert.Equal(entered.Headers.Location, again.Headers.Location);
        var shown = await Get(Office, entered.Headers.Location!.ToString());
        Assert.Equal("Ayşe Örnek", shown.GetProperty("name").GetProperty("fullName").GetString());
        Assert.Equal("ayse@example.org", shown.GetProperty("contact").GetProperty("email").GetString());
    }

    [Fact]
    public async Task A_representative_keeps_the_people_of_her_own_organisation_and_no_others()
    {
        var (north, south) = (await Apply("Verein Nord"), await Apply("Verein Süd"));
        var (mine, theirs) = (Representative(north), Representative(south));
        var person = await Enter("Milan", north, mine);
        Assert.Equal("Milan", (await Get(mine, person)).GetProperty("name").GetProperty("fullName").GetString());
        await IsNotThere(theirs, HttpMethod.Get, person, Nobody);
        await IsNotThere(theirs, HttpMethod.Get, person + "/visibility", Nobody + "/visibility");
        await IsNotThere(theirs, HttpMethod.Get, person + "/mandates", Nobody + "/mandates");
        await IsNotThere(theirs, HttpMethod.Put, person + "/name", Nobody + "/name", new { name = "X" }, "*");
        await IsNotThere(theirs, HttpMethod.Delete, person, Nobody, ifMatch: "*");
        Assert.Equal("unknown-organisation", await (await mine.SendAsync(HttpMethod.Post, Persons, new { name = "X", organisationId = IdOf(south) })).ProblemAsync(404));
        Assert.Equal("invalid-values", await (await mine.SendAsync(HttpMethod.Post, Persons, new { name = "X" })).ProblemAsync(422));
    }

    [Fact]
    public async Task Lists_show_names_to_those_who_may_know_them()
    {
        var north = await Apply("Verein Liste");
        var person = await Enter("Zeynep Liste", north);
        var changed = await Send(Office, HttpMethod.Put, person + "/name", new { name = "Zeynep Neu" }, await TagOf(Office, person));
        var listed = await Get(Representative(north), Persons, changed.Position());
        Assert.Equal("Zeynep Neu", Assert.Single(listed.GetProperty("items").EnumerateArray()).GetProperty("name").GetString());
        Assert.Empty((await Get(Representative(await Apply("Verein Leer")), $"{Persons}?organisation={IdOf(north)}")).GetProperty("items").EnumerateArray());
        Assert.Single((await Get(Office, $"{Persons}?organisation={IdOf(north)}")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Changes_need_the_version_that_was_seen_and_values_that_can_be()
    {
        var person = await Enter("Nur");
        var name = new { name = "Nur Neu" };
        Assert.Equal("if-match-required", await (await Office.SendAsync(HttpMethod.Put, person + "/name", name)).ProblemAsync(428));
        Assert.Equal("stale-version", await (await Office.SendAsync(HttpMethod.Put, person + "/name", name, "\"99\"")).ProblemAsync(412));
        foreach (var contact in new object[] { new { }, new { email = "kein" }, new { email = "a@b", languages = new[] { "?" } } })
            Assert.Equal("invalid-values", await (await Office.SendAsync(HttpMethod.Put, person + "/contact", contact, "*")).ProblemAsync(422));
        var changed = await Send(Office, HttpMethod.Put, person + "/contact", new { phone = "030 1" }, await TagOf(Office, person));
        var same = await Send(Office, HttpMethod.Put, person + "/contact", new { phone = "030 1" }, changed.Tag());
        Assert.Equal(changed.Tag(), same.Tag());
        Assert.Equal("030 1", (await Get(Office, person)).GetProperty("contact").GetProperty("phone").GetString());
    }

    [Fact]
    public async Task What_is_taken_back_is_gone_and_can_be_told_anew()
    {
        var person = await Enter("Ole");
        var withdrawn = await Send(Office, HttpMethod.Delete, person + "/access-needs", ifMatch: await TagOf(Office, person));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Get(Office, person)).GetProperty("accessNeeds").ValueKind);
        await Send(Office, HttpMethod.Put, person + "/access-needs", new { accessNeeds = "Schriftdolmetschen" }, withdrawn.Tag());
        Assert.Equal("Schriftdolmetschen", (await Get(Office, person)).GetProperty("accessNeeds").GetProperty("needs").GetString());
        await Send(Office, HttpMethod.Delete, person + "/contact", ifMatch: "*");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Get(Office, person)).GetProperty("contact").ValueKind);
    }

    [Fact]
    public async Task Everybody_sees_and_corrects_their_own_data_and_who_else_can_see_them()
    {
        var account = Guid.CreateVersion7();
        var (person, self) = (await Enter("Samira"), WithAccount(account));
        await IsNotThere(self, HttpMethod.Get, person, Nobody);
        var linked = await Send(Office, HttpMethod.Put, person + "/account", new { accountId = account }, await TagOf(Office, person));
        Assert.Equal(IdOf(person), (await Get(self, Persons + "/me", linked.Position())).GetProperty("id").GetString());
        await Send(self, HttpMethod.Put, person + "/name", new { name = "Samira Selbst" }, linked.Tag());
        var seers = (await Get(self, person + "/visibility")).GetProperty("seenBy").EnumerateArray().Select(line => line.GetProperty("role").GetString()).Distinct();
        Assert.Equal(["office", "person"], seers);
        Assert.Equal("unknown-person", await (await WithAccount(Guid.CreateVersion7()).GetAsync(Relative(Persons + "/me"))).ProblemAsync(404));
        var taken = await Office.SendAsync(HttpMethod.Put, await Enter("Andere") + "/account", new { accountId = account }, "*");
        Assert.Equal("account-taken", await taken.ProblemAsync(409));
    }

    [Fact]
    public async Task Nobody_of_the_office_makes_the_own_account_somebodys()
    {
        var own = Guid.CreateVersion7();
        var herself = WithAccount(own, Roles.Office);
        var person = await Enter("Vorständin");
        Assert.Equal("own-account-linked", await (await herself.SendAsync(HttpMethod.Put, person + "/account", new { accountId = own }, "*")).ProblemAsync(409));
        Assert.Equal("own-account-linked", await (await herself.SendAsync(HttpMethod.Post, Persons, new { name = "Ich selbst", accountId = own })).ProblemAsync(409));
        await Send(Office, HttpMethod.Put, person + "/account", new { accountId = own }, "*");
        // She may let go of it.
        Assert.Equal(HttpStatusCode.OK, (await herself.SendAsync(HttpMethod.Put, person + "/account", new { accountId = (Guid?)null }, "*")).StatusCode);
    }

    [Fact]
    public async Task An_erased_person_reads_as_erased_and_stays_so()
    {
        var person = await Enter("Lösch Mich");
        await (await Office.SendAsync(HttpMethod.Delete, person)).ProblemAsync(428);
        Assert.Equal("Lösch Mich", (await Get(Office, person)).GetProperty("name").GetProperty("fullName").GetString());
        var erased = await Send(Office, HttpMethod.Delete, person, ifMatch: await TagOf(Office, person));
        await Send(Office, HttpMethod.Delete, person, ifMatch: erased.Tag());
        var shown = await Get(Office, person);
        Assert.True(shown.GetProperty("erased").GetBoolean());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, shown.GetProperty("name").ValueKind);
        Assert.Equal("person-is-erased", await (await Office.SendAsync(HttpMethod.Put, person + "/name", new { name = "X" }, erased.Tag())).ProblemAsync(409));
    }

    [Fact]
    public async Task Only_those_with_a_role_get_an_answer_at_all()
    {
        var person = await Enter("Recht");
        await (await Service.Nobody.GetAsync(Relative(person))).ProblemAsync(401);
        await (await Service.As(Roles.Partner).GetAsync(Relative(person))).ProblemAsync(403);
        await (await Service.As(Roles.Board).SendAsync(HttpMethod.Post, Persons, new { name = "X" })).ProblemAsync(403);
        await (await Service.As(Roles.OrganisationRepresentative).SendAsync(HttpMethod.Put, person + "/account", new { accountId = (Guid?)null }, "*")).ProblemAsync(403);
        foreach (var role in new[] { Roles.Board, Roles.Counsellor, Roles.Delegate }) await IsNotThere(Service.As(role), HttpMethod.Get, person, Nobody);
    }

    [Fact]
    public async Task Nothing_personal_is_readable_in_any_table()
    {
        const string planted = "Zimtsternfall";
        var entered = await Send(Office, HttpMethod.Post, Persons, new
        {
            name = planted, formOfAddress = planted, accessNeeds = planted, contact = new { email = planted + "@example.org", phone = planted, postalAddress = planted },
        }, key: "\"planted\"");
        var listed = await Get(Office, $"{Persons}?limit=200", entered.Position());
        Assert.Contains(planted, listed.ToString(), StringComparison.Ordinal);
        var everything = await Tables.Everything(Service.Database);
        Assert.Contains(IdOf(entered.Headers.Location!.ToString()), everything, StringComparison.Ordinal);
        Assert.DoesNotContain(planted, everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(planted)), everything, StringComparison.OrdinalIgnoreCase);
    }
}
