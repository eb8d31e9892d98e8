using System.Text;
using Bkmo.Contracts.Conference.V1;
using Bkmo.Membership.Conferences;
using Bkmo.Membership.Participation;
using static Bkmo.Membership.Participation.ParticipationReport;
using static Bkmo.Membership.Tests.People;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Participation;

public sealed class AttendanceSpecs
{
    private static readonly AttendanceClosed Told = new(Conference, 9, Now, 5, 4, [North], [3], [2], [4], [1]);
    private static readonly Candidate Large = new(North, "Albanischer Verband", false, true, ["albanisch", "Roma"]);
    private static readonly Candidate Small = new(South, "Zazaki Verein", true, true, ["Zaza", "albanisch"]);
    private static readonly Candidate Away = new(Id(303), "=Verein fern", true, true, ["Zaza"]);

    [Fact]
    public void The_attendance_of_a_conference_is_heard_once()
    {
        Given<KnownConference>(Convened).When(Hear(Told)).Then(Closed);
        Given<KnownConference>().When(Hear(Told)).Then(Closed);
        Given<KnownConference>(Convened, Closed).When(Hear(Told)).ThenNothing();
        Given<KnownConference>(Convened, Closed).When(Hear(Told with { Version = 8, TotalAttended = 0 })).ThenNothing();
    }

    [Fact]
    public void A_message_from_before_contributions_were_told_is_still_read() => Given<KnownConference>(Convened)
        .When(Hear(Told with { Spoke = null, Motions = null })).Then(Closed with { Organisations = [new(North, 3, 2, 0, 0)], ContributionsCounted = false });

    [Fact]
    public void Uneven_lists_are_left_for_somebody_to_look_at()
    {
        AttendanceClosed[] uneven = [Told with { Expected = [] }, Told with { Attended = [1, 2] }, Told with { Spoke = [] }, Told with { Motions = [1, 1] }];
        foreach (var message in uneven) Given<KnownConference>(Convened).When(Hear(message)).ThenRefused(new UnevenNumbers());
    }

    [Fact]
    public void Before_the_closing_nothing_is_said_of_who_came()
    {
        var report = Report(null);
        Assert.Equal((false, false, null), (report.Attendance!.Closed, report.Attendance.ContributionsCounted, report.Attendance.Registered));
        Assert.All(report.Organisations, one => Assert.Equal((null, null, null, null), (one.Registered, one.Attended, one.Spoke, one.Motions)));
        Assert.All(report.Communities, one => Assert.Equal((null, null, null, null), (one.Registered, one.Attended, one.Spoke, one.Motions)));
    }

    [Fact]
    public void What_was_seen_stands_beside_delegates_and_members_who_did_not_come_are_shown()
    {
        var report = Report(Heard, new Place(North, false));
        Assert.Equal(
            [(Id(303), 0, 0, 0, 0, 0), (South, 0, 1, 0, 2, 0), (North, 1, 3, 2, 4, 1)],
            report.Organisations.Select(one => (one.OrganisationId, one.Places, one.Registered!.Value, one.Attended!.Value, one.Spoke!.Value, one.Motions!.Value)));
        Assert.Equal(
            (new(3, 2), new(1, 0), new(2, 1), new(1, 0), new(2, 1), new(1, 0)),
            (report.Members, report.Represented, report.Attendance!.Registered, report.Attendance.Attended, report.Attendance.Spoke, report.Attendance.SubmittedMotions));
    }

    [Fact]
    public void Communities_and_small_ones_have_the_same_sums()
    {
        var report = Report(Heard);
        Assert.Equal((new(4, 2, 6, 1), new(1, 0, 2, 0)), (report.Attendance!.OfMembers, report.Attendance.OfSmallCommunities));
        Assert.Equal(
            [("albanisch", 4, 2, 6, 1), ("Roma", 3, 2, 4, 1), ("Zaza", 1, 0, 2, 0)],
            report.Communities.Select(one => (one.Community, one.Registered!.Value, one.Attended!.Value, one.Spoke!.Value, one.Motions!.Value)));
    }

    [Fact]
    public void Who_only_spoke_without_being_a_member_is_shown_and_not_summed_up()
    {
        var report = Of(new(Conference, new("BKMO", "BKMO"), IsConference: true, Heard), Today, [Large, Small with { Member = false }], []);
        Assert.Contains(report.Organisations, one => one is { Member: false, Spoke: 2 });
        Assert.Equal(new(3, 2, 4, 1), report.Attendance!.OfMembers);
    }

    [Fact]
    public void Contributions_that_were_not_counted_are_not_none()
    {
        var report = Report(Heard with { ContributionsCounted = false });
        Assert.Equal((new(4, 2, null, null), null), (report.Attendance!.OfMembers, report.Attendance.Spoke));
        Assert.Equal(new(2, 1), report.Attendance.Registered);
    }

    [Fact]
    public void A_body_has_no_attendance() => Assert.Null(Of(new(Id(1), new("Rat", "Council")), Today, [Large], []).Attendance);

    [Fact]
    public void The_table_has_headers_in_the_readers_language_and_no_cell_that_is_a_formula()
    {
        var table = Lines(ExportParticipation.Table(Report(Heard, new Place(North, false)), ParticipationLines.Organisations, "de"));
        Assert.Equal("Kennung;Organisation;Kleine Community;Mitglied;Delegierte;Ersatzdelegierte;Angemeldet;Anwesend;Redebeiträge;Anträge", table[0]);
        Assert.Equal([$"{Id(303)};\"'=Verein fern\";ja;ja;0;0;0;0;0;0", $"{South};Zazaki Verein;ja;ja;0;0;1;0;2;0"], table[1..3]);
        Assert.Equal($"{Id(303)};\"'=Verein fern\";yes;yes;0;0;;;;", Lines(ExportParticipation.Table(Report(null), ParticipationLines.Organisations, "en"))[1]);
        Assert.Equal(
            ["Community;Members;Of these represented;Registered;Attended;Speeches;Motions", "albanisch;2;0;4;2;6;1"],
            Lines(ExportParticipation.Table(Report(Heard), ParticipationLines.Communities, "en"))[..2]);
        var seats = Of(new(Id(1), new("Rat", "Council")), Today, [Large], [new(North, false)]);
        Assert.Equal(
            ["Id;Organisation;Small community;Member;Seats;Substitutes", $"{North};Albanischer Verband;no;yes;1;0"],
            Lines(ExportParticipation.Table(seats, ParticipationLines.Organisations, "en")));
    }

    private static readonly AttendanceHeard Heard = Closed with { Organisations = [new(North, 3, 2, 4, 1), new(South, 1, 0, 2, 0)] };

    private static Func<KnownConference, Eventing.Decision> Hear(AttendanceClosed message) => state => HearAttendance.Decide(state, message);

    private static ParticipationView Report(AttendanceHeard? heard, params Place[] places) =>
        Of(new(Conference, new("BKMO", "BKMO"), IsConference: true, heard), Today, [Large, Small, Away], places);

    private static string[] Lines(byte[] table) => Encoding.UTF8.GetString(table).TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
