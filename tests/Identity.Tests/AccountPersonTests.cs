using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bkmo.Contracts.Membership.V1;
using Bkmo.Eventing;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

/// <summary>Whose accounts they are: by the invitation and by what Membership says; roles by mandate go with it.</summary>
public sealed class AccountPersonTests : IdentitySpecs
{
    private static readonly Guid Organisation = Guid.CreateVersion7();
    private readonly Guid ayse = Guid.CreateVersion7(), bruno = Guid.CreateVersion7();

    public AccountPersonTests() => Identity.Hears = true;

    [Fact]
    public async Task An_account_that_was_invited_without_a_person_has_the_roles_of_whom_Membership_links_with_it()
    {
        var account = await New("ayse@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        await Identity.Tell(Granted(ayse));
        await Identity.Tell(Linked(ayse, account, version: 3));
        await Eventually.True(async () => (await Organisations(account)).SequenceEqual([Organisation]));
        Assert.Equal(ayse, (await Own(account)).GetProperty("personId").GetGuid());
        Assert.Contains(Roles.OrganisationRepresentative, (await SeenByOffice(account)).GetProperty("roles").EnumerateArray().Select(role => role.GetProperty("role").GetString()));

        await Identity.Tell(Unlinked(ayse, account, version: 4));
        await Eventually.True(async () => (await Organisations(account)).Length == 0);
        Assert.Equal(JsonValueKind.Null, (await Own(account)).GetProperty("personId").ValueKind);
        await Identity.Tell(Linked(ayse, account, version: 3));
        await Identity.Tell(Linked(bruno, account, version: 2));
        await Eventually.True(async () => (await Own(account)).GetProperty("personId").ValueKind is JsonValueKind.String);
        Assert.Empty(await Organisations(account));
    }

    [Fact]
    public async Task What_Membership_says_counts_more_than_the_invitation()
    {
        var account = await Invited("ayse@bkmo.example", ayse);
        await Identity.Tell(Granted(ayse));
        await Eventually.True(async () => (await Organisations(account)).Length == 1);
        await Identity.Tell(Unlinked(ayse, account, version: 5));
        await Eventually.True(async () => (await Organisations(account)).Length == 0);
    }

    [Fact]
    public async Task Only_accounts_whose_invitation_named_a_person_are_told_of_and_each_once()
    {
        var account = await Invited("ayse@bkmo.example", ayse);
        await New("else@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        await Eventually.True(async () => await Identity.Sql<long>("select count(*) from told_accounts_v1.told_accounts") == 1);
        var stored = await Identity.Sql<string>("select data->>'personId' from events.mt_events where stream_id = $1 and type = 'account_opened'", account.Id);
        Assert.Equal(ayse.ToString(), stored);
        await Invited("bruno@bkmo.example", bruno);
        await Eventually.True(async () => await Identity.Sql<long>("select count(*) from told_accounts_v1.told_accounts") == 2);
        Assert.Equal(2, await Identity.Sql<long>("select count(*) from events.mt_events where type = 'account_opened'"));
    }

    [Fact]
    public async Task The_gateway_learns_how_sessions_stand_without_using_them()
    {
        await Invited("ayse@bkmo.example", ayse);
        // An hour before midnight, and signed in then: the session outlives the day.
        Identity.Time.Advance(Berlin.StartOf(Today.AddDays(2)) - TimeSpan.FromHours(1) - Identity.Time.GetUtcNow());
        var token = await Token("ayse@bkmo.example");
        var session = (await (await Identity.With(token).GetAsync("/api/identity/account")).JsonAsync()).GetProperty("sessionId").GetGuid();
        await Identity.Tell(Granted(ayse, until: Today));
        await Eventually.True(async () => (await Standing(session))?.GetProperty("organisations").GetArrayLength() == 1);
        var seen = await Identity.Sql<DateTime>("select seen_at from identity.sessions where id = $1", session);

        Assert.Equal(HttpStatusCode.Forbidden, (await Identity.As(IdentityService.Somebody("somebody", [Roles.Office])).PostAsJsonAsync("/internal/standings", new { sessions = new[] { session } })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Identity.Gateway.PostAsJsonAsync("/internal/standings", new { sessions = Enumerable.Repeat(session, 501) })).StatusCode);

        Identity.Time.Advance(Berlin.StartOf(Today.AddDays(1)) - Identity.Time.GetUtcNow());
        Assert.Equal(0, (await Standing(session))!.Value.GetProperty("organisations").GetArrayLength());
        Assert.Equal(seen, await Identity.Sql<DateTime>("select seen_at from identity.sessions where id = $1", session));
        Identity.Time.Advance(TimeSpan.FromHours(13));
        Assert.Null(await Standing(session));
    }

    private DateOnly Today => Berlin.DayOf(Identity.Time.GetUtcNow());

    private async Task<Person> Invited(string email, Guid person)
    {
        await Refresh(Office);
        (await Office.Client.PostAsJsonAsync("/api/identity/invitations", new { email, roles = Array.Empty<object>(), personId = person })).EnsureSuccessStatusCode();
        return await Come(email, withTotp: false);
    }

    private MandateGranted Granted(Guid person, DateOnly? until = null) =>
        new(person, 2, Identity.Time.GetUtcNow(), Guid.CreateVersion7(), Organisation, "representative", null, Today, until, null, null, null);

    private PersonAccountLinked Linked(Guid person, Person account, long version) => new(person, version, Identity.Time.GetUtcNow(), account.Id);

    private PersonAccountUnlinked Unlinked(Guid person, Person account, long version) => new(person, version, Identity.Time.GetUtcNow(), account.Id);

    private async Task<Guid[]> Organisations(Person account) =>
        [.. (await Identity.Introspect(account.Token))!.Value.GetProperty("organisations").EnumerateArray().Select(id => id.GetGuid())];

    private static async Task<JsonElement> Own(Person account) => await (await account.Client.GetAsync("/api/identity/account")).JsonAsync();

    private async Task<JsonElement> SeenByOffice(Person account) => await (await Office.Client.GetAsync($"/api/identity/accounts/{account.Id}")).JsonAsync();

    private async Task<JsonElement?> Standing(Guid session)
    {
        var answer = await Identity.Gateway.PostAsJsonAsync("/internal/standings", new { sessions = new[] { session, Guid.CreateVersion7() } });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var standings = (await answer.JsonAsync()).GetProperty("standings");
        return standings.GetArrayLength() == 0 ? null : standings[0];
    }
}
