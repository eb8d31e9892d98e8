using Bkmo.Conference.Conferences;
using Bkmo.Conference.Convocations;
using Bkmo.Conference.Mandates;
using Bkmo.Conference.Needs;
using Bkmo.Conference.Organisations;
using Bkmo.Conference.Participants;
using Bkmo.Conference.Persons;
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
    public void A_mandate_is_listed_with_its_newest_end_whichever_was_heard_first()
    {
        var granted = new MandateHeard(Id(9), Id(5), Id(70), MandateKind.Delegate, Today, null, 4, Now);
        var ended = new MandateEndHeard(Id(9), Id(5), Id(70), MandateKind.Delegate, Today.AddDays(2), 5, Now);
        foreach (var row in new[] { Row<MandateList, MandateRow>(granted, ended), Row<MandateList, MandateRow>(ended, granted) })
            Assert.Equal((Id(9), Id(7), Id(5), "delegate", Today, Today.AddDays(2)), (row.Id, row.DelegationsId, row.PersonId, row.Kind, row.Since, row.Until));
    }

    [Fact]
    public void A_need_is_listed_sealed_until_it_is_erased()
    {
        var stated = new NeedStated(Id(3), Id(7), Id(5), new(Id(9), "b3BlbiBub3Q="), 14, Office, Now);
        Assert.Equal((Id(7), 14, "b3BlbiBub3Q="), (Row<NeedList, NeedRow>(stated).ConferenceId, Row<NeedList, NeedRow>(stated).RetentionDays, Row<NeedList, NeedRow>(stated).Cipher));
        Assert.Empty(Stored.Rows<NeedList, NeedRow>(Stored.Stream(Id(7), "any", stated, new NeedErased(Id(3), Office, Now))));
    }

    [Fact]
    public void Whose_data_were_erased_is_listed_for_good() => Assert.Equal(Id(7), Row<ErasedPersons, ErasedPersonRow>(new PersonErasureHeard(2, Now), new PersonErasureHeard(3, Now)).Id);

    [Fact]
    public void Who_agreed_is_listed_until_it_is_taken_back()
    {
        var agreed = new ListingAgreed(Id(3), Id(7), Id(1), Id(5), ParticipantAudience.Public, new(Id(9), "b3BlbiBub3Q="), Office, Now);
        Assert.True(Row<ParticipantList, ParticipantRow>(agreed).IsPublic);
        Assert.Empty(Stored.Rows<ParticipantList, ParticipantRow>(Stored.Stream(Id(7), "any", agreed, new ListingTakenBack(Office, Now))));
    }

    [Fact]
    public void Demands_are_listed_with_how_many_support_them()
    {
        var row = Row<DemandList, DemandRow>(
            new DemandRaised(DemandKind.Subject, Id(8), "Satzung", "Weil", Id(70), Office, Now), new DemandSupported(Id(71), Office, Now), new DemandMet(2, 11, Now));
        Assert.Equal((Id(8), "Satzung", 2, true), (row.ConferenceId!.Value, row.Subject, row.Supporters, row.Met));
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
