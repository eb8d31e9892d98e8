using Bkmo.Conference.BodyElections;
using Bkmo.Conference.Integration;
using Bkmo.Conference.Polls;
using Bkmo.Eventing;
using Bkmo.Testing;
using static Bkmo.Conference.Tests.Decisions.Polls;
using static Bkmo.Conference.Tests.Some;
using Contract = Bkmo.Contracts.Conference.V1;

namespace Bkmo.Conference.Tests.Decisions;

public sealed class PublishedDecisionsTests
{
    [Fact]
    public void An_accepted_motion_is_told_as_a_resolution_with_its_votes() => Assert.Equal(
        new Contract.ResolutionAdopted(Id(5), 5, Now, Polls.Conference, null, "Leitantrag", "Lead motion", 70, 30, 0, 51),
        Told([.. Open(Motion), Cast(1, Yes(70), No(30)), Closed, new PollPublished(null, null, Office, Now)]));

    [Fact]
    public void What_the_chair_states_is_told() => Assert.IsType<Contract.MotionRejected>(
        Told([.. Open(Motion), Cast(1, Yes(70), No(30)), Closed, new PollPublished(false, "Formfehler", Office, Now)]));

    [Fact]
    public void A_plain_majority_is_told_without_numbers()
    {
        var plain = new HandsCounted(new(new(HandsSeen.Majority), new(HandsSeen.NotCounted), new(HandsSeen.NotCounted)), Office, Now);
        var told = Assert.IsType<Contract.ResolutionAdopted>(Told([.. Open(Hands), plain, Closed, new PollPublished(null, null, Office, Now)]));
        Assert.Null(told.Yes);
    }

    [Fact]
    public void A_motion_on_an_internal_item_is_not_told() =>
        Assert.Null(Told([.. Open(Motion with { Internal = true }), Closed, new PollPublished(null, null, Office, Now)]));

    [Fact]
    public void A_poll_that_is_no_motion_is_not_told() =>
        Assert.Null(Told([.. Open(Motion with { IsMotion = false }), Closed, new PollPublished(null, null, Office, Now)]));

    [Fact]
    public void A_closed_election_is_told_with_those_who_accepted()
    {
        IEvent[] events =
        [
            .. BodyElectionSpecs.Standing(BodyElectionSpecs.Board, 3), BodyElectionSpecs.RoundOpen, BodyElectionSpecs.Counted(50, (1, 40), (2, 35), (3, 5)),
            BodyElectionSpecs.Accepted(2), BodyElectionSpecs.Accepted(1), new ElectionClosed(Office, Now),
        ];
        var state = events.Aggregate(Election.Initial, (s, e) => s.Evolve(e));
        var told = Assert.IsType<Contract.ElectionClosed>(PublishedDecisions.Of(state, Stored.Event(Id(6), "election", events.Length, events[^1])));
        Assert.Equal((Polls.Conference, Id(6), Id(6), "board", new DateOnly(2026, 10, 11)), (told.ConferenceId, told.ElectionId, told.Subject, told.BodyKind, told.TermFrom));
        Assert.Equal([Id(301), Id(302)], told.MandateIds);
        Assert.Equal([Id(70), Id(70)], told.OrganisationIds);
        Assert.Equal(["assessor", "assessor"], told.Functions);
    }

    [Fact]
    public void It_is_decided_for_every_event_whether_it_is_told()
    {
        foreach (var sample in AssemblySamples.All.Select(sample => (IEvent)sample.Value))
        {
            if (sample.GetType().Namespace == typeof(Poll).Namespace) PublishedDecisions.Of(Poll.Initial, Stored.Event(Id(5), "poll", 1, sample));
            if (sample.GetType().Namespace == typeof(Election).Namespace) PublishedDecisions.Of(Election.Initial, Stored.Event(Id(6), "election", 1, sample));
        }
    }

    [Fact]
    public void The_list_of_polls_shows_how_far_each_is()
    {
        var row = Stored.Row<PollList, PollRow>(Id(5), "poll", [.. Open(SecretMotion), Marked(1, 3), Closed]);
        Assert.Equal(("secret", "closed", "Leitantrag", Polls.Conference), (row.Kind, row.Stage, row.TitleDe, row.ConferenceId));
        Assert.Equal("published", Stored.Row<PollList, PollRow>(Id(5), "poll", [.. Open(Motion), Closed, new PollPublished(null, null, Office, Now)]).Stage);
    }

    private static object? Told(IEvent[] events) => PublishedDecisions.Of(Polls.State(events), Stored.Event(Id(5), "poll", events.Length, events[^1]));
}
