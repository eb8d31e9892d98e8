using Bkmo.Membership.Figures;
using Bkmo.Membership.Organisations;
using static Bkmo.Membership.Tests.Some;

namespace Bkmo.Membership.Tests;

public sealed class FederationFiguresTests
{
    private static readonly Counted[] Organisations =
    [
        new(Id(1), "umbrella-association", "BE", false), new(Id(2), "umbrella-association", null, false), new(Id(3), "association", "BE", true),
        new(Id(4), "association", "NW", false), new(Id(5), "association", "NW", false), new(Id(6), "state-association", "NW", false),
    ];

    private static readonly (Guid, string)[] Memberships = [(Id(1), "voting"), (Id(2), "voting"), (Id(3), "network"), (Id(1), "partner")];

    [Fact]
    public void Members_are_counted_by_kind_of_membership_kind_of_organisation_and_Land()
    {
        var figures = FederationFigures.Count(Today, Organisations, Memberships, [], []);
        var voting = figures.Memberships.Single(m => m.Kind is MembershipKind.Voting).Members;
        Assert.Equal((2, 2, 1, 0), (voting.Total, voting.ByOrganisationKind["umbrella-association"], voting.WithoutFederalState, voting.SmallCommunities));
        Assert.Equal(1, Assert.Single(voting.ByFederalState, state => state.Key == "BE").Value);
        Assert.Equal(1, figures.Memberships.Single(m => m.Kind is MembershipKind.Network).Members.SmallCommunities);
        Assert.Equal(0, figures.Memberships.Single(m => m.Kind is MembershipKind.Supporting).Members.Total);
    }

    [Fact]
    public void An_organisation_with_two_memberships_is_one_organisation() =>
        Assert.Equal(3, FederationFigures.Count(Today, Organisations, Memberships, [], []).Organisations.Total);

    [Fact]
    public void An_association_below_several_members_is_represented_once() =>
        Assert.Equal(1, FederationFigures.Count(Today, Organisations, Memberships, [(Id(4), Id(1)), (Id(4), Id(2))], []).RepresentedAssociations);

    [Fact]
    public void Associations_are_represented_over_any_number_of_umbrellas_and_umbrellas_do_not_count() =>
        Assert.Equal(2, FederationFigures.Count(Today, Organisations, Memberships, [(Id(6), Id(1)), (Id(4), Id(6)), (Id(5), Id(4))], []).RepresentedAssociations);

    [Fact]
    public void Below_who_is_no_voting_member_nobody_is_represented() =>
        Assert.Equal(0, FederationFigures.Count(Today, Organisations, Memberships, [(Id(4), Id(3)), (Id(5), Id(6))], []).RepresentedAssociations);

    [Fact]
    public void What_voting_members_report_stands_beside_what_is_recorded()
    {
        var figures = FederationFigures.Count(Today, Organisations, Memberships, [(Id(4), Id(1))], [(Id(1), 230), (Id(3), 7), (Id(9), 1)]);
        Assert.Equal((1, new(230, 1)), (figures.RepresentedAssociations, figures.ReportedAssociations));
        Assert.Equal(new(235, 2), FederationFigures.Count(Today, Organisations, Memberships, [], [(Id(1), 230), (Id(2), 5)]).ReportedAssociations);
        Assert.Equal(new(0, 0), FederationFigures.Count(Today, Organisations, Memberships, [], []).ReportedAssociations);
    }
}
