using System.Reflection;
using Bkmo.Counselling.Cases;
using Bkmo.Counselling.Centres;

namespace Bkmo.Counselling.Tests;

public sealed class StoredEventTests : StoredJson<StoredEventSamples>;

public sealed class StoredEventSamples : IStoredSamples
{
    public static Assembly Service => typeof(CounsellingModule).Assembly;

    private static readonly Guid A = new("0195a000-0000-7000-8000-00000000000a");

    public static IReadOnlyList<StoredSample> All =>
    [
        new("centre_opened", new CentreOpened("Beratung", A, "Görlitz", "02826", ["de", "uk"], [AreaOfLife.GoodsAndServices], "03581 000", "Mo 9–12", At.Office, At.Noon),
            """{"name":"Beratung","organisationId":"0195a000-0000-7000-8000-00000000000a","place":"Görlitz","postcode":"02826","languages":["de","uk"],"topics":["goodsAndServices"],"phone":"03581 000","openingHours":"Mo 9–12","by":"account-office","at":"2026-03-02T12:00:00+00:00"}"""),
        new("centre_closure_set", new CentreClosureSet(At.Today, At.Office, At.Noon),
            """{"closesOn":"2026-03-02","by":"account-office","at":"2026-03-02T12:00:00+00:00"}"""),
        new("first_contact_recorded", new FirstContactRecorded(At.Centre, Channel.InPerson, At.Today, At.Sealed<CaseContents>(1), null, At.Office, At.Noon),
            """{"centreId":"0195a000-0000-7000-8000-0000000000c1","channel":"inPerson","contactedOn":"2026-03-02","contents":{"key":"00000001-0000-0000-0000-000000000000","cipher":"cipher1"},"identity":null,"by":"account-office","at":"2026-03-02T12:00:00+00:00"}"""),
        new("case_contents_revised", new CaseContentsRevised(At.Sealed<CaseContents>(1), At.Office, At.Noon),
            """{"contents":{"key":"00000001-0000-0000-0000-000000000000","cipher":"cipher1"},"by":"account-office","at":"2026-03-02T12:00:00+00:00"}"""),
        new("case_identity_revised", new CaseIdentityRevised(At.Sealed<CaseIdentity>(2), At.Office, At.Noon),
            """{"identity":{"key":"00000002-0000-0000-0000-000000000000","cipher":"cipher2"},"by":"account-office","at":"2026-03-02T12:00:00+00:00"}"""),
        new("case_closed", new CaseClosed(CloseReason.ClientWithdrew, At.Office, At.Noon),
            """{"reason":"clientWithdrew","by":"account-office","at":"2026-03-02T12:00:00+00:00"}"""),
        new("case_reopened", new CaseReopened(At.Office, At.Noon),
            """{"by":"account-office","at":"2026-03-02T12:00:00+00:00"}"""),
        new("case_read", new CaseRead(At.Office, At.Noon, ReadPurpose.PeerDiscussion),
            """{"by":"account-office","at":"2026-03-02T12:00:00+00:00","purpose":"peerDiscussion"}"""),
        new(null, new CaseContents("tr", AreaOfLife.Housing, "Absage", new Incident(At.Today, null, "Görlitz")),
            """{"language":"tr","areaOfLife":"housing","summary":"Absage","incident":{"occurredOn":"2026-03-02","period":null,"place":"Görlitz"}}"""),
        new(null, new CaseContents("de", null, null, new Incident(null, new Period(At.Today, null), null)),
            """{"language":"de","areaOfLife":null,"summary":null,"incident":{"occurredOn":null,"period":{"from":"2026-03-02","to":null},"place":null}}"""),
        new(null, new CaseIdentity("A.", "0171", "abends"),
            """{"name":"A.","contact":"0171","preferredContactTime":"abends"}"""),
    ];
}
