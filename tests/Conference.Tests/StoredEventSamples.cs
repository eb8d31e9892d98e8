using Bkmo.Conference.Conferences;
using Bkmo.Conference.Organisations;
using Bkmo.Conference.Registrations;
using Bkmo.Eventing;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests;

/// <summary>One sample of each event as it was ever stored. Samples are added, never changed: old events must stay readable for ever.</summary>
internal static class StoredEventSamples
{
    internal static readonly (string Name, string Json, IEvent Event)[] All =
    [
        ("conference_planned",
            """
            {"plan":{"number":11,"name":"BKMO XI","startsOn":"2026-10-09","endsOn":"2026-10-10","year":null,"season":null,"mottoDe":"Wir gestalten mit","mottoEn":"We shape","venue":"Berlin","mode":"inPerson","participantsApprox":150},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}
            """,
            Planned),
        ("conference_recorded",
            """
            {"plan":{"number":10,"name":"BKMO X","startsOn":null,"endsOn":null,"year":2025,"season":"autumn","mottoDe":"Mit uns – die Zukunft gestalten","mottoEn":null,"venue":null,"mode":"inPerson","participantsApprox":130},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}
            """,
            Recorded),
        ("conference_scheduled",
            """
            {"startsOn":"2026-11-06","endsOn":"2026-11-07","venue":"Leipzig","mode":"hybrid","by":"u-office","at":"2026-03-10T09:00:00+00:00"}
            """,
            new ConferenceScheduled(new(2026, 11, 6), new(2026, 11, 7), "Leipzig", ConferenceMode.Hybrid, Office, Now)),
        ("conference_convened",
            """
            {"convocation":{"agenda":[{"title":"Wahl des Vorstands","forResolution":true},{"title":"Bericht","forResolution":false}],"sentOn":"2026-03-10","noticeDays":28,"virtualAllowedBy":null},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}
            """,
            Convened),
        ("capacity_set",
            """
            {"name":"hall","size":20,"categories":["delegate","guest"],"by":"u-office","at":"2026-03-10T09:00:00+00:00"}
            """,
            Hall(20)),
        ("registration_confirmed",
            """
            {"registrationId":"00000001-0000-0000-0000-000000000000","personId":"00000005-0000-0000-0000-000000000000","category":"deputy","organisationId":"00000046-0000-0000-0000-000000000000","capacity":"hall","by":"u-office","at":"2026-03-10T09:00:00+00:00"}
            """,
            new RegistrationConfirmed(Id(1), Id(5), RegistrationCategory.Deputy, Id(70), "hall", Office, Now)),
        ("registration_withdrawn",
            """
            {"registrationId":"00000001-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}
            """,
            Withdrawn(1)),
        ("committee_formed",
            """
            {"committeeId":"00000001-0000-0000-0000-000000000000","nameDe":"Bildung","nameEn":"Education","members":["00000046-0000-0000-0000-000000000000"],"by":"u-office","at":"2026-03-10T09:00:00+00:00"}
            """,
            new CommitteeFormed(Id(1), "Bildung", "Education", [Id(70)], Office, Now)),
        ("admission_heard",
            """
            {"name":"Türkische Gemeinde","shortName":"TGD","membershipKind":"voting","admittedOn":"2026-03-10","sourceVersion":3,"at":"2026-03-10T09:00:00+00:00"}
            """,
            new AdmissionHeard("Türkische Gemeinde", "TGD", "voting", Today, 3, Now)),
        ("membership_end_heard",
            """
            {"membershipKind":"voting","endedOn":"2026-12-31","sourceVersion":5,"at":"2026-03-10T09:00:00+00:00"}
            """,
            new MembershipEndHeard("voting", new(2026, 12, 31), 5, Now)),
    ];
}
