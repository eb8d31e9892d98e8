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
    internal static IEnumerable<StoredSample> All => Values.Select((value, i) => new StoredSample(value.Name, value.Event, Written[i]));

    private static readonly (string Name, IEvent Event)[] Values =
    [
        ("poll_created", Created(Motion with
        {
            Method = PollMethod.Choose, Most = 2, IsMotion = false, Options = [new(Id(1), "A", "A"), new(Id(2), "B", "B")], OwnMatter = [Id(72)], AgendaItemId = Id(8), ElectionId = Id(6),
        })),
        ("poll_created", Created(SecretMotion with { ElectionId = Id(6), Seats = 3 })),
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
        ("candidate_nominated", BodyElectionSpecs.Nominated(1, "A") with { MandateId = null }),
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
        ("poll_created", Created(Motion with { SubmittedBy = [Id(70), Id(71)] })),
    ];

    private static readonly string[] Written =
    [
        """{"plan":{"conferenceId":"00000007-0000-0000-0000-000000000000","titleDe":"Leitantrag","titleEn":"Lead motion","kind":"named","method":"choose","options":[{"id":"00000001-0000-0000-0000-000000000000","de":"A","en":"A"},{"id":"00000002-0000-0000-0000-000000000000","de":"B","en":"B"}],"most":2,"majority":{"base":"yesAndNo","kind":"moreThan","numerator":1,"denominator":2,"countedIn":"votes"},"weights":"byKey","presence":"presentAtOpening","ownMatter":["00000048-0000-0000-0000-000000000000"],"isMotion":false,"agendaItemId":"00000008-0000-0000-0000-000000000000","electionId":"00000006-0000-0000-0000-000000000000"},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"plan":{"conferenceId":"00000007-0000-0000-0000-000000000000","titleDe":"Leitantrag","titleEn":"Lead motion","kind":"secret","method":"yesNoAbstain","options":[],"most":0,"majority":{"base":"yesAndNo","kind":"moreThan","numerator":1,"denominator":2,"countedIn":"votes"},"weights":"byKey","presence":"presentAtOpening","ownMatter":[],"isMotion":true,"agendaItemId":null,"electionId":"00000006-0000-0000-0000-000000000000","seats":3},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"plan":{"conferenceId":"00000007-0000-0000-0000-000000000000","titleDe":"Leitantrag","titleEn":"Lead motion","kind":"secret","method":"yesNoAbstain","options":[],"most":0,"majority":{"base":"yesAndNo","kind":"moreThan","numerator":1,"denominator":2,"countedIn":"votes"},"weights":"byKey","presence":"presentAtOpening","ownMatter":[],"isMotion":true,"agendaItemId":null,"electionId":null},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"roll":{"pools":[{"organisationId":"00000046-0000-0000-0000-000000000000","votes":100,"keyId":"0000003c-0000-0000-0000-000000000000","keyVersion":3}],"mandates":[{"mandateId":"00000001-0000-0000-0000-000000000000","personId":"000000c9-0000-0000-0000-000000000000","organisationId":"00000046-0000-0000-0000-000000000000","isPresent":true,"proxyId":"00000032-0000-0000-0000-000000000000","proxyPersonId":"000000cb-0000-0000-0000-000000000000"}],"excluded":[{"organisationId":"00000048-0000-0000-0000-000000000000","votes":10,"reason":"ownMatter"}]},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"castId":"00000385-0000-0000-0000-000000000000","mandateId":"00000001-0000-0000-0000-000000000000","votes":100,"portions":[{"votes":70,"vote":{"answer":"yes","marks":[],"isInvalid":false}},{"votes":30,"vote":{"answer":null,"marks":[2,0],"isInvalid":false}}],"byProxy":"00000032-0000-0000-0000-000000000000","repetition":"k","by":"00000065-0000-0000-0000-000000000000","at":"2026-03-10T09:00:00+00:00"}""",
        """{"hands":{"yes":{"seen":"majority","count":0},"no":{"seen":"notCounted","count":0},"abstain":{"seen":"counted","count":3}},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"ballots":[{"code":"7K2M-9QXV-0000","vote":{"answer":"no","marks":[],"isInvalid":false}},{"code":"0000-0000-0000","vote":{"answer":null,"marks":[],"isInvalid":true}}],"at":"2026-03-10T09:00:00+00:00"}""",
        """{"accepted":true,"reason":"Zählfehler","by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"conferenceId":"00000007-0000-0000-0000-000000000000","rules":{"majority":{"base":"yesAndNo","kind":"moreThan","numerator":1,"denominator":2,"countedIn":"votes"},"quorum":{"base":"entitled","kind":"atLeast","numerator":0,"denominator":1,"countedIn":"heads","checked":"atOpening"},"mandatesPerPerson":1},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"rules":{"majority":{"base":"allMembers","kind":"moreThan","numerator":1,"denominator":2,"countedIn":"votes"},"quorum":{"base":"entitled","kind":"atLeast","numerator":0,"denominator":1,"countedIn":"heads","checked":"atOpening"},"mandatesPerPerson":1},"pollId":"0000005a-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"quorum":{"base":"entitled","kind":"atLeast","numerator":0,"denominator":1,"countedIn":"heads","checked":"atOpening"},"heads":{"entitled":4,"registered":4,"opening":4,"present":3},"votes":{"entitled":140,"registered":140,"opening":140,"present":130},"reason":"atOpening","by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"proxyId":"00000032-0000-0000-0000-000000000000","principalMandateId":"00000004-0000-0000-0000-000000000000","principalPersonId":"000000cc-0000-0000-0000-000000000000","holderMandateId":"00000003-0000-0000-0000-000000000000","holderPersonId":"000000cb-0000-0000-0000-000000000000","byPrincipal":true,"by":"00000068-0000-0000-0000-000000000000","at":"2026-03-10T09:00:00+00:00"}""",
        """{"proxyId":"00000032-0000-0000-0000-000000000000","by":"00000067-0000-0000-0000-000000000000","at":"2026-03-10T09:00:00+00:00"}""",
        """{"proxyId":"00000032-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"proxyId":"00000032-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"proxyId":"00000032-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"plan":{"conferenceId":"00000007-0000-0000-0000-000000000000","titleDe":"Wahl des Vorstands","titleEn":"Election of the board","body":"board","bodyId":"00000009-0000-0000-0000-000000000000","function":"assessor","termFrom":"2026-10-11","termUntil":"2028-10-10","seats":2,"form":"asManyAsSeats","rounds":[{"base":"votesCast","kind":"moreThan","numerator":1,"denominator":2,"finalists":"all"}],"ceilings":[{"group":"A","most":7}],"onePerOrganisation":false,"reserved":[{"group":"B","seats":2}],"unfilledReserved":"staysVacant","ties":"runOff","declined":"opensRound","kind":"secret","weights":"oneEach","presence":"presentAtOpening","agendaItemId":"00000008-0000-0000-0000-000000000000"},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"candidateId":"00000001-0000-0000-0000-000000000000","personId":"000000c9-0000-0000-0000-000000000000","organisationId":"00000046-0000-0000-0000-000000000000","group":"A","name":{"key":"00000005-0000-0000-0000-000000000000","cipher":"c2VhbGVk"},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"candidateId":"00000001-0000-0000-0000-000000000000","personId":"000000c9-0000-0000-0000-000000000000","organisationId":"00000046-0000-0000-0000-000000000000","group":"A","name":{"key":"00000005-0000-0000-0000-000000000000","cipher":"c2VhbGVk"},"by":"u-office","at":"2026-03-10T09:00:00+00:00","mandateId":"0000012d-0000-0000-0000-000000000000"}""",
        """{"candidateId":"00000001-0000-0000-0000-000000000000","stands":true,"inWriting":false,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"pollId":"00000320-0000-0000-0000-000000000000","enBloc":false,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"cast":50,"invalid":0,"votes":[{"candidate":"00000001-0000-0000-0000-000000000000","yes":30,"no":0,"abstained":0},{"candidate":"00000002-0000-0000-0000-000000000000","yes":20,"no":0,"abstained":0}],"ranked":[{"ballots":12,"ranks":[1,0]}],"electorate":{"entitled":50,"present":50,"members":60},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"pollId":"00000320-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"votes":[{"candidate":"00000001-0000-0000-0000-000000000000","yes":20,"no":3,"abstained":1}],"by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"order":["00000002-0000-0000-0000-000000000000","00000001-0000-0000-0000-000000000000"],"how":"Zettel aus dem Hut","by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"reason":"Einzige Liste","by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"candidateId":"00000001-0000-0000-0000-000000000000","accepted":true,"inWriting":false,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
        """{"plan":{"conferenceId":"00000007-0000-0000-0000-000000000000","titleDe":"Leitantrag","titleEn":"Lead motion","kind":"named","method":"yesNoAbstain","options":[],"most":0,"majority":{"base":"yesAndNo","kind":"moreThan","numerator":1,"denominator":2,"countedIn":"votes"},"weights":"byKey","presence":"presentAtOpening","ownMatter":[],"isMotion":true,"agendaItemId":null,"electionId":null,"submittedBy":["00000046-0000-0000-0000-000000000000","00000047-0000-0000-0000-000000000000"]},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}""",
    ];
}
