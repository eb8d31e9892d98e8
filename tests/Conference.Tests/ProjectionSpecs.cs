using Bkmo.Conference.Conferences;
using Bkmo.Conference.Organisations;
using Bkmo.Conference.Registrations;
using Bkmo.Eventing;
using Bkmo.Testing;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests;

public sealed class ProjectionSpecs
{
    [Fact]
    public void The_list_of_conferences_shows_how_far_each_has_come()
    {
        var row = Row<ConferenceList, ConferenceRow>(Planned, Hall(5), Convened, new CommitteeFormed(Id(1), "Bildung", "Education", [], Office, Now));
        Assert.Equal((11, "00011", "BKMO XI", "convened", "in-person", 1), (row.Number, row.Order, row.Name, row.Stage, row.Mode, row.Committees));
    }

    [Fact]
    public void Days_replace_the_season_in_the_list()
    {
        var row = Row<ConferenceList, ConferenceRow>(
            new ConferencePlanned(Season2025, Office, Now), new ConferenceScheduled(Today, Today.AddDays(1), null, ConferenceMode.Hybrid, Office, Now));
        Assert.Equal((Today, null, null, "hybrid"), (row.StartsOn, row.Year, row.Season, row.Mode));
    }

    [Fact]
    public void A_withdrawn_registration_stays_in_the_list()
    {
        var row = Row<RegistrationList, RegistrationRow>(Planned, Hall(5), Confirmed(1, person: 5), Withdrawn(1));
        Assert.Equal((Id(1), Id(7), Id(5), "guest", "withdrawn", "0000000003"), (row.Id, row.ConferenceId, row.PersonId, row.Category, row.Status, row.Order));
    }

    [Fact]
    public void The_list_of_organisations_shows_what_was_heard()
    {
        var row = Row<KnownOrganisationList, KnownOrganisationRow>(
            new AdmissionHeard("Türkische Gemeinde", "TGD", "voting", Today, 3, Now), new MembershipEndHeard("voting", Today.AddDays(9), 5, Now));
        Assert.Equal((Id(7), "Türkische Gemeinde", "türkische gemeinde"), (row.Id, row.Name, row.Order));
        Assert.Equal([new("voting", Today, Today.AddDays(9))], KnownOrganisationList.Memberships(row));
    }

    private static TRow Row<TProjection, TRow>(params IEvent[] events) where TProjection : IProjection<TRow> where TRow : class =>
        Assert.Single(Stored.Rows<TProjection, TRow>(Stored.Stream(Id(7), "any", events))).Value;
}
