using System.Reflection;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Umbrellas;
using Bkmo.Testing;
using static Bkmo.Membership.Tests.Some;

namespace Bkmo.Membership.Tests;

public sealed class StoredEventTests : StoredJson<StoredEventSamples>;

public sealed class StoredEventSamples : IStoredSamples
{
    public static Assembly Service => typeof(MembershipModule).Assembly;

    public static IReadOnlyList<StoredSample> All =>
    [
        new("organisation_registered", Registered,
            """{"profile":{"name":"Türkische Gemeinde in Deutschland","shortName":"TGD","kind":"federalAssociation","legalForm":"e.V.","registerNumber":"VR 16009","registerCourt":"Amtsgericht Charlottenburg","municipality":"Berlin","federalState":"BE","ags":"11000000","website":"https://www.tgd.de","languages":["de","tr"],"communities":["türkeistämmig"],"topics":["Bildung"],"smallCommunity":false},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("membership_applied_for", Applied(),
            """{"membershipId":"00000001-0000-0000-0000-000000000000","kind":"voting","appliedOn":"2026-01-05","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("organisation_admitted", Admitted(MembershipKind.Supporting, Day(3, 1)),
            """{"membershipId":"00000001-0000-0000-0000-000000000000","kind":"supporting","decidedOn":"2026-02-01","admittedOn":"2026-03-01","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("application_declined", Declined(MembershipKind.Network),
            """{"membershipId":"00000001-0000-0000-0000-000000000000","kind":"network","reason":"Statutes missing","decidedOn":"2026-02-01","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("membership_ended", Ended(Day(12, 31)),
            """{"membershipId":"00000001-0000-0000-0000-000000000000","kind":"voting","reason":"resignation","endsOn":"2026-12-31","noticeGivenOn":"2026-03-10","mergedInto":null,"exclusion":null,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("membership_ended", Ended(Day(12, 31), EndReason.Merger, MembershipKind.Partner, into: Id(9)),
            """{"membershipId":"00000001-0000-0000-0000-000000000000","kind":"partner","reason":"merger","endsOn":"2026-12-31","noticeGivenOn":null,"mergedInto":"00000009-0000-0000-0000-000000000000","exclusion":null,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("membership_ended", new MembershipEnded(
                Entry, MembershipKind.Voting, EndReason.Exclusion, Day(3, 31), null, null, new(Day(2, 20), Day(3, 5), "Board", "Grounds", Day(4, 5)), Office, Now),
            """{"membershipId":"00000001-0000-0000-0000-000000000000","kind":"voting","reason":"exclusion","endsOn":"2026-03-31","noticeGivenOn":null,"mergedInto":null,"exclusion":{"hearingGivenOn":"2026-02-20","decidedOn":"2026-03-05","decidedBy":"Board","grounds":"Grounds","appealUntil":"2026-04-05"},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("umbrella_joined", new UmbrellaJoined(Id(3), Id(4), Id(5), Day(1, 1), Office, Now),
            """{"linkId":"00000003-0000-0000-0000-000000000000","organisationId":"00000004-0000-0000-0000-000000000000","umbrellaId":"00000005-0000-0000-0000-000000000000","from":"2026-01-01","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("umbrella_left", new UmbrellaLeft(Id(3), Id(4), Id(5), Day(6, 30), Office, Now),
            """{"linkId":"00000003-0000-0000-0000-000000000000","organisationId":"00000004-0000-0000-0000-000000000000","umbrellaId":"00000005-0000-0000-0000-000000000000","until":"2026-06-30","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        .. PeopleSamples.All,
        .. Invitations.InvitationSpecs.Samples,
        .. Dues.DuesSamples.All,
        .. LifeSamples.All,
    ];
}
