namespace Bkmo.ServiceDefaults.Tests;

/// <summary>Roles that hold for one conference only.</summary>
public sealed class ConferenceRoleTests
{
    private static readonly Guid One = Guid.CreateVersion7(), Two = Guid.CreateVersion7();

    private static readonly Actor Somebody = new(
        new("u"), new HashSet<string> { Roles.Board, Roles.Delegate, Roles.Teller }, new HashSet<Guid>(), new HashSet<Guid>())
    {
        ConferenceRoles = new HashSet<ConferenceRole> { new(Roles.Delegate, One), new(Roles.Teller, One), new(Roles.Teller, Two), new(Roles.ElectionOfficer, Two) },
    };

    [Fact]
    public void At_a_conference_the_roles_of_others_are_left_out()
    {
        Assert.Same(Somebody, Somebody.At(One));
        Assert.True(Somebody.At(Two).Roles.SetEquals([Roles.Board, Roles.Teller]));
        Assert.True(Somebody.At(Guid.CreateVersion7()).Roles.SetEquals([Roles.Board]));
        Assert.True(Somebody.At(null).Roles.SetEquals([Roles.Board]));
    }

    [Fact]
    public void A_conference_gives_no_role_that_is_not_held() => Assert.False(Somebody.At(Two).Is(Roles.ElectionOfficer));

    [Fact]
    public void A_role_without_its_conference_counts_nowhere() =>
        Assert.True((Somebody with { ConferenceRoles = new HashSet<ConferenceRole>() }).At(One).Roles.SetEquals([Roles.Board]));

    [Fact]
    public void The_claim_is_read_as_it_was_written() =>
        Assert.True(ConferenceClaim.Read(ConferenceClaim.Write(Somebody.ConferenceRoles))!.SetEquals(Somebody.ConferenceRoles));

    [Theory]
    [InlineData("delegate x")]
    [InlineData("delegate 0197c1c7-0000-7000-8000-000000000002")]
    [InlineData("delegate ")]
    public void A_claim_that_cannot_be_read_is_no_claim(string claim) => Assert.Null(ConferenceClaim.Read([claim]));
}
