using Bkmo.Contracts.Advocacy.V1;
using Bkmo.Contracts.Conference.V1;
using Bkmo.Contracts.Counselling.V1;
using Bkmo.Contracts.Identity.V1;
using Bkmo.Contracts.Membership.V1;

namespace Bkmo.Contracts.Tests;

/// <summary>One message of each kind with every member filled.</summary>
internal static class Examples
{
    private static readonly DateTimeOffset At = new(2022, 11, 5, 13, 30, 0, TimeSpan.Zero);

    public static IReadOnlyDictionary<Type, IContract> ByType { get; } = new IContract[]
    {
        new OrganisationAdmitted(Id(1), 3, At, "Beispielverband der Migrant*innen e.V.", "BVM", "federal-association", "BE", "voting", new DateOnly(2022, 12, 1)),
        new MembershipEnded(Id(1), 4, At, "voting", new DateOnly(2025, 12, 31), "resignation"),
        new VotingRightsSuspended(Id(1), 5, At, new DateOnly(2022, 11, 5)),
        new VotingRightsRestored(Id(1), 6, At, new DateOnly(2022, 11, 20)),
        new DelegateKeySignedOff(Id(7), 3, At, new DateOnly(2022, 10, 1), "conference/10", 5, [Id(1), Id(4)], [3, 2], Id(8), "delegates"),
        new ConferenceConvened(Id(2), 2, At, 10, "BKMO X", new DateOnly(2025, 11, 21), new DateOnly(2025, 11, 22)),
        new MembersInvited(
            Id(2), 3, At, 1, 10, "BKMO X", new DateOnly(2025, 11, 21), new DateOnly(2025, 11, 22), "Berlin", "hybrid", ["Bericht des Vorstands", "Wahl des Vorstands"], [false, true],
            "Mit dem persönlichen Zugang zur Plattform."),
        new CommitteeFormed(Id(2), 9, At, Id(3), "Ausschuss Bildung", "Committee on Education", "BKMO X", [Id(1), Id(4)]),
        new ScheduleReleased(Id(2), 7, At, 3, [Id(15), Id(16)], $"/api/conference/conferences/{Id(2)}/schedule.json"),
        new ElectionClosed(
            Id(2), 12, At, Id(7), "committee", Id(3), new DateOnly(2025, 11, 23), new DateOnly(2027, 11, 22), ["chair", "member"], [Id(8), Id(9)], [Id(1), Guid.Empty], [At, At]),
        new AttendanceClosed(Id(2), 99, At, 5, 4, [Id(1), Id(4)], [3, 1], [2, 1], [4, 0], [1, 2]),
        new ResolutionAdopted(Id(15), 9, At, Id(2), Id(16), "Leitantrag Bildung", "Lead motion on education", 70, 30, 4, 51),
        new MotionRejected(Id(15), 9, At, Id(2), Id(16), "Änderungsantrag 3", "Amendment 3", 30, 70, 4, 51),
        new MandateGranted(Id(8), 2, At, Id(10), Id(1), "delegate", Id(2), new DateOnly(2025, 11, 1), new DateOnly(2025, 11, 30), Id(11), Id(9), Id(12)),
        new MandateEnded(Id(8), 3, At, Id(10), Id(1), "delegate", Id(2), new DateOnly(2025, 11, 15), Id(12)),
        new PersonAccountLinked(Id(8), 4, At, Id(12)),
        new PersonAccountUnlinked(Id(8), 5, At, Id(12)),
        new PersonErased(Id(8), 6, At),
        new BodySeatFilled(
            Id(3), 4, At, "committee", Id(13), Id(14), "chair", Id(8), Id(1), "elected", Id(2), new DateOnly(2025, 11, 23), new DateOnly(2027, 11, 22)),
        new BodySeatVacated(Id(3), 5, At, "committee", Id(13), Id(14), "chair", Id(8), new DateOnly(2026, 6, 30), "resignation"),
        new TextPublished(Id(5), 2, At, "position", 1, ["de", "en"], $"/api/advocacy/texts/{Id(5)}"),
        new AccountOpened(Id(12), 1, At, Id(8)),
        new AccountClosed(Id(12), 2, At, Id(8)),
        new CentreOpened(Id(6), 1, At, "Beratungsstelle Beispielstadt", Id(1), "Beispielstadt", ["de", "tr", "ar"]),
    }.ToDictionary(contract => contract.GetType());

    private static Guid Id(int number) => new(0x01935a00, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, (byte)number);
}
