using Bkmo.Conference.BodyElections;
using Bkmo.Conference.Polls;
using Bkmo.Eventing;
using Bkmo.Testing;
using static Bkmo.Conference.Tests.Decisions.Polls;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests.Decisions;

/// <summary>Everything that decisions of the assembly store.</summary>
internal static class AssemblySamples
{
    internal static IEnumerable<StoredSample> All => Values.Select((value, i) => new StoredSample(value.Name, value.Event, i < Written.Length ? Written[i] : ""));

    private static readonly (string Name, IEvent Event)[] Values =
    [
        ("poll_created", Created(Motion with
        {
            Method = PollMethod.Choose, Most = 2, IsMotion = false, Options = [new(Id(1), "A", "A"), new(Id(2), "B", "B")], OwnMatter = [Id(72)], AgendaItemId = Id(8), ElectionId = Id(6),
        })),
        ("poll_revised", new PollRevised(SecretMotion, Office, Now)),
        ("poll_opened", new PollOpened(
            new([new(Id(70), 100, Id(60), 3)], [new(Id(1), Id(201), Id(70), IsPresent: true, Id(50), Id(203))], [new(Id(72), 10, ExclusionReason.OwnMatter)]), Office, Now)),
        ("votes_cast", Cast(1, Yes(70), new Portion(30, Vote.Of(2, 0))) with { ByProxy = Id(50), Repetition = "k" }),
        ("hands_counted", new HandsCounted(new(new(HandsSeen.Majority), new(HandsSeen.NotCounted), new(HandsSeen.Counted, 3)), Office, Now)),
        ("poll_closed", Closed),
        ("ballots_counted", new BallotsCounted([new("7K2M-9QXV-0000", Vote.Of(Answer.No)), new("0000-0000-0000", Vote.Invalid)], Now)),
        ("poll_published", new PollPublished(true, "Zählfehler", Office, Now)),
        ("meeting_rules_set", MeetingSpecs.Set),
        ("meeting_rules_resolved", MeetingSpecs.Resolved),
        ("quorum_recorded", new Meetings.QuorumRecorded(new(), new(4, 4, 4, 3), new(140, 140, 140, 130), Meetings.QuorumChecked.AtOpening, Office, Now)),
        ("proxy_proposed", ProxySpecs.Proposed(50, 4, 3)),
        ("proxy_accepted", ProxySpecs.Accepted),
        ("proxy_declined", new Proxies.ProxyDeclined(Id(50), Office, Now)),
        ("proxy_revoked", new Proxies.ProxyRevoked(Id(50), Office, Now)),
        ("proxy_ended", new Proxies.ProxyEnded(Id(50), Office, Now)),
        ("election_planned", BodyElectionSpecs.Planned(BodyElectionSpecs.Board with { Ceilings = [new("A", 7)], Reserved = [new("B", 2)], BodyId = Id(9), AgendaItemId = Id(8) })),
        ("candidate_nominated", BodyElectionSpecs.Nominated(1, "A")),
        ("candidature_answered", BodyElectionSpecs.Stands(1)),
        ("objection_raised", new ObjectionRaised(Office, Now)),
        ("round_opened", BodyElectionSpecs.RoundOpen),
        ("round_counted", BodyElectionSpecs.Counted(50, (1, 30), (2, 20)) with { Ranked = [new(12, [1, 0])] }),
        ("run_off_opened", new RunOffOpened(Id(800), Office, Now)),
        ("run_off_counted", new RunOffCounted([new(Id(1), 20, 3, 1)], Office, Now)),
        ("lot_recorded", new LotRecorded([Id(2), Id(1)], "Zettel aus dem Hut", Office, Now)),
        ("acclamation_recorded", new AcclamationRecorded("Einzige Liste", Office, Now)),
        ("election_answered", BodyElectionSpecs.Accepted(1)),
        ("election_closed", new ElectionClosed(Office, Now)),
    ];

    private static readonly string[] Written =
    [
//JSON
    ];
}
