using Bkmo.Membership.Participation;
using static Bkmo.Membership.Participation.ParticipationReport;
using static Bkmo.Membership.Tests.People;
using static Bkmo.Membership.Tests.Some;

namespace Bkmo.Membership.Tests.Participation;

public sealed class ParticipationSpecs
{
    private static readonly Candidate Small = new(South, "Zazaki Verein", true, true, ["Zaza"]);
    private static readonly Candidate Large = new(North, "Albanischer Verband", false, true, ["albanisch", "Roma"]);

    [Fact]
    public void Those_who_take_part_stand_beside_the_membership_small_communities_first()
    {
        var report = Report([Large, Small], new Place(North, false), new Place(North, false), new Place(South, true));
        Assert.Equal((new ParticipationCount(2, 1), new ParticipationCount(1, 0)), (report.Members, report.Represented));
        Assert.Equal([(South, 0, 1), (North, 2, 0)], report.Organisations.Select(o => (o.OrganisationId, o.Places, o.Substitutes)));
    }

    [Fact]
    public void Communities_are_counted_in_whichever_spelling()
    {
        var report = Report([Large, Small, new(Id(303), "Verein", false, true, ["ALBANISCH"])], new Place(Id(303), false));
        Assert.Equal([("ALBANISCH", 2, 1), ("Roma", 1, 0), ("Zaza", 1, 0)], report.Communities.Select(c => (c.Community, c.Members, c.Represented)));
    }

    [Fact]
    public void Who_takes_part_without_being_a_member_is_shown_and_not_counted_as_one()
    {
        var report = Report([Large, Small with { Member = false }], new Place(South, false));
        Assert.Equal((new ParticipationCount(1, 0), new ParticipationCount(0, 0)), (report.Members, report.Represented));
        Assert.Contains(report.Organisations, o => o is { Member: false, Places: 1 });
        Assert.Single(Report([Large, Small with { Member = false }]).Organisations);
    }

    [Fact]
    public void Seats_of_no_organisation_are_counted_apart() => Assert.Equal(1, Report([Large], new Place(null, false)).OfNoOrganisation);

    private static ParticipationView Report(Candidate[] candidates, params Place[] places) => Of(new(Id(1), new("Rat", "Council")), Today, candidates, places);
}
