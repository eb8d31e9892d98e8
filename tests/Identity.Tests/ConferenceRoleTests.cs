using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bkmo.Contracts.Membership.V1;
using Bkmo.Eventing;
using Bkmo.Identity.Introspection;
using Bkmo.Identity.Rights;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

/// <summary>Roles that hold for one conference only: granted, or by a delegate's mandate.</summary>
public sealed class ConferenceRoleTests : IdentitySpecs
{
    private readonly Guid one = Guid.CreateVersion7(), two = Guid.CreateVersion7();

    public ConferenceRoleTests() => Identity.Hears = true;

    [Fact]
    public void They_are_the_same_in_the_table_and_in_tokens() => Assert.Equal(
        Roles.OfConference.Order(StringComparer.Ordinal),
        RoleTable.All.Values.Where(rule => rule.Scope is ScopeKind.Conference).Select(rule => rule.Name).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_grant_comes_with_its_conference_and_its_end_takes_it_away()
    {
        var person = await New("teller@bkmo.example", Roles.Teller, one);
        Assert.Equal([$"{Roles.Teller} {one}"], await Held(person));
        var granted = await (await Grant(Office, person.Id, Roles.Teller, two)).JsonAsync();
        Assert.True((await Held(person)).ToHashSet().SetEquals([$"{Roles.Teller} {one}", $"{Roles.Teller} {two}"]));
        // The place of another role is none of these.
        Assert.Equal(HttpStatusCode.Created, (await Grant(Office, person.Id, Roles.OrganisationRepresentative, Guid.CreateVersion7())).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Office.Client.DeleteAsync($"/api/identity/accounts/{person.Id}/roles/{granted.GetProperty("id").GetString()}")).StatusCode);
        Assert.Equal([$"{Roles.Teller} {one}"], await Held(person));
    }

    [Fact]
    public async Task A_delegates_mandate_gives_the_role_for_its_conference_and_its_end_takes_it_away()
    {
        var personId = Guid.CreateVersion7();
        var roles = new[] { new { role = Roles.Teller, scopeId = one } };
        Assert.Equal(HttpStatusCode.Created, (await Office.Client.PostAsJsonAsync("/api/identity/invitations", new { email = "delegate@bkmo.example", roles, personId })).StatusCode);
        var person = await Come("delegate@bkmo.example", withTotp: false);
        var (mandate, today) = (Guid.CreateVersion7(), Berlin.DayOf(Identity.Time.GetUtcNow()));
        await Identity.Tell(new MandateGranted(personId, 2, Identity.Time.GetUtcNow(), mandate, Guid.CreateVersion7(), "delegate", two, today, null, null, null, null));
        await Eventually.True(async () => (await Held(person)).ToHashSet().SetEquals([$"{Roles.Teller} {one}", $"{Roles.Delegate} {two}"]));

        await Identity.Tell(new MandateEnded(personId, 3, Identity.Time.GetUtcNow(), mandate, Guid.CreateVersion7(), "delegate", two, today.AddDays(-1), null));
        await Eventually.True(async () => (await Held(person)).SequenceEqual([$"{Roles.Teller} {one}"]));
    }

    [Fact]
    public void Of_very_many_those_count_that_were_granted_last()
    {
        var start = Identity.Time.GetUtcNow();
        var grants = Enumerable.Range(0, Introspect.MostConferenceRoles + 6).Select(i => new Grant
        {
            Id = Guid.CreateVersion7(), AccountId = one, Role = Roles.Delegate, ScopeKind = ScopeKind.Conference, ScopeId = Guid.CreateVersion7(), ValidFrom = start,
            GrantedBy = "office", GrantedAt = start.AddMinutes(i),
        }).ToList();
        Assert.Equal(grants.Skip(6).Select(grant => grant.ScopeId!.Value).Order(), Introspect.OfConferences(grants).Select(held => held.ConferenceId).Order());
    }

    [Fact]
    public async Task Whoever_asks_about_a_conference_is_told_whether_their_role_holds_there()
    {
        var person = await New("asking@bkmo.example", Roles.Teller, one);
        Assert.True((await Explained(person, one, "presence")).GetProperty("you").GetBoolean());
        var elsewhere = await Explained(person, two, "presence");
        Assert.False(elsewhere.GetProperty("you").GetBoolean());
        var teller = elsewhere.GetProperty("who").EnumerateArray().Single(who => who.GetProperty("role").GetString() is Roles.Teller);
        Assert.Contains("at the conference only that it is held for", teller.GetProperty("because").GetString(), StringComparison.Ordinal);
        Assert.True((await Explained(person, two, "participants")).GetProperty("you").GetBoolean());
    }

    private static async Task<JsonElement> Explained(Person person, Guid conference, string what) => Assert.Single(
        (await (await person.Client.SendAsync(HttpMethod.Get, $"/api/identity/access?path=/api/conference/conferences/{conference}/{what}")).JsonAsync())
            .GetProperty("acts").EnumerateArray());

    private async Task<List<string>> Held(Person person) => [.. (await Identity.Introspect(person.Token))!.Value.GetProperty("conferenceRoles").EnumerateArray()
        .Select(held => $"{held.GetProperty("role").GetString()} {held.GetProperty("conferenceId").GetGuid()}")];
}
