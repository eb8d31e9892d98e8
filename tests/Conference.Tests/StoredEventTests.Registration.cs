using Bkmo.Conference.Mandates;
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
    private static IReadOnlyList<StoredSample> OfRegistration =>
    [
        new("registration_confirmed", new RegistrationConfirmed(Id(1), Id(5), RegistrationCategory.Delegate, Id(70), "hall", Office, Now, Id(9)),
            """{"registrationId":"00000001-0000-0000-0000-000000000000","personId":"00000005-0000-0000-0000-000000000000","category":"delegate","organisationId":"00000046-0000-0000-0000-000000000000","capacity":"hall","by":"u-office","at":"2026-03-10T09:00:00+00:00","mandateId":"00000009-0000-0000-0000-000000000000"}"""),
        new("registration_requested", new RegistrationRequested(Id(1), Id(5), RegistrationCategory.Delegate, Id(70), null, Office, Now),
            """{"registrationId":"00000001-0000-0000-0000-000000000000","personId":"00000005-0000-0000-0000-000000000000","category":"delegate","organisationId":"00000046-0000-0000-0000-000000000000","mandateId":null,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("registration_mandate_named", new RegistrationMandateNamed(Id(1), Id(9), Id(5), Office, Now),
            """{"registrationId":"00000001-0000-0000-0000-000000000000","mandateId":"00000009-0000-0000-0000-000000000000","personId":"00000005-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("voting_rights_change_heard", new VotingRightsChangeHeard(true, Today, 6, Now),
            """{"rest":true,"on":"2026-03-10","sourceVersion":6,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("delegate_key_heard", new DelegateKeyHeard(Id(8), KeyCounts.Votes, Today, [new(Id(70), 3)], Id(7), 3, Now),
            """{"keyId":"00000008-0000-0000-0000-000000000000","counts":"votes","keyDate":"2026-03-10","shares":[{"organisationId":"00000046-0000-0000-0000-000000000000","number":3}],"supersedes":"00000007-0000-0000-0000-000000000000","sourceVersion":3,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("mandate_heard", new MandateHeard(Id(9), Id(5), Id(70), MandateKind.Deputy, Today, null, 4, Now),
            """{"mandateId":"00000009-0000-0000-0000-000000000000","personId":"00000005-0000-0000-0000-000000000000","organisationId":"00000046-0000-0000-0000-000000000000","kind":"deputy","from":"2026-03-10","until":null,"sourceVersion":4,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("mandate_end_heard", new MandateEndHeard(Id(9), Id(5), Id(70), MandateKind.Delegate, Today, 5, Now),
            """{"mandateId":"00000009-0000-0000-0000-000000000000","personId":"00000005-0000-0000-0000-000000000000","organisationId":"00000046-0000-0000-0000-000000000000","kind":"delegate","until":"2026-03-10","sourceVersion":5,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("account_owner_heard", new AccountOwnerHeard(Id(5), true, 2, Now),
            """{"personId":"00000005-0000-0000-0000-000000000000","owned":true,"sourceVersion":2,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("person_erasure_heard", new PersonErasureHeard(7, Now), """{"sourceVersion":7,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("pass_issued", new PassIssued(Id(1), "aGFzaA==", Office, Now),
            """{"registrationId":"00000001-0000-0000-0000-000000000000","codeHash":"aGFzaA==","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("checked_in", new CheckedIn(Id(3), Id(1), Now, Office, Now),
            """{"nonce":"00000003-0000-0000-0000-000000000000","registrationId":"00000001-0000-0000-0000-000000000000","occurredAt":"2026-03-10T09:00:00+00:00","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("checked_out", new CheckedOut(Id(3), Id(1), Now, Office, Now),
            """{"nonce":"00000003-0000-0000-0000-000000000000","registrationId":"00000001-0000-0000-0000-000000000000","occurredAt":"2026-03-10T09:00:00+00:00","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
    ];
}
