using System.Reflection;
using Bkmo.Advocacy.Alliances;
using Bkmo.Advocacy.Committees;
using Bkmo.Advocacy.LocalCommittees;
using Bkmo.Advocacy.Texts;

namespace Bkmo.Advocacy.Tests;

public sealed class StoredEventTests : StoredJson<StoredEventSamples>;

public sealed class StoredEventSamples : IStoredSamples
{
    public static Assembly Service => typeof(AdvocacyModule).Assembly;

    private static readonly Guid A = new("0195a000-0000-7000-8000-00000000000a");
    private static readonly Guid B = new("0195a000-0000-7000-8000-00000000000b");

    public static IReadOnlyList<StoredSample> All =>
    [
        new("committee_formed", new CommitteeFormed("Bildung", "Education", CommitteeFounder.Conference, A, "BKMO X", null, [B], At.Noon),
            """{"nameDe":"Bildung","nameEn":"Education","formedBy":"conference","conferenceId":"0195a000-0000-7000-8000-00000000000a","conferenceName":"BKMO X","mandateText":null,"members":["0195a000-0000-7000-8000-00000000000b"],"at":"2026-03-02T12:00:00+00:00"}"""),
        new("text_drafted", new TextDrafted(TextKind.DraftLaw, new("Gesetz", "Law", "de", [new("de", "§ 1")], A), At.Office, At.Noon),
            """{"kind":"draftLaw","wording":{"titleDe":"Gesetz","titleEn":"Law","leadingLanguage":"de","body":[{"language":"de","markdown":"§ 1"}],"committeeId":"0195a000-0000-7000-8000-00000000000a"},"by":"account-office","at":"2026-03-02T12:00:00+00:00"}"""),
        new("text_revised", new TextRevised(new("Gesetz", null, "de", [], null), At.Office, At.Noon),
            """{"wording":{"titleDe":"Gesetz","titleEn":null,"leadingLanguage":"de","body":[],"committeeId":null},"by":"account-office","at":"2026-03-02T12:00:00+00:00"}"""),
        new("text_published", new TextPublished(2, At.Today, true, "6. BKMO", At.Office, At.Noon),
            """{"textVersion":2,"publishedOn":"2026-03-02","recordOnly":true,"note":"6. BKMO","by":"account-office","at":"2026-03-02T12:00:00+00:00"}"""),
        new("publication_withdrawn", new PublicationWithdrawn(2, "Zahlen falsch", At.Office, At.Noon),
            """{"textVersion":2,"reason":"Zahlen falsch","by":"account-office","at":"2026-03-02T12:00:00+00:00"}"""),
        new("alliance_recorded", new AllianceRecorded("Kooperationsverbund", "KVVZ", "Demokratie leben!", "https://example.org/", At.Office, At.Noon),
            """{"name":"Kooperationsverbund","shortName":"KVVZ","programme":"Demokratie leben!","website":"https://example.org/","by":"account-office","at":"2026-03-02T12:00:00+00:00"}"""),
        new("alliance_member_joined", new AllianceMemberJoined(A, "BKMO", B, new(2025, 1, 1), At.Office, At.Noon),
            """{"memberId":"0195a000-0000-7000-8000-00000000000a","name":"BKMO","organisationId":"0195a000-0000-7000-8000-00000000000b","joinedOn":"2025-01-01","by":"account-office","at":"2026-03-02T12:00:00+00:00"}"""),
        new("alliance_member_left", new AllianceMemberLeft(A, new(2025, 12, 31), At.Office, At.Noon),
            """{"memberId":"0195a000-0000-7000-8000-00000000000a","leftOn":"2025-12-31","by":"account-office","at":"2026-03-02T12:00:00+00:00"}"""),
        new("local_committee_recorded", new LocalCommitteeRecorded("Komitee", "Bautzen", new(2019, 3, 11), ["Vernetzung"], [], At.Office, At.Noon),
            """{"name":"Komitee","district":"Bautzen","foundedOn":"2019-03-11","aimsDe":["Vernetzung"],"agendaDe":[],"by":"account-office","at":"2026-03-02T12:00:00+00:00"}"""),
        new("local_committee_member_joined", new LocalCommitteeMemberJoined(A, "Landratsamt", LocalRole.Authority, null, At.Office, At.Noon),
            """{"memberId":"0195a000-0000-7000-8000-00000000000a","name":"Landratsamt","role":"authority","organisationId":null,"by":"account-office","at":"2026-03-02T12:00:00+00:00"}"""),
    ];
}
