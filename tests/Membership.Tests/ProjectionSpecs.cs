using Bkmo.Eventing;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Umbrellas;
using Bkmo.Testing;
using static Bkmo.Membership.Tests.Some;

namespace Bkmo.Membership.Tests;

public sealed class ProjectionSpecs
{
    private static readonly Guid Organisation = Id(7);

    [Fact]
    public void The_directory_shows_who_an_organisation_is_in_a_form_that_can_be_searched_and_sorted()
    {
        var row = Assert.Single(Stored.Rows<OrganisationDirectory, OrganisationRow>(Events(Registered))).Value;
        Assert.Equal((Organisation, "federal-association", "BE", " de tr "), (row.Id, row.Kind, row.FederalState, row.Languages));
        Assert.Equal("turkische gemeinde in deutschland", row.SortName);
        Assert.Contains("tgd", row.Search, StringComparison.Ordinal);
    }

    [Fact]
    public void The_directory_shows_every_membership_as_the_stream_has_it()
    {
        var events = Events(Registered, Applied(), Admitted(), Applied(MembershipKind.Partner, entry: OtherEntry), Ended(Day(12, 31)));
        var row = Stored.Rows<OrganisationDirectory, OrganisationRow>(events)[Organisation];
        var state = events.Aggregate(Membership.Organisations.Organisation.Initial, (s, e) => s.Evolve(e.Data));
        Assert.Equal(state.Memberships, OrganisationDirectory.Entries(row));
    }

    [Fact]
    public void Each_membership_has_a_row_of_its_own_with_its_days()
    {
        var rows = Stored.Rows<MembershipPeriods, MembershipPeriodRow>(Events(
            Registered, Applied(), Admitted(), Ended(Day(2, 28)), Applied(on: Day(3, 1), entry: OtherEntry)));
        Assert.Equal(
            new() { Id = Entry, OrganisationId = Organisation, Kind = "voting", AppliedOn = Day(1, 5), AdmittedOn = Day(2, 1), EndsOn = Day(2, 28) }, rows[Entry]);
        Assert.Equal(new() { Id = OtherEntry, OrganisationId = Organisation, Kind = "voting", AppliedOn = Day(3, 1) }, rows[OtherEntry]);
    }

    [Fact]
    public void The_database_and_the_state_agree_on_the_status_of_every_day()
    {
        IEvent[][] histories =
        [
            [Applied()], [Applied(), Declined()], [Applied(), Admitted()], [Applied(), Admitted(), Ended(Day(2, 28))],
            [Applied(), Admitted(on: Day(4, 1)), Ended(Day(3, 1), EndReason.Dissolution)], [Applied(), Admitted(), Ended(Day(2, 1))],
        ];
        foreach (var history in histories)
        {
            var entry = MembershipEntries(history);
            var row = Stored.Rows<MembershipPeriods, MembershipPeriodRow>(Events(history))[Entry];
            for (var day = Day(1, 1); day < Day(5, 1); day = day.AddDays(1))
                Assert.Equal([entry.StatusOn(day)], Enum.GetValues<MembershipStatus>().Where(status => MembershipPeriods.Where(new[] { row }.AsQueryable(), status, day).Any()));
        }
    }

    [Fact]
    public void A_link_to_an_umbrella_has_its_first_and_last_day()
    {
        var rows = Stored.Rows<UmbrellaLinks, UmbrellaLinkRow>(Stored.Stream(
            FederationGraph.Id, FederationGraph.StreamType,
            new UmbrellaJoined(Id(1), Id(2), Id(3), Day(1, 1), Office, Now), new UmbrellaLeft(Id(1), Id(2), Id(3), Day(6, 30), Office, Now)));
        Assert.Equal(new() { Id = Id(1), OrganisationId = Id(2), UmbrellaId = Id(3), Since = Day(1, 1), Until = Day(6, 30) }, Assert.Single(rows).Value);
    }

    private static MembershipEntry MembershipEntries(IEvent[] history) =>
        Assert.Single(history.Aggregate(Membership.Organisations.Organisation.Initial, (s, e) => s.Evolve(e)).Memberships);

    private static StoredEvent[] Events(params IEvent[] events) => Stored.Stream(Organisation, "organisation", events);
}
