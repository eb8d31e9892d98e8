using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bkmo.Contracts.Membership.V1;
using Bkmo.Eventing;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

/// <summary>Roles follow from mandates and seats that Membership tells of.</summary>
public sealed class MandatedRoleTests : IdentitySpecs
{
    private static readonly Guid Organisation = Guid.CreateVersion7(), Mandate = Guid.CreateVersion7(), Term = Guid.CreateVersion7(), Committee = Guid.CreateVersion7();
    private readonly Guid personId = Guid.CreateVersion7();

    public MandatedRoleTests() => Identity.Hears = true;

    private DateOnly Today => Berlin.DayOf(Identity.Time.GetUtcNow());

    [Fact]
    public async Task A_mandate_gives_its_role_in_its_scope_and_its_end_takes_it()
    {
        var person = await Known();
        Assert.Empty(await Held(person));

        await Identity.Tell(Granted(Mandate, "representative"));
        await Eventually.True(async () => (await Held(person)).SequenceEqual([$"{Roles.OrganisationRepresentative} {Organisation}"]));
        Assert.Equal([Organisation], (await Identity.Introspect(person.Token))!.Value.GetProperty("organisations").EnumerateArray().Select(id => id.GetGuid()));

        await Identity.Tell(Ended(Mandate, Today.AddDays(-1), version: 3));
        await Eventually.True(async () => (await Held(person)).Count == 0);
    }

    [Fact]
    public async Task A_mandate_counts_from_its_first_day_in_Berlin_to_its_last()
    {
        var person = await Known();
        await Identity.Tell(Granted(Mandate, "representative", Today.AddDays(2), Today.AddDays(3)));
        await Identity.Tell(Granted(Guid.CreateVersion7(), "delegate", conference: Committee));
        await Eventually.True(async () => (await Held(person)).Contains($"{Roles.Delegate} {Committee}"));
        Assert.Single(await Held(person));

        Identity.Time.Advance(Berlin.StartOf(Today.AddDays(2)) - Identity.Time.GetUtcNow());
        Assert.Equal(2, (await HeldByOffice(person)).Count);
        Identity.Time.Advance(Berlin.StartOf(Today.AddDays(2)) - Identity.Time.GetUtcNow());
        Assert.Single(await HeldByOffice(person));
    }

    [Fact]
    public async Task An_end_that_is_heard_first_counts_all_the_same_and_of_two_ends_the_newer_one()
    {
        var person = await Known();
        await Identity.Tell(Ended(Mandate, Today.AddDays(-1), version: 3));
        await Identity.Tell(Granted(Mandate, "representative"));
        await Identity.Tell(Granted(Term, "delegate", conference: Committee));
        await Eventually.True(async () => (await Held(person)).SequenceEqual([$"{Roles.Delegate} {Committee}"]));

        await Identity.Tell(Ended(Term, Today.AddDays(-1), version: 7));
        await Eventually.True(async () => (await Held(person)).Count == 0);
        await Identity.Tell(Ended(Term, Today.AddDays(5), version: 6));
        await Identity.Tell(Granted(Guid.CreateVersion7(), "delegate", conference: Organisation));
        await Eventually.True(async () => (await Held(person)).SequenceEqual([$"{Roles.Delegate} {Organisation}"]));
    }

    [Fact]
    public async Task A_seat_on_the_board_gives_the_role_and_with_it_the_demand_for_a_second_factor()
    {
        var person = await Known();
        await Identity.Tell(Filled("board", "treasurer"));
        await Eventually.True(async () => (await Identity.Introspect(person.Token))!.Value.GetProperty("mayOnly").GetString() is "totp");
        Assert.Empty(await Held(person));
        await WithTotp(person);
        Assert.Equal([Roles.Board + " "], await Held(person));
        await Identity.Tell(new BodySeatVacated(Committee, 9, Identity.Time.GetUtcNow(), "board", Guid.CreateVersion7(), Term, "treasurer", personId, Today.AddDays(-1), "resignation"));
        await Eventually.True(async () => (await Held(person)).Count == 0);
    }

    [Theory]
    [InlineData("committee", "chair", Roles.CommitteeChair)]
    [InlineData("committee", "member", Roles.CommitteeMember)]
    [InlineData("committee", "substitute", null)]
    [InlineData("council", "member", null)]
    public async Task A_seat_in_a_committee_gives_its_role_there(string body, string function, string? role)
    {
        var person = await Known();
        await Identity.Tell(Filled(body, function));
        await Identity.Tell(Granted(Mandate, "treasurer-contact"));
        await Identity.Tell(Granted(Guid.CreateVersion7(), "representative"));
        await Eventually.True(async () => (await Held(person)).Contains($"{Roles.OrganisationRepresentative} {Organisation}"));
        Assert.Equal(role is null ? [] : [$"{role} {Committee}"], (await Held(person)).Where(held => !held.StartsWith(Roles.OrganisationRepresentative, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("delegate")]
    [InlineData("deputy")]
    public async Task Whoever_may_come_to_vote_for_an_organisation_has_the_role_at_that_conference(string function)
    {
        var (person, conference) = (await Known(), Guid.CreateVersion7());
        await Identity.Tell(Granted(Mandate, function, conference: conference));
        await Eventually.True(async () => (await Held(person)).SequenceEqual([$"{Roles.Delegate} {conference}"]));
        await Identity.Tell(Ended(Mandate, Today.AddDays(-1), version: 5));
        await Eventually.True(async () => (await Held(person)).Count == 0);
    }

    [Fact]
    public async Task What_was_granted_explicitly_and_must_not_meet_a_mandate_keeps_it_waiting()
    {
        var auditor = await Known(new { role = Roles.Auditor });
        await Identity.Tell(Granted(Mandate, "representative"));
        var other = await Known("other@bkmo.example", Guid.CreateVersion7());
        await Identity.Tell(Granted(Guid.CreateVersion7(), "representative") with { PersonId = other.Person });
        await Eventually.True(async () => (await Held(other.Account)).Count == 1);
        Assert.Equal([Roles.Auditor + " "], await Held(auditor));
    }

    private MandateGranted Granted(Guid mandate, string function, DateOnly? from = null, DateOnly? until = null, Guid? conference = null) => new(
        personId, 2, Identity.Time.GetUtcNow(), mandate, Organisation, function, conference, from ?? Today, until, null, null, null);

    private MandateEnded Ended(Guid mandate, DateOnly until, long version) => new(personId, version, Identity.Time.GetUtcNow(), mandate, Organisation, "representative", null, until, null);

    private BodySeatFilled Filled(string body, string function) => new(
        Committee, 4, Identity.Time.GetUtcNow(), body, Guid.CreateVersion7(), Term, function, personId, Organisation, "elected", null, Today, null);

    private async Task<Person> Known(params object[] roles) => (await Known("person@bkmo.example", personId, roles)).Account;

    private async Task<(Person Account, Guid Person)> Known(string email, Guid person, params object[] roles)
    {
        await Refresh(Office);
        var invited = await Office.Client.PostAsJsonAsync("/api/identity/invitations", new { email, roles, personId = person });
        Assert.True(invited.StatusCode is HttpStatusCode.Created, await invited.Content.ReadAsStringAsync());
        return (await Come(email, withTotp: false), person);
    }

    /// <summary>What the session may do now.</summary>
    private async Task<List<string>> Held(Person person)
    {
        var known = (await Identity.Introspect(person.Token))!.Value;
        if (known.GetProperty("roles").GetArrayLength() == 0) return [];
        return Shown((await (await person.Client.GetAsync("/api/identity/account")).JsonAsync()).GetProperty("roles"));
    }

    /// <summary>What the office sees of the account; sessions end when days go by. Coming roles are left out.</summary>
    private async Task<List<string>> HeldByOffice(Person person)
    {
        var token = await Token(OfficeAddress, code: Code(Office));
        var roles = (await (await Identity.With(token).GetAsync($"/api/identity/accounts/{person.Id}")).JsonAsync()).GetProperty("roles");
        return Shown(roles, role => role.GetProperty("from").GetDateTimeOffset() <= Identity.Time.GetUtcNow());
    }

    private static List<string> Shown(JsonElement roles, Func<JsonElement, bool>? which = null) =>
        [.. roles.EnumerateArray().Where(role => which?.Invoke(role) is not false).Select(role => $"{role.GetProperty("role").GetString()} {role.GetProperty("scopeId").GetString()}")];
}
