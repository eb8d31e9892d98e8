using System.Reflection;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Organisations;
using Bkmo.Conference.Registrations;
using Bkmo.Testing;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests;

public sealed class StoredEventTests : StoredJson<StoredEventSamples>;

public sealed partial class StoredEventSamples : IStoredSamples
{
    public static Assembly Service => typeof(ConferenceModule).Assembly;

    public static IReadOnlyList<StoredSample> All =>
    [
        .. OnConference, .. OnOrganisation, .. OfRegistration, .. Programme.ProgrammeSamples.All, .. Plenum.MeetingSamples.All, .. Minutes.MinutesSamples.All,
    ];

    /// <summary>What a conference's own stream holds.</summary>
    internal static IReadOnlyList<StoredSample> OnConference => [.. Conferences, .. OfPlaces, .. OfConvocation];

    private static IReadOnlyList<StoredSample> Conferences =>
    [
        new("conference_planned", Planned,
            """{"plan":{"number":11,"name":"BKMO XI","startsOn":"2026-10-09","endsOn":"2026-10-10","year":null,"season":null,"mottoDe":"Wir gestalten mit","mottoEn":"We shape","venue":"Berlin","mode":"inPerson","participantsApprox":150},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("conference_recorded", Recorded,
            """{"plan":{"number":10,"name":"BKMO X","startsOn":null,"endsOn":null,"year":2025,"season":"autumn","mottoDe":"Mit uns – die Zukunft gestalten","mottoEn":null,"venue":null,"mode":"inPerson","participantsApprox":130},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("conference_scheduled", new ConferenceScheduled(new(2026, 11, 6), new(2026, 11, 7), "Leipzig", ConferenceMode.Hybrid, Office, Now),
            """{"startsOn":"2026-11-06","endsOn":"2026-11-07","venue":"Leipzig","mode":"hybrid","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("conference_convened", Convened,
            """{"convocation":{"agenda":[{"title":"Wahl des Vorstands","forResolution":true},{"title":"Bericht","forResolution":false}],"sentOn":"2026-03-10","noticeDays":28,"virtualAllowedBy":null},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("capacity_set", Hall(20),
            """{"name":"hall","size":20,"categories":["delegate","guest"],"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("registration_confirmed", new RegistrationConfirmed(Id(1), Id(5), RegistrationCategory.Deputy, Id(70), "hall", Office, Now),
            """{"registrationId":"00000001-0000-0000-0000-000000000000","personId":"00000005-0000-0000-0000-000000000000","category":"deputy","organisationId":"00000046-0000-0000-0000-000000000000","capacity":"hall","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("registration_withdrawn", Withdrawn(1),
            """{"registrationId":"00000001-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("committee_formed", new CommitteeFormed(Id(1), "Bildung", "Education", [Id(70)], Office, Now),
            """{"committeeId":"00000001-0000-0000-0000-000000000000","nameDe":"Bildung","nameEn":"Education","members":["00000046-0000-0000-0000-000000000000"],"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
    ];

    private static IReadOnlyList<StoredSample> OnOrganisation =>
    [
        new("admission_heard", new AdmissionHeard("Türkische Gemeinde", "TGD", "voting", Today, 3, Now),
            """{"name":"Türkische Gemeinde","shortName":"TGD","membershipKind":"voting","admittedOn":"2026-03-10","sourceVersion":3,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("membership_end_heard", new MembershipEndHeard("voting", new(2026, 12, 31), 5, Now),
            """{"membershipKind":"voting","endedOn":"2026-12-31","sourceVersion":5,"at":"2026-03-10T09:00:00+00:00"}"""),
        .. Decisions.AssemblySamples.All,
    ];
}
