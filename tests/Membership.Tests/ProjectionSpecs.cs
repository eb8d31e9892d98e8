using Bkmo.Eventing;
using Bkmo.Membership.Applications;
using Bkmo.Membership.Register;
using Bkmo.Membership.Umbrellas;
using Bkmo.Testing;
using static Bkmo.Membership.Tests.Some;

namespace Bkmo.Membership.Tests;

public sealed class ProjectionSpecs
{
    private static readonly Guid Organisation = Id(7);

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
