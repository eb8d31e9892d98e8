using System.Net;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

public sealed class InvitationTests : IdentitySpecs
{
    [Fact]
    public async Task A_link_works_once()
    {
        Assert.True((await Invite(Office.Client, "once@bkmo.example", Roles.Delegate, Guid.CreateVersion7())).IsSuccessStatusCode);
        var link = await Identity.MailedTo("once@bkmo.example");

        Assert.Equal(HttpStatusCode.Created, (await Accept(link)).StatusCode);
        Assert.Equal("invitation-void", await (await Accept(link)).ProblemAsync(404));
    }

    [Fact]
    public async Task Two_who_use_a_link_at_once_get_one_account()
    {
        await Invite(Office.Client, "twice@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        var link = await Identity.MailedTo("twice@bkmo.example");

        var answers = await Task.WhenAll(Accept(link), Accept(link), Accept(link));
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.Equal(2, answers.Count(answer => answer.StatusCode is HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task A_link_ends_after_seven_days()
    {
        await Invite(Office.Client, "late@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        Identity.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal("invitation-void", await (await Accept(await Identity.MailedTo("late@bkmo.example"))).ProblemAsync(404));
    }

    [Fact]
    public async Task A_guessed_link_is_told_the_same_as_a_used_one() => Assert.Equal("invitation-void", await (await Accept("AAAAAAAAAAAAAAAAAAAAAA")).ProblemAsync(404));

    [Fact]
    public async Task A_withdrawn_invitation_is_void_and_a_new_one_replaces_the_old()
    {
        const string address = "again@bkmo.example";
        var first = await Invite(Office.Client, address, Roles.Delegate, Guid.CreateVersion7());
        var firstLink = await Identity.MailedTo(address);
        Identity.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await Invite(Office.Client, address, Roles.Delegate, Guid.CreateVersion7());
        Assert.Equal("invitation-void", await (await Accept(firstLink)).ProblemAsync(404));
        Assert.Equal(HttpStatusCode.NotFound, (await Office.Client.DeleteAsync(first.Headers.Location)).StatusCode);

        Assert.Contains((await (await Office.Client.GetAsync("/api/identity/invitations")).JsonAsync()).GetProperty("items").EnumerateArray(), i => i.GetProperty("email").GetString() == address);
        Assert.Equal(HttpStatusCode.NoContent, (await Office.Client.DeleteAsync(second.Headers.Location)).StatusCode);
        Assert.Equal("invitation-void", await (await Accept(await Identity.MailedTo(address))).ProblemAsync(404));
    }

    [Fact]
    public async Task The_bootstrap_actor_invites_nobody_once_there_is_an_office()
    {
        Assert.Equal("bootstrap-over", await (await Invite(Identity.Bootstrap, "second@bkmo.example", Roles.Office)).ProblemAsync(403));
        Assert.Equal("needs-session", await (await Identity.Bootstrap.GetAsync("/api/identity/accounts")).ProblemAsync(403));
        Assert.Equal("needs-session", await (await Identity.Bootstrap.GetAsync("/api/identity/invitations")).ProblemAsync(403));
    }

    [Theory]
    [InlineData("kurz")]
    [InlineData("elf Zeichen")]
    [InlineData("passwortpasswort")]
    [InlineData("Passwort1234!")]
    [InlineData("willkommen2026")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("abcabcabcabcabc")]
    [InlineData("1234567890123456")]
    [InlineData("rules@bkmo.example")]
    public async Task A_password_that_is_short_or_common_is_refused_and_the_link_stays_good(string password)
    {
        await Invite(Office.Client, "rules@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        var link = await Identity.MailedTo("rules@bkmo.example");
        Assert.Equal("invalid-values", await (await Accept(link, password)).ProblemAsync(422));
        Assert.Equal(HttpStatusCode.Created, (await Accept(link, "lauter kleine buchstaben")).StatusCode);
    }

    [Fact]
    public async Task Whoever_has_an_account_is_not_invited_again() =>
        Assert.Equal("account-there", await (await Invite(Office.Client, OfficeAddress.ToUpperInvariant(), Roles.Board)).ProblemAsync(409));

    [Fact]
    public async Task Roles_that_do_not_go_together_are_not_invited_together() =>
        Assert.Equal("roles-apart", await (await Invite(
            Office.Client, "both@bkmo.example", new { role = Roles.PlatformAdmin }, new { role = Roles.Counsellor, scopeId = Guid.CreateVersion7() })).ProblemAsync(409));

    [Fact]
    public async Task A_role_comes_with_its_own_kind_of_scope()
    {
        Assert.Equal("invalid-values", await (await Invite(Office.Client, "scope@bkmo.example", Roles.Counsellor)).ProblemAsync(422));
        Assert.Equal("invalid-values", await (await Invite(Office.Client, "scope@bkmo.example", Roles.Board, Guid.CreateVersion7())).ProblemAsync(422));
        Assert.Equal("invalid-values", await (await Invite(Office.Client, "scope@bkmo.example", "king")).ProblemAsync(422));
        Assert.Equal("may-not-grant", await (await Invite(Office.Client, "scope@bkmo.example", Roles.Partner)).ProblemAsync(403));
    }

    [Fact]
    public async Task Only_the_office_invites()
    {
        var person = await New("delegate@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        Assert.Equal(HttpStatusCode.Forbidden, (await Invite(person.Client, "friend@bkmo.example", Roles.Board)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Invite(Identity.Nobody, "friend@bkmo.example", Roles.Board)).StatusCode);
    }
}

public sealed class FirstOfficeTests : IdentitySpecs
{
    // Nobody has come yet.
    public override Task InitializeAsync() => Identity.InitializeAsync();

    [Fact]
    public async Task The_bootstrap_actor_invites_one_account_of_the_office_and_no_other_role()
    {
        Assert.Equal("first-is-office", await (await Invite(Identity.Bootstrap, "board@bkmo.example", Roles.Board)).ProblemAsync(403));
        Assert.Equal("first-is-office", await (await Invite(Identity.Bootstrap, "both@bkmo.example", new { role = Roles.Office }, new { role = Roles.Board })).ProblemAsync(403));

        Assert.Equal(HttpStatusCode.Created, (await Invite(Identity.Bootstrap, "typo@bkmo.example", Roles.Office)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Invite(Identity.Bootstrap, OfficeAddress, Roles.Office)).StatusCode);
        Assert.Equal("invitation-void", await (await Accept(await Identity.MailedTo("typo@bkmo.example"))).ProblemAsync(404));
        Assert.Equal(HttpStatusCode.Created, (await Accept(await Identity.MailedTo(OfficeAddress))).StatusCode);
    }
}
