using Bkmo.Eventing;
using Bkmo.Membership.Applications;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Register;
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
    public void The_directory_shows_the_description_that_holds_now_and_nobody_who_was_entered_by_mistake()
    {
        ProfileChanged Moved(string state, DateOnly from) => new(Profile with { FederalState = state, Ags = null }, from, null, Office, Now);
        Assert.Equal("NW", Assert.Single(Stored.Rows<OrganisationDirectory, OrganisationRow>(Events(Registered, Moved("NW", Day(3, 1)), Moved("HH", Day(2, 1))))).Value.FederalState);
        Assert.Empty(Stored.Rows<OrganisationDirectory, OrganisationRow>(Events(Registered, new RegistrationVoided("Twice", Office, Now))));
    }

    [Fact]
    public void The_database_and_the_state_agree_on_the_status_of_every_day()
    {
        MembershipSuspended rest = new(Entry, MembershipKind.Voting, Day(2, 10), null, "Rest", Office, Now);
        var upheld = new AppealDecided(Entry, MembershipKind.Voting, true, new("board", ResolutionForm.Meeting, Day(3, 1)), "Why", Office, Now);
        IEvent[][] histories =
        [
            [Applied()], [Applied(), Declined()], [Applied(), Admitted()], [Applied(), Admitted(), Ended(Day(2, 28))],
            [Applied(), Admitted(on: Day(4, 1)), Ended(Day(3, 1), EndReason.Dissolution)], [Applied(), Admitted(), Ended(Day(2, 1))],
            [Applied(), Admitted(), rest], [Applied(), Admitted(), rest, new MembershipReactivated(Entry, MembershipKind.Voting, Day(3, 1), Office, Now)],
            [Applied(), Admitted(), Ended(Day(2, 28)), new MembershipEndRevoked(Entry, MembershipKind.Voting, RevocationGround.RecordedInError, "Slip", Office, Now)],
            [Applied(), Declined(), new AppealLodged(Entry, MembershipKind.Voting, Day(2, 5), Office, Now), upheld],
            [Applied(), Admitted(), new MembershipCorrected(Entry, MembershipKind.Voting, Day(1, 5), Day(2, 1), Day(3, 1), null, "Slip", Office, Now)],
        ];
        foreach (var history in histories)
        {
            var entry = Assert.Single(history.Aggregate(Membership.Organisations.Organisation.Initial, (s, e) => s.Evolve(e)).Memberships);
            var row = Stored.Rows<MembershipPeriods, MembershipPeriodRow>(Events(history))[Entry];
            for (var day = Day(1, 1); day < Day(5, 1); day = day.AddDays(1))
                Assert.Equal([entry.StatusOn(day)], Enum.GetValues<MembershipStatus>().Where(status => MembershipPeriods.Where(new[] { row }.AsQueryable(), status, day).Any()));
        }
        Assert.Empty(Stored.Rows<MembershipPeriods, MembershipPeriodRow>(Events(Applied(), new MembershipVoided(Entry, MembershipKind.Voting, "Twice", Office, Now))));
    }

    [Fact]
    public void Every_fact_of_the_register_is_kept_with_the_time_at_which_it_became_known()
    {
        var rows = Stored.Rows<RegisterFacts, RegisterFactRow>(Events(Registered, Applied(), Admitted()));
        Assert.Equal(3, rows.Count);
        Assert.All(rows.Values, row => Assert.Equal((Organisation, Stored.At), (row.StreamId, row.RecordedAt)));
        Assert.Equal([Registered, Applied(), Admitted()], rows.Values.OrderBy(row => row.Position).Select(RegisterFacts.Read));
    }

    [Fact]
    public void No_event_of_organisations_and_umbrellas_is_missing_from_the_register()
    {
        string[] folders = ["Organisations", "Umbrellas", "Documents", "Applications"];
        var events = typeof(RegisterFacts).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IEvent)) && type.IsClass
            && folders.Any(folder => type.Namespace == $"Bkmo.Membership.{folder}") && type != typeof(ApplicationFormPublished));
        Assert.DoesNotContain(events, type => !RegisterFacts.Keeps(type));
    }

    [Fact]
    public void A_link_to_an_umbrella_has_its_first_and_last_day()
    {
        var rows = Stored.Rows<UmbrellaLinks, UmbrellaLinkRow>(Stored.Stream(
            FederationGraph.Id, FederationGraph.StreamType,
            new UmbrellaJoined(Id(1), Id(2), Id(3), Day(1, 1), Office, Now), new UmbrellaLeft(Id(1), Id(2), Id(3), Day(6, 30), Office, Now)));
        Assert.Equal(new() { Id = Id(1), OrganisationId = Id(2), UmbrellaId = Id(3), Since = Day(1, 1), Until = Day(6, 30) }, Assert.Single(rows).Value);
    }

    private static StoredEvent[] Events(params IEvent[] events) => Stored.Stream(Organisation, "organisation", events);
}
