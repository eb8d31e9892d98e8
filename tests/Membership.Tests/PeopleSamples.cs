using Bkmo.Membership.Bodies;
using Bkmo.Membership.Conferences;
using Bkmo.Membership.Mandates;
using Bkmo.Membership.Persons;
using Bkmo.Testing;
using static Bkmo.Membership.Tests.People;
using static Bkmo.Membership.Tests.Some;

namespace Bkmo.Membership.Tests;

/// <summary>Events of persons, mandates, bodies and conferences as they are stored.</summary>
internal static class PeopleSamples
{
    private const string ByAt = "\"by\":\"u-office\",\"at\":\"2026-03-10T09:00:00+00:00\"";

    internal static IReadOnlyList<StoredSample> All =>
    [
        new("person_entered", Entered(North, Account),
            $$"""{"organisationId":"{{North}}","name":{"key":"{{Id(901)}}","cipher":"cipher1"},"contact":{"key":"{{Id(902)}}","cipher":"cipher2"},"accessNeeds":{"key":"{{Id(903)}}","cipher":"cipher3"},"accountId":"{{Account}}",{{ByAt}}}"""),
        new("person_name_changed", new PersonNameChanged(Secret<PersonName>(1), Office, Now), $$"""{"name":{"key":"{{Id(901)}}","cipher":"cipher1"},{{ByAt}}}"""),
        new("person_contact_changed", new PersonContactChanged(Secret<PersonContact>(2), Office, Now), $$"""{"contact":{"key":"{{Id(902)}}","cipher":"cipher2"},{{ByAt}}}"""),
        new("person_contact_withdrawn", new PersonContactWithdrawn(Office, Now), $$"""{{{ByAt}}}"""),
        new("person_access_needs_changed", new PersonAccessNeedsChanged(Secret<PersonAccessNeeds>(3), Office, Now),
            $$"""{"accessNeeds":{"key":"{{Id(903)}}","cipher":"cipher3"},{{ByAt}}}"""),
        new("person_access_needs_withdrawn", new PersonAccessNeedsWithdrawn(Office, Now), $$"""{{{ByAt}}}"""),
        new("person_account_linked", new PersonAccountLinked(Account, Office, Now), $$"""{"accountId":"{{Account}}",{{ByAt}}}"""),
        new("person_account_unlinked", new PersonAccountUnlinked(Account, Office, Now), $$"""{"accountId":"{{Account}}",{{ByAt}}}"""),
        new("person_erased", new PersonErased(Office, Now), $$"""{{{ByAt}}}"""),
        new(null, new PersonName("Ayşe Örnek", "Frau"), """{"fullName":"Ayşe Örnek","formOfAddress":"Frau"}"""),
        new(null, new PersonContact("a@example.org", "030 1", "Weg 1\nBerlin", ["tr", "de"]),
            """{"email":"a@example.org","phone":"030 1","postalAddress":"Weg 1\nBerlin","languages":["tr","de"]}"""),
        new(null, new PersonAccessNeeds("Gebärdensprache"), """{"needs":"Gebärdensprache"}"""),
        new("mandate_granted", Granted(MandateFunction.Delegate, until: Day(12, 31)) with { Replaces = OtherMandate, ReplacedPersonId = Milan, Reason = "Auf Bitte" },
            $$"""{"mandateId":"{{OneMandate}}","organisationId":"{{North}}","function":"delegate","conferenceId":"{{Conference}}","from":"2026-01-01","until":"2026-12-31","replaces":"{{OtherMandate}}","replacedPersonId":"{{Milan}}","reason":"Auf Bitte",{{ByAt}}}"""),
        new("mandate_granted", Granted(MandateFunction.TreasurerContact),
            $$"""{"mandateId":"{{OneMandate}}","organisationId":"{{North}}","function":"treasurerContact","conferenceId":null,"from":"2026-01-01","until":null,"replaces":null,"replacedPersonId":null,"reason":null,{{ByAt}}}"""),
        new("mandate_ended", Over(Day(6, 30), ending: MandateEnding.PersonErased),
            $$"""{"mandateId":"{{OneMandate}}","until":"2026-06-30","ending":"personErased","reason":null,{{ByAt}}}"""),
        new("body_formed", Board, $$"""{"kind":"board","nameDe":"Vorstand","nameEn":"Board","conferenceId":null,"formedOn":"2026-01-01",{{ByAt}}}"""),
        new("seats_added", Seats((OneSeat, SeatFunction.DeputyChair)),
            $$"""{"seats":[{"seatId":"{{OneSeat}}","function":"deputyChair","organisationId":null}],"since":"2026-01-01",{{ByAt}}}"""),
        new("seat_filled", Filled(until: Day(12, 31), organisation: North),
            $$"""{"seatId":"{{OneSeat}}","termId":"{{OneTerm}}","personId":"{{Ayse}}","organisationId":"{{North}}","entry":"elected","conferenceId":"{{Conference}}","from":"2026-02-01","until":"2026-12-31",{{ByAt}}}"""),
        new("seat_accepted", Accepted(), $$"""{"seatId":"{{OneSeat}}","termId":"{{OneTerm}}","acceptedOn":"2026-02-01",{{ByAt}}}"""),
        new("seat_vacated", Left(Day(6, 30), SeatExit.EndOfTerm), $$"""{"seatId":"{{OneSeat}}","termId":"{{OneTerm}}","leftOn":"2026-06-30","exit":"endOfTerm",{{ByAt}}}"""),
        new("convocation_heard", Convened, """{"edition":10,"name":"BKMO X","startsOn":"2026-11-20","endsOn":"2026-11-21","sourceVersion":2,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("attendance_heard", Closed,
            $$"""{"totalExpected":5,"totalAttended":4,"organisations":[{"organisationId":"{{North}}","expected":3,"attended":2,"spoke":4,"motions":1}],"contributionsCounted":true,"sourceVersion":9,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("proxy_rule_set", new ProxyRuleSet(3, Office, Now), $$"""{"mandatesPerPerson":3,{{ByAt}}}"""),
    ];
}
