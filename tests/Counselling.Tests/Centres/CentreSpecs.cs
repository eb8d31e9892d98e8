using Bkmo.Counselling.Centres;
using Bkmo.Counselling.Integration;
using Bkmo.Eventing.Organisations;
using Contract = Bkmo.Contracts.Counselling.V1;

namespace Bkmo.Counselling.Tests.Centres;

public sealed class CentreSpecs
{
    private static readonly Guid Organisation = new("0195a000-0000-7000-8000-0000000000a1");

    private static readonly CentreOpened Opened = new(
        "Beratung Görlitz", Organisation, "Görlitz", "02826", ["de", "uk"], [AreaOfLife.Work, AreaOfLife.YouthWelfare], "03581 000", null, At.Office, At.Noon);

    private static readonly CentreClosureSet Closing = new(At.Today, At.Office, At.Noon);

    private static readonly KnownOrganisation Admitted =
        KnownOrganisation.Initial.Evolve(new AdmissionHeard("Amaro Drom", null, "voting", new DateOnly(2024, 1, 1), 1));

    private static readonly KnownOrganisation Former = Admitted.Evolve(new MembershipEndHeard("voting", new DateOnly(2025, 12, 31), 2));

    private static CloseCentre.Command Close(DateOnly on, DateOnly? today = null) => new(on, today ?? At.Today, At.Office, At.Noon);

    [Fact]
    public void An_admitted_organisation_opens_a_centre() =>
        DeciderSpec.Given<Centre>().When(state => OpenCentre.Decide(state, new(Opened, Admitted, At.Today))).Then(Opened);

    [Fact]
    public void An_organisation_nobody_heard_of_opens_none() =>
        DeciderSpec.Given<Centre>().When(state => OpenCentre.Decide(state, new(Opened, null, At.Today))).ThenRefused(new UnknownOrganisation());

    [Fact]
    public void An_organisation_of_which_only_an_end_was_heard_opens_none() =>
        DeciderSpec.Given<Centre>()
            .When(state => OpenCentre.Decide(
                state, new(Opened, KnownOrganisation.Initial.Evolve(new MembershipEndHeard("voting", At.Today, 1)), At.Today)))
            .ThenRefused(new UnknownOrganisation());

    [Fact]
    public void An_organisation_whose_membership_ended_opens_none() =>
        DeciderSpec.Given<Centre>().When(state => OpenCentre.Decide(state, new(Opened, Former, At.Today))).ThenRefused(new OrganisationNotAdmitted());

    [Fact]
    public void A_centre_is_told_its_last_day() =>
        DeciderSpec.Given<Centre>(Opened).When(state => CloseCentre.Decide(state, Close(At.Today))).Then(Closing);

    [Fact]
    public void Saying_the_last_day_twice_changes_nothing() =>
        DeciderSpec.Given<Centre>(Opened, Closing).When(state => CloseCentre.Decide(state, Close(At.Today, At.Today.AddDays(5)))).ThenNothing();

    [Fact]
    public void The_last_day_can_be_moved_until_it_is_over() =>
        DeciderSpec.Given<Centre>(Opened, Closing)
            .When(state => CloseCentre.Decide(state, Close(At.Today.AddDays(30))))
            .Then(Closing with { ClosesOn = At.Today.AddDays(30) });

    [Fact]
    public void A_centre_that_has_closed_stays_closed() =>
        DeciderSpec.Given<Centre>(Opened, Closing)
            .When(state => CloseCentre.Decide(state, Close(At.Today.AddDays(30), At.Today.AddDays(1))))
            .ThenRefused(new CentreClosed(At.Today));

    [Fact]
    public void A_centre_does_not_close_in_retrospect() =>
        DeciderSpec.Given<Centre>(Opened)
            .When(state => CloseCentre.Decide(state, Close(At.Today.AddDays(-1))))
            .ThenRefused(new ClosesInPast(At.Today));

    [Fact]
    public void What_does_not_exist_is_not_closed() =>
        DeciderSpec.Given<Centre>().When(state => CloseCentre.Decide(state, Close(At.Today))).ThenRefused(new UnknownCentre());

    [Fact]
    public void A_centre_takes_cases_until_its_last_day()
    {
        var centre = DeciderSpec.Given<Centre>(Opened, Closing).State;
        Assert.True(centre.TakesCases(At.Today));
        Assert.False(centre.TakesCases(At.Today.AddDays(1)));
        Assert.False(Centre.Initial.TakesCases(At.Today));
    }

    [Fact]
    public void The_finder_knows_place_topics_and_languages()
    {
        var row = Stored.Row<CentreFinder, CentreFinder.Row>(At.Centre, Centre.StreamType, Opened, Closing);
        Assert.Equal(("gorlitz", "02826", "gorlitz beratung gorlitz", At.Today), (row.PlaceSearch, row.Postcode, row.SortKey, row.ClosesOn));
        Assert.Equal(["work", "youth-welfare"], row.Topics);
        Assert.Equal(["de", "uk"], row.Languages);
    }

    [Fact]
    public void That_a_centre_opened_is_told()
    {
        var told = Assert.IsType<Contract.CentreOpened>(PublishedEvents.Of(Centre.Initial, Stored.Event(At.Centre, Centre.StreamType, 1, Opened)));
        Assert.Equal((At.Centre, 1L, "Beratung Görlitz", Organisation, "Görlitz"), (told.CentreId, told.Version, told.Name, told.OrganisationId, told.Place));
        Assert.Equal(["de", "uk"], told.Languages);
    }

    [Fact]
    public void That_a_centre_closes_stays_here() =>
        Assert.Null(PublishedEvents.Of(Centre.Initial, Stored.Event(At.Centre, Centre.StreamType, 2, Closing)));
}
