using Bkmo.Conference.Attendances;
using Bkmo.Conference.Convocations;
using Bkmo.Conference.Holds;
using Bkmo.Conference.Mandates;
using Bkmo.Conference.Needs;
using Bkmo.Conference.Participants;
using Bkmo.Conference.Waiting;
using Bkmo.Conference.Organisations;
using Bkmo.Conference.Persons;
using Bkmo.Conference.Presence;
using Bkmo.Conference.Registrations;
using Bkmo.Conference.Conferences;
using Bkmo.Testing;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests;

public sealed partial class StoredEventSamples
{
    private static IReadOnlyList<StoredSample> OfPlaces =>
    [
        new("registration_confirmed", new RegistrationConfirmed(Id(1), Id(5), RegistrationCategory.Delegate, Id(70), "hall", Office, Now, Id(9)),
            """{"registrationId":"00000001-0000-0000-0000-000000000000","personId":"00000005-0000-0000-0000-000000000000","category":"delegate","organisationId":"00000046-0000-0000-0000-000000000000","capacity":"hall","by":"u-office","at":"2026-03-10T09:00:00+00:00","mandateId":"00000009-0000-0000-0000-000000000000"}"""),
        new("registration_requested", new RegistrationRequested(Id(1), Id(5), RegistrationCategory.Delegate, Id(70), null, Office, Now),
            """{"registrationId":"00000001-0000-0000-0000-000000000000","personId":"00000005-0000-0000-0000-000000000000","category":"delegate","organisationId":"00000046-0000-0000-0000-000000000000","mandateId":null,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("registration_mandate_named", new RegistrationMandateNamed(Id(1), Id(9), Id(5), Office, Now),
            """{"registrationId":"00000001-0000-0000-0000-000000000000","mandateId":"00000009-0000-0000-0000-000000000000","personId":"00000005-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("registration_declined", new RegistrationDeclined(Id(1), "Kein Platz", Office, Now),
            """{"registrationId":"00000001-0000-0000-0000-000000000000","reason":"Kein Platz","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("registration_declined", new RegistrationDeclined(Id(1), null, Office, Now, new(Id(40), "c2VhbGVk")),
            """{"registrationId":"00000001-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00","sealedReason":{"key":"00000028-0000-0000-0000-000000000000","cipher":"c2VhbGVk"}}"""),
        new("registration_cancelled", new RegistrationCancelled(Id(1), "Abgesagt", Office, Now),
            """{"registrationId":"00000001-0000-0000-0000-000000000000","reason":"Abgesagt","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("registration_cancelled", new RegistrationCancelled(Id(1), null, Office, Now, new(Id(40), "c2VhbGVk")),
            """{"registrationId":"00000001-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00","sealedReason":{"key":"00000028-0000-0000-0000-000000000000","cipher":"c2VhbGVk"}}"""),
        new("waiting_list_joined", new WaitingListJoined(Id(3), "hall", GroupRule.AsManyAsFit, [new(Id(1), Id(5), RegistrationCategory.Guest, null, null)], Office, Now),
            """{"entryId":"00000003-0000-0000-0000-000000000000","capacity":"hall","rule":"asManyAsFit","registrations":[{"registrationId":"00000001-0000-0000-0000-000000000000","personId":"00000005-0000-0000-0000-000000000000","category":"guest","organisationId":null,"mandateId":null}],"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("waiting_entry_moved", new WaitingEntryMoved(Id(3), 5, "Barrierefrei", Office, Now),
            """{"entryId":"00000003-0000-0000-0000-000000000000","priority":5,"reason":"Barrierefrei","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("waiting_entry_moved", new WaitingEntryMoved(Id(3), 5, null, Office, Now, new(Id(40), "c2VhbGVk")),
            """{"entryId":"00000003-0000-0000-0000-000000000000","priority":5,"by":"u-office","at":"2026-03-10T09:00:00+00:00","sealedReason":{"key":"00000028-0000-0000-0000-000000000000","cipher":"c2VhbGVk"}}"""),
        new("places_offered", new PlacesOffered(Id(3), [Id(1)], Now, Now),
            """{"entryId":"00000003-0000-0000-0000-000000000000","registrations":["00000001-0000-0000-0000-000000000000"],"until":"2026-03-10T09:00:00+00:00","at":"2026-03-10T09:00:00+00:00"}"""),
        new("offer_declined", new OfferDeclined(Id(3), [Id(1)], Office, Now),
            """{"entryId":"00000003-0000-0000-0000-000000000000","registrations":["00000001-0000-0000-0000-000000000000"],"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("offer_expired", new OfferExpired(Id(3), [Id(1)], Now),
            """{"entryId":"00000003-0000-0000-0000-000000000000","registrations":["00000001-0000-0000-0000-000000000000"],"at":"2026-03-10T09:00:00+00:00"}"""),
        new("places_reserved", new PlacesReserved(Id(4), "hall", 3, "Team", null, Office, Now),
            """{"reservationId":"00000004-0000-0000-0000-000000000000","capacity":"hall","places":3,"purpose":"Team","until":null,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("reservation_used", new ReservationUsed(Id(4), Office, Now),
            """{"reservationId":"00000004-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("reservation_ended", new ReservationEnded(Id(4), Office, Now),
            """{"reservationId":"00000004-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("invitation_sent", new InvitationSent(Id(4), Id(5), RegistrationCategory.Speaker, Id(70), "hall", Now, Office, Now),
            """{"invitationId":"00000004-0000-0000-0000-000000000000","personId":"00000005-0000-0000-0000-000000000000","category":"speaker","organisationId":"00000046-0000-0000-0000-000000000000","capacity":"hall","until":"2026-03-10T09:00:00+00:00","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("invitation_ended", new InvitationEnded(Id(4), InvitationEnding.TakenBack, Office, Now),
            """{"invitationId":"00000004-0000-0000-0000-000000000000","ending":"takenBack","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("attendance_closed", new AttendanceClosed([Id(1)], Office, Now),
            """{"attended":["00000001-0000-0000-0000-000000000000"],"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("attendance_closed", new AttendanceClosed([Id(1)], Office, Now, [new(Id(70), 2, 1)]),
            """{"attended":["00000001-0000-0000-0000-000000000000"],"by":"u-office","at":"2026-03-10T09:00:00+00:00","contributions":[{"organisationId":"00000046-0000-0000-0000-000000000000","spoke":2,"motions":1}]}"""),
    ];

    private static IReadOnlyList<StoredSample> OfConvocation =>
    [
        new("conference_convened", new ConferenceConvened(Invitation with { ElectronicRights = "Per Link" }, Office, Now),
            """{"convocation":{"agenda":[{"title":"Wahl des Vorstands","forResolution":true},{"title":"Bericht","forResolution":false}],"sentOn":"2026-03-10","noticeDays":28,"virtualAllowedBy":null,"electronicRights":"Per Link"},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("convocation_rules_set", new ConvocationRulesSet(new(21, true, 1, 5), Office, Now),
            """{"rules":{"noticeDays":21,"urgencyAllowed":true,"minorityNumerator":1,"minorityDenominator":5},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("mottos_set", new MottosSet([new("tr", "Birlikte")], Office, Now),
            """{"mottos":[{"language":"tr","text":"Birlikte"}],"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("subject_added", new SubjectAdded("Resolution", true, "Eilt", Office, Now),
            """{"title":"Resolution","forResolution":true,"urgency":"Eilt","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("members_invited", new MembersInvited(1, Office, Now), """{"number":1,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
    ];

    private static IReadOnlyList<StoredSample> OfRegistration =>
    [
        new("voting_rights_change_heard", new VotingRightsChangeHeard(true, Today, 6, Now),
            """{"rest":true,"on":"2026-03-10","sourceVersion":6,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("delegate_key_heard", new DelegateKeyHeard(Id(8), KeyCounts.Votes, Today, [new(Id(70), 3)], Id(7), 3, Now),
            """{"keyId":"00000008-0000-0000-0000-000000000000","counts":"votes","keyDate":"2026-03-10","shares":[{"organisationId":"00000046-0000-0000-0000-000000000000","number":3}],"supersedes":"00000007-0000-0000-0000-000000000000","sourceVersion":3,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("mandate_heard", new MandateHeard(Id(9), Id(5), Id(70), MandateKind.Deputy, Today, null, 4, Now),
            """{"mandateId":"00000009-0000-0000-0000-000000000000","personId":"00000005-0000-0000-0000-000000000000","organisationId":"00000046-0000-0000-0000-000000000000","kind":"deputy","from":"2026-03-10","until":null,"sourceVersion":4,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("mandate_end_heard", new MandateEndHeard(Id(9), Id(5), Id(70), MandateKind.Delegate, Today, 5, Now),
            """{"mandateId":"00000009-0000-0000-0000-000000000000","personId":"00000005-0000-0000-0000-000000000000","organisationId":"00000046-0000-0000-0000-000000000000","kind":"delegate","until":"2026-03-10","sourceVersion":5,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("organisation_mandate_heard", new OrganisationMandateHeard(Id(5), Id(70), "representative", Today, Today.AddDays(21), 4, Now),
            """{"personId":"00000005-0000-0000-0000-000000000000","organisationId":"00000046-0000-0000-0000-000000000000","function":"representative","from":"2026-03-10","until":"2026-03-31","sourceVersion":4,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("organisation_mandate_end_heard", new OrganisationMandateEndHeard(Today, 5, Now),
            """{"until":"2026-03-10","sourceVersion":5,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("account_owner_heard", new AccountOwnerHeard(Id(5), true, 2, Now),
            """{"personId":"00000005-0000-0000-0000-000000000000","owned":true,"sourceVersion":2,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("person_erasure_heard", new PersonErasureHeard(7, Now), """{"sourceVersion":7,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("pass_issued", new PassIssued(Id(1), "aGFzaA==", Office, Now),
            """{"registrationId":"00000001-0000-0000-0000-000000000000","codeHash":"aGFzaA==","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("checked_in", new CheckedIn(Id(3), Id(1), Now, Office, Now),
            """{"nonce":"00000003-0000-0000-0000-000000000000","registrationId":"00000001-0000-0000-0000-000000000000","occurredAt":"2026-03-10T09:00:00+00:00","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("checked_out", new CheckedOut(Id(3), Id(1), Now, Office, Now),
            """{"nonce":"00000003-0000-0000-0000-000000000000","registrationId":"00000001-0000-0000-0000-000000000000","occurredAt":"2026-03-10T09:00:00+00:00","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("need_stated", new NeedStated(Id(3), Id(7), Id(5), new(Id(9), "b3BlbiBub3Q="), 14, Office, Now),
            """{"needId":"00000003-0000-0000-0000-000000000000","conferenceId":"00000007-0000-0000-0000-000000000000","personId":"00000005-0000-0000-0000-000000000000","answer":{"key":"00000009-0000-0000-0000-000000000000","cipher":"b3BlbiBub3Q="},"retentionDays":14,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("need_erased", new NeedErased(Id(3), Office, Now),
            """{"needId":"00000003-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new(null, new NeedAnswer(NeedKind.Interpretation, "de", "gsg", null), """{"kind":"interpretation","fromLanguage":"de","toLanguage":"gsg","details":null}"""),
        new("listing_agreed", new ListingAgreed(Id(3), Id(7), Id(1), Id(5), ParticipantAudience.Public, new(Id(9), "b3BlbiBub3Q="), Office, Now),
            """{"consentId":"00000003-0000-0000-0000-000000000000","conferenceId":"00000007-0000-0000-0000-000000000000","registrationId":"00000001-0000-0000-0000-000000000000","personId":"00000005-0000-0000-0000-000000000000","audience":"public","name":{"key":"00000009-0000-0000-0000-000000000000","cipher":"b3BlbiBub3Q="},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("listing_taken_back", new ListingTakenBack(Office, Now), """{"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new(null, new ParticipantName("Ayşe Yılmaz"), """{"name":"Ayşe Yılmaz"}"""),
        new("demand_raised", new DemandRaised(DemandKind.Subject, Id(7), "Satzung", "Weil", Id(70), Office, Now),
            """{"kind":"subject","conferenceId":"00000007-0000-0000-0000-000000000000","subject":"Satzung","reasons":"Weil","organisationId":"00000046-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("demand_supported", new DemandSupported(Id(71), Office, Now),
            """{"organisationId":"00000047-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("demand_met", new DemandMet(2, 11, Now), """{"supporters":2,"members":11,"at":"2026-03-10T09:00:00+00:00"}"""),
    ];
}
