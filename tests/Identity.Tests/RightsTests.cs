using System.Net;
using Bkmo.Identity.Rights;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

public sealed class RightsTests : IdentitySpecs
{
    [Theory]
    [InlineData(Roles.PlatformAdmin, Roles.Counsellor)]
    [InlineData(Roles.PlatformAdmin, Roles.CentreLead)]
    [InlineData(Roles.KeyCustodian, Roles.Counsellor)]
    [InlineData(Roles.KeyCustodian, Roles.CentreLead)]
    [InlineData(Roles.Auditor, Roles.Office)]
    [InlineData(Roles.Auditor, Roles.Board)]
    [InlineData(Roles.Auditor, Roles.Counsellor)]
    [InlineData(Roles.Auditor, Roles.Teller)]
    [InlineData(Roles.Auditor, Roles.PlatformAdmin)]
    public void Some_roles_never_meet_in_one_person(string one, string other)
    {
        Assert.True(RoleTable.AreApart(one, other));
        Assert.True(RoleTable.AreApart(other, one));
    }

    [Theory]
    [InlineData(Roles.Auditor, Roles.DataProtectionOfficer)]
    [InlineData(Roles.Office, Roles.Board)]
    [InlineData(Roles.Counsellor, Roles.CentreLead)]
    [InlineData(Roles.OrganisationRepresentative, Roles.Delegate)]
    public void Others_may(string one, string other) => Assert.False(RoleTable.AreApart(one, other));

    [Fact]
    public void Roles_apart_may_follow_one_another()
    {
        var noon = new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
        Assert.Null(RoleTable.WhyNotTogether([(Roles.Auditor, noon.AddDays(-1), noon), (Roles.Board, noon, null)]));
        Assert.NotNull(RoleTable.WhyNotTogether([(Roles.Auditor, noon.AddDays(-1), noon.AddTicks(10)), (Roles.Board, noon, null)]));
        Assert.NotNull(RoleTable.WhyNotTogether([(Roles.Auditor, noon.AddDays(-1), null), (Roles.Board, noon, null)]));
    }

    [Fact]
    public async Task A_role_that_does_not_go_with_another_is_not_granted_until_that_one_has_ended()
    {
        var person = await New("keys@bkmo.example", Roles.KeyCustodian);
        var centre = Guid.CreateVersion7();
        Assert.Equal("roles-apart", await (await Grant(Office, person.Id, Roles.Counsellor, centre)).ProblemAsync(409));
        var account = await (await Office.Client.GetAsync($"/api/identity/accounts/{person.Id}")).JsonAsync();
        var held = Assert.Single(account.GetProperty("roles").EnumerateArray()).GetProperty("id").GetString();

        Assert.Equal(HttpStatusCode.NoContent, (await Office.Client.DeleteAsync($"/api/identity/accounts/{person.Id}/roles/{held}")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Grant(Office, person.Id, Roles.Counsellor, centre)).StatusCode);
        Assert.Equal("already-held", await (await Grant(Office, person.Id, Roles.Counsellor, centre)).ProblemAsync(409));
    }

    [Fact]
    public async Task Two_grants_at_once_that_do_not_go_together_are_one_grant()
    {
        var person = await New("race@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        var answers = await Task.WhenAll(Grant(Office, person.Id, Roles.PlatformAdmin), Grant(Office, person.Id, Roles.Counsellor, Guid.CreateVersion7()));
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData(Roles.Counsellor)]
    [InlineData(Roles.CentreLead)]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Interpreter)]
    public async Task Nobody_lets_themselves_into_counselling(string role)
    {
        Assert.Equal("not-to-oneself", await (await Grant(Office, Office.Id, role, Guid.CreateVersion7())).ProblemAsync(403));
        Assert.Equal(HttpStatusCode.Created, (await Grant(Office, Office.Id, Roles.Board)).StatusCode);
    }

    [Fact]
    public async Task Only_the_office_grants()
    {
        var board = await New("board@bkmo.example", Roles.Board, withTotp: true);
        Assert.Equal(HttpStatusCode.Forbidden, (await Grant(board, board.Id, Roles.Office)).StatusCode);
    }

    [Fact]
    public async Task Granting_needs_an_authentication_of_the_last_ten_minutes()
    {
        var person = await New("step@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        Identity.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("step-up-required", await (await Grant(Office, person.Id, Roles.Board)).ProblemAsync(403));
        Assert.Equal("step-up-required", await (await Invite(Office.Client, "x@bkmo.example", Roles.Board)).ProblemAsync(403));
        await Refresh(Office);
        Assert.Equal(HttpStatusCode.Created, (await Grant(Office, person.Id, Roles.Board)).StatusCode);
    }

    [Fact]
    public async Task The_last_account_of_the_office_is_neither_locked_nor_stripped()
    {
        var roles = (await (await Office.Client.GetAsync("/api/identity/account")).JsonAsync()).GetProperty("roles");
        var grant = $"/api/identity/accounts/{Office.Id}/roles/{Assert.Single(roles.EnumerateArray()).GetProperty("id").GetString()}";
        Assert.Equal("last-office", await (await Office.Client.DeleteAsync(grant)).ProblemAsync(409));
        Assert.Equal("last-office", await (await Lock(Office.Id)).ProblemAsync(409));

        await New("second@bkmo.example", Roles.Office);
        Assert.Equal(HttpStatusCode.NoContent, (await Office.Client.DeleteAsync(grant)).StatusCode);
    }

    [Fact]
    public async Task Everybody_with_an_account_can_read_the_matrix()
    {
        var person = await New("reader@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        var matrix = await (await person.Client.GetAsync("/api/identity/permissions")).JsonAsync();
        Assert.Equal(17, matrix.GetProperty("roles").GetArrayLength());
        Assert.Contains(matrix.GetProperty("permissions").EnumerateArray(), row => row.GetProperty("action").GetString() == "grant and end roles");
    }

    [Fact]
    public async Task Whoever_has_signed_in_is_told_who_may_see_a_thing_and_why()
    {
        var person = await New("person@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        var answer = await (await person.Client.SendAsync(HttpMethod.Get, $"/api/identity/access?path=/api/counselling/cases/{Guid.CreateVersion7()}")).JsonAsync();
        var act = Assert.Single(answer.GetProperty("acts").EnumerateArray());
        Assert.Equal(("GET", false), (act.GetProperty("method").GetString(), act.GetProperty("you").GetBoolean()));
        Assert.Equal([Roles.Counsellor, Roles.CentreLead], act.GetProperty("who").EnumerateArray().Select(who => who.GetProperty("role").GetString()));
        Assert.All(act.GetProperty("who").EnumerateArray(), who => Assert.Equal(0, who.GetProperty("holders").GetInt32()));
        Assert.Contains("in its own scope only", act.GetProperty("who")[0].GetProperty("because").GetString(), StringComparison.Ordinal);

        var figures = (await (await Office.Client.SendAsync(HttpMethod.Get, "/api/identity/access?path=/api/membership/figures")).JsonAsync()).GetProperty("acts")[0];
        Assert.True(figures.GetProperty("you").GetBoolean());
        Assert.Equal(1, figures.GetProperty("who")[0].GetProperty("holders").GetInt32());
        Assert.Equal("session", (await (await person.Client.SendAsync(HttpMethod.Get, "/api/identity/access?path=/api/identity/account")).JsonAsync())
            .GetProperty("acts")[0].GetProperty("who")[0].GetProperty("role").GetString());
        await (await person.Client.SendAsync(HttpMethod.Get, "/api/identity/access?path=/api/nowhere")).ProblemAsync(404);
        await (await person.Client.SendAsync(HttpMethod.Get, "/api/identity/access?path=nowhere")).ProblemAsync(422);
        await (await Identity.Nobody.SendAsync(HttpMethod.Get, "/api/identity/access?path=/api/membership/figures")).ProblemAsync(401);
    }
}
