using Bkmo.ServiceDefaults;

namespace Bkmo.Gateway.Tests;

/// <summary>Roles that hold for one conference only, on their way from Identity to services.</summary>
public sealed class ConferenceRoleTests : SignedInSpecs
{
    private const string Path = "/api/conference/conferences";

    [Fact]
    public async Task Services_are_told_for_which_conferences_and_a_change_counts_within_a_second()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Platform.Known.Let(Token, Account, ["delegate", "teller"], conferenceRoles: [new("delegate", one), new("teller", one)]);
        await Somebody.GetAsync(Path);
        Assert.Equal([$"delegate {one:N}", $"teller {one:N}"], Seen());

        Platform.Known.Let(Token, Account, ["delegate", "teller"], conferenceRoles: [new("delegate", one), new("teller", two)]);
        await Platform.Until(() => Somebody.GetAsync(Path), _ => Seen().SequenceEqual([$"delegate {one:N}", $"teller {two:N}"]), 1);
        Platform.Known.Let(Token, Account, ["delegate", "teller"], conferenceRoles: [new("teller", two)]);
        await Platform.Until(() => Somebody.GetAsync(Path), _ => Seen().SequenceEqual([$"teller {two:N}"]), 1);
    }

    [Fact]
    public async Task Several_conferences_of_one_role_are_one_text()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Platform.Known.Let(Token, Account, ["delegate"], conferenceRoles: [new("delegate", one), new("delegate", two)]);
        await Somebody.GetAsync(Path);
        Assert.Equal(new[] { "delegate", $"{one:N}", $"{two:N}" }.Order(StringComparer.Ordinal), Assert.Single(Seen()).Split(' ').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task With_as_many_as_Identity_tells_the_token_takes_a_quarter_of_what_services_read()
    {
        var roles = Enumerable.Range(0, 64).Select(i => new ConferenceRole(i % 2 == 0 ? "delegate" : "election-officer", Guid.CreateVersion7())).ToArray();
        Platform.Known.Let(Token, Account, ["delegate", "election-officer"], Guid.CreateVersion7(), conferenceRoles: roles);
        await Somebody.GetAsync(Path);
        Assert.Equal(2, Seen().Count);
        Assert.InRange(Platform.Conference.Seen!.Authorization.ToString().Length, 2_800, 4_096);
    }

    [Theory]
    [InlineData("conf")]
    [InlineData("X-Conf")]
    [InlineData("X-Roles")]
    public async Task What_a_caller_claims_changes_nothing(string header)
    {
        var (own, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Platform.Known.Let(Token, Account, ["election-officer"], conferenceRoles: [new("election-officer", own)]);
        Somebody.DefaultRequestHeaders.TryAddWithoutValidation(header, $"election-officer {other:N}");
        await Somebody.GetAsync(Path);
        Assert.Equal([$"election-officer {own:N}"], Seen());
    }

    private List<string> Seen() => [.. SignInTests.Seen(Platform.Conference).Claims.Where(claim => claim.Type is "conf").Select(claim => claim.Value).Order(StringComparer.Ordinal)];
}
