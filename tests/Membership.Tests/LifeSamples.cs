using Bkmo.Eventing;
using Bkmo.Membership.Applications;
using Bkmo.Membership.Documents;
using Bkmo.Membership.Imports;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Retention;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using static Bkmo.Membership.Tests.Some;

namespace Bkmo.Membership.Tests;

/// <summary>Samples of what an organisation's life leaves in the store.</summary>
internal static class LifeSamples
{
    private const string Who = "\"by\":\"u-office\",\"at\":\"2026-03-10T09:00:00+00:00\"}";
    private const string Which = "{\"membershipId\":\"00000001-0000-0000-0000-000000000000\",\"kind\":\"voting\",";
    private const string ProfileJson = """{"name":"Türkische Gemeinde in Deutschland","shortName":"TGD","kind":"federalAssociation","legalForm":"e.V.","registerNumber":"VR 16009","registerCourt":"Amtsgericht Charlottenburg","municipality":"Berlin","federalState":"BE","ags":"11000000","website":"https://www.tgd.de","languages":["de","tr"],"communities":["türkeistämmig"],"topics":["Bildung"],"smallCommunity":false}""";
    private static readonly Resolution Decided = new("board", ResolutionForm.CircularVote, Day(3, 5));

    internal static IReadOnlyList<StoredSample> All =>
    [
        new("organisation_admitted", Admitted() with { Resolution = Decided, Waiver = "Statutes follow" },
            Which + "\"decidedOn\":\"2026-02-01\",\"admittedOn\":\"2026-02-01\",\"by\":\"u-office\",\"at\":\"2026-03-10T09:00:00+00:00\",\"resolution\":{\"body\":\"board\",\"form\":\"circularVote\",\"on\":\"2026-03-05\"},\"waiver\":\"Statutes follow\"}"),
        new("application_declined", Declined() with { AppealUntil = Day(4, 5) },
            Which + "\"reason\":\"Statutes missing\",\"decidedOn\":\"2026-02-01\",\"by\":\"u-office\",\"at\":\"2026-03-10T09:00:00+00:00\",\"appealUntil\":\"2026-04-05\"}"),
        new("profile_changed", new ProfileChanged(Profile, Day(3, 1), "Moved", Office, Now), "{\"profile\":" + ProfileJson + ",\"from\":\"2026-03-01\",\"reason\":\"Moved\"," + Who),
        new("membership_suspended", new MembershipSuspended(Entry, MembershipKind.Voting, Day(3, 1), null, "Dues", Office, Now),
            Which + "\"from\":\"2026-03-01\",\"until\":null,\"reason\":\"Dues\"," + Who),
        new("membership_reactivated", new MembershipReactivated(Entry, MembershipKind.Voting, Day(4, 1), Office, Now), Which + "\"from\":\"2026-04-01\"," + Who),
        new("membership_end_revoked", new MembershipEndRevoked(Entry, MembershipKind.Voting, RevocationGround.NoticeWithdrawn, "Stays", Office, Now),
            Which + "\"ground\":\"noticeWithdrawn\",\"reason\":\"Stays\"," + Who),
        new("appeal_lodged", new AppealLodged(Entry, MembershipKind.Voting, Day(3, 9), Office, Now), Which + "\"lodgedOn\":\"2026-03-09\"," + Who),
        new("appeal_decided", new AppealDecided(Entry, MembershipKind.Voting, true, Decided, "No grounds", Office, Now),
            Which + "\"upheld\":true,\"resolution\":{\"body\":\"board\",\"form\":\"circularVote\",\"on\":\"2026-03-05\"},\"reason\":\"No grounds\"," + Who),
        new("membership_corrected", new MembershipCorrected(Entry, MembershipKind.Voting, Day(1, 4), Day(2, 1), Day(2, 2), null, "Slip", Office, Now),
            Which + "\"appliedOn\":\"2026-01-04\",\"decidedOn\":\"2026-02-01\",\"admittedOn\":\"2026-02-02\",\"endsOn\":null,\"reason\":\"Slip\"," + Who),
        new("membership_voided", new MembershipVoided(Entry, MembershipKind.Voting, "Twice", Office, Now), Which + "\"reason\":\"Twice\"," + Who),
        new("registration_voided", new RegistrationVoided("Twice", Office, Now), "{\"reason\":\"Twice\"," + Who),
        new("application_form_published", new ApplicationFormPublished(
                MembershipKind.Voting, 1, Day(1, 1), [new("aims", "Ziele", "Aims", true, 2000)], [DocumentKind.Statutes], 2, Office, Now),
            "{\"kind\":\"voting\",\"number\":1,\"from\":\"2026-01-01\",\"fields\":[{\"name\":\"aims\",\"german\":\"Ziele\",\"english\":\"Aims\",\"required\":true,\"maxLength\":2000}],\"documents\":[\"statutes\"],\"sponsors\":2," + Who),
        new("application_answered", new ApplicationAnswered(Entry, MembershipKind.Voting, 1, ["aims"], new Sealed<ApplicationAnswers>(Id(8), "AAEC"), Office, Now),
            Which + "\"formVersion\":1,\"answered\":[\"aims\"],\"answers\":{\"key\":\"00000008-0000-0000-0000-000000000000\",\"cipher\":\"AAEC\"}," + Who),
        new("sponsor_asked", new SponsorAsked(Entry, MembershipKind.Voting, Id(9), Day(3, 1), Office, Now),
            Which + "\"sponsorId\":\"00000009-0000-0000-0000-000000000000\",\"on\":\"2026-03-01\"," + Who),
        new("sponsor_confirmed", new SponsorConfirmed(Entry, MembershipKind.Voting, Id(9), Day(3, 2), Office, Now),
            Which + "\"sponsorId\":\"00000009-0000-0000-0000-000000000000\",\"on\":\"2026-03-02\"," + Who),
        new("application_erased", new ApplicationErased(Entry, MembershipKind.Voting, Office, Now), Which + Who),
        new("document_filed", new DocumentFiled(Id(6), DocumentKind.RegisterExtract, "application/pdf", 1234, Day(3, 1), Office, Now),
            "{\"documentId\":\"00000006-0000-0000-0000-000000000000\",\"kind\":\"registerExtract\",\"mediaType\":\"application/pdf\",\"size\":1234,\"filedOn\":\"2026-03-01\"," + Who),
        new("document_filed", new DocumentFiled(Id(6), DocumentKind.RegisterExtract, "application/pdf", 1234, Day(3, 1), Office, Now, FileMetadata.KeptBySignature),
            "{\"documentId\":\"00000006-0000-0000-0000-000000000000\",\"kind\":\"registerExtract\",\"mediaType\":\"application/pdf\",\"size\":1234,\"filedOn\":\"2026-03-01\","
            + Who[..^1] + ",\"metadata\":\"keptBySignature\"}"),
        new("document_erased", new DocumentErased(Id(6), Day(3, 2), Office, Now),
            "{\"documentId\":\"00000006-0000-0000-0000-000000000000\",\"erasedOn\":\"2026-03-02\"," + Who),
        new("import_accepted", new ImportAccepted(
                [new(2, Id(7), Profile, new(MembershipKind.Voting, Day(1, 5), Day(2, 1), null, null))], Today, Office, Now),
            "{\"rows\":[{\"line\":2,\"organisationId\":\"00000007-0000-0000-0000-000000000000\",\"profile\":" + ProfileJson + ",\"membership\":{\"kind\":\"voting\",\"appliedOn\":\"2026-01-05\",\"admittedOn\":\"2026-02-01\",\"endsOn\":null,\"endReason\":null}}],\"today\":\"2026-03-10\"," + Who),
        new("import_applied", new ImportApplied([new(2, Id(7), "already-member")], Now),
            "{\"problems\":[{\"line\":2,\"organisationId\":\"00000007-0000-0000-0000-000000000000\",\"code\":\"already-member\"}],\"at\":\"2026-03-10T09:00:00+00:00\"}"),
        new("import_undo_asked", new ImportUndoAsked("Wrong file", Office, Now), "{\"reason\":\"Wrong file\"," + Who),
        new("import_undone", new ImportUndone([], Now), "{\"problems\":[],\"at\":\"2026-03-10T09:00:00+00:00\"}"),
        new("retention_period_set", new RetentionPeriodSet(RetentionPurpose.DeclinedApplications, 12, Day(1, 1), "Board, 2026-01-01", Office, Now),
            "{\"purpose\":\"declinedApplications\",\"months\":12,\"from\":\"2026-01-01\",\"basis\":\"Board, 2026-01-01\"," + Who),
        new("retention_carried_out", new RetentionCarriedOut(Day(3, 10), [new(Id(7), RetentionPurpose.EndedMemberships, 1, 2)], Now),
            "{\"on\":\"2026-03-10\",\"erased\":[{\"organisationId\":\"00000007-0000-0000-0000-000000000000\",\"purpose\":\"endedMemberships\",\"applications\":1,\"documents\":2}],\"at\":\"2026-03-10T09:00:00+00:00\"}"),
    ];
}
