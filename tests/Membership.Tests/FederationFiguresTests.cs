using Bkmo.Membership.Figures;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Umbrellas;
using static Bkmo.Membership.Tests.Some;

namespace Bkmo.Membership.Tests;

public sealed class FederationFiguresTests
{
    private static readonly int Voting = Counted.BitOf(MembershipKind.Voting), Network = Counted.BitOf(MembershipKind.Network), Partner = Counted.BitOf(MembershipKind.Partner);

    private static readonly Counted[] Organisations =
    [
        new(Id(1), OrganisationKind.UmbrellaAssociation, "BE", false, Voting | Partner), new(Id(2), OrganisationKind.UmbrellaAssociation, null, false, Voting),
        new(Id(3), OrganisationKind.Association, "BE", true, Network), new(Id(4), OrganisationKind.Association, "NW", false, 0),
        new(Id(5), OrganisationKind.Association, "NW", false, 0), new(Id(6), OrganisationKind.StateAssociation, "NW", false, 0),
    ];

    [Fact]
    public void Members_are_counted_by_kind_of_membership_kind_of_organisation_and_Land()
    {
        var figures = Count([], []);
        var voting = figures.Memberships.Single(m => m.Kind is MembershipKind.Voting).Members;
        Assert.Equal((2, 2, 1, 0), (voting.Total, voting.ByOrganisationKind["umbrella-association"], voting.WithoutFederalState, voting.SmallCommunities));
        Assert.Equal(1, Assert.Single(voting.ByFederalState, state => state.Key == "BE").Value);
        Assert.Equal(1, figures.Memberships.Single(m => m.Kind is MembershipKind.Network).Members.SmallCommunities);
        Assert.Equal(0, figures.Memberships.Single(m => m.Kind is MembershipKind.Supporting).Members.Total);
    }

    [Fact]
    public void An_organisation_with_two_memberships_is_one_organisation() =>
        Assert.Equal(3, Count([], []).Organisations.Total);

    [Fact]
    public void An_association_below_several_members_is_represented_once() =>
        Assert.Equal(1, Count([(Id(4), Id(1)), (Id(4), Id(2))], []).RepresentedAssociations);

    [Fact]
    public void Associations_are_represented_over_any_number_of_umbrellas_and_umbrellas_do_not_count() =>
        Assert.Equal(2, Count([(Id(6), Id(1)), (Id(4), Id(6)), (Id(5), Id(4))], []).RepresentedAssociations);

    [Fact]
    public void Below_who_is_no_voting_member_nobody_is_represented() =>
        Assert.Equal(0, Count([(Id(4), Id(3)), (Id(5), Id(6))], []).RepresentedAssociations);

    [Fact]
    public void What_voting_members_report_stands_beside_what_is_recorded()
    {
        var figures = Count([(Id(4), Id(1))], [(Id(1), 230), (Id(3), 7), (Id(9), 1)]);
        Assert.Equal((1, new(230, 1)), (figures.RepresentedAssociations, figures.ReportedAssociations));
        Assert.Equal(new(235, 2), Count([], [(Id(1), 230), (Id(2), 5)]).ReportedAssociations);
        Assert.Equal(new(0, 0), Count([], []).ReportedAssociations);
    }

    [Fact]
    public void A_link_counts_on_its_days_only()
    {
        var links = new LinksDown([new(Id(7), Id(4), Id(1), new(Today.AddDays(1), null), 1), new(Id(8), Id(5), Id(1), new(Today.AddYears(-1), Today.AddDays(-1)), 1)]);
        Assert.Equal([0, 1, 1], new[] { Today, Today.AddDays(1), Today.AddDays(-1) }.Select(
            day => FederationFigures.Count(day, Organisations, links, new Dictionary<Guid, long>()).RepresentedAssociations));
    }

    private static FiguresView Count((Guid Organisation, Guid Umbrella)[] links, (Guid Id, long Associations)[] reported) => FederationFigures.Count(
        Today, Organisations, new(links.Select(link => new UmbrellaLink(Id(7), link.Organisation, link.Umbrella, new(Today, null), 1))),
        reported.ToDictionary(report => report.Id, report => report.Associations));
}
