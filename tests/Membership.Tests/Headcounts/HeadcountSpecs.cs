using Bkmo.Eventing;
using Bkmo.Membership.Headcounts;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Headcounts;

public sealed class HeadcountSpecs
{
    private static readonly HeadcountFigures Figures = new(Day(12, 31, 2025), 5000, 40, 2, 3, [new("unter 27", 900)]);
    private static readonly UserId Representative = new("u-representative");

    [Fact]
    public void A_report_is_the_first_version_of_its_year() =>
        Given<HeadcountReport>().When(Submit(Figures)).Then(Submitted(1, Figures));

    [Fact]
    public void A_correction_is_a_new_version() =>
        Given<HeadcountReport>(Submitted(1, Figures)).When(Submit(Figures with { NaturalPersons = 5001 })).Then(Submitted(2, Figures with { NaturalPersons = 5001 }));

    [Fact]
    public void The_same_report_again_changes_nothing() => Given<HeadcountReport>(Submitted(1, Figures)).When(Submit(Figures)).ThenNothing();

    [Fact]
    public void A_report_that_was_given_back_can_be_handed_in_again_as_it_was() =>
        Given<HeadcountReport>(Submitted(1, Figures), Returned(1)).When(Submit(Figures)).Then(Submitted(2, Figures));

    [Fact]
    public void The_office_approves() => Given<HeadcountReport>(Submitted(1, Figures)).When(Judge(1, true)).Then(new HeadcountApproved(1, Office, Now));

    [Fact]
    public void The_office_gives_back_with_a_reason() =>
        Given<HeadcountReport>(Submitted(1, Figures)).When(Judge(1, false, "Evidence missing")).Then(Returned(1));

    [Fact]
    public void Nobody_gives_back_without_a_reason() =>
        Given<HeadcountReport>(Submitted(1, Figures)).When(Judge(1, false)).ThenRefused(new ReturnReasonMissing());

    [Fact]
    public void Only_the_last_version_is_decided() =>
        Given<HeadcountReport>(Submitted(1, Figures), Submitted(2, Figures)).When(Judge(1, true)).ThenRefused(new NotTheLatestReport(2));

    [Fact]
    public void The_same_decision_again_changes_nothing() =>
        Given<HeadcountReport>(Submitted(1, Figures), new HeadcountApproved(1, Office, Now)).When(Judge(1, true)).ThenNothing();

    [Fact]
    public void A_decision_is_not_turned_round() =>
        Given<HeadcountReport>(Submitted(1, Figures), Returned(1)).When(Judge(1, true)).ThenRefused(new ReportAlreadyDecided());

    [Fact]
    public void What_counts_on_a_day_is_the_latest_approved_version_of_that_day_or_earlier()
    {
        var organisation = Id(7);
        var rows = Stored.Rows<HeadcountList, HeadcountRow>(Concat(
            Stored.Stream(HeadcountReport.IdOf(organisation, 2024), HeadcountReport.StreamType, Submitted(1, Figures with { KeyDate = Day(12, 31, 2024) }, 2024), Approved(1)),
            Stored.Stream(HeadcountReport.IdOf(organisation, 2025), HeadcountReport.StreamType, Submitted(1, Figures), Approved(1), Submitted(2, Figures))));
        int? On(DateOnly day) => HeadcountList.Counting(rows.Values, day).TryGetValue(organisation, out var row) ? row.Year : null;
        Assert.Equal((null, 2024, 2025), (On(Day(12, 30, 2024)), On(Day(12, 30, 2025)), On(Day(12, 31, 2025))));
        Assert.Equal(1, HeadcountList.Counting(rows.Values, Day(1, 1))[organisation].Number);
        Assert.Equal(5045, HeadcountList.Counting(rows.Values, Day(1, 1))[organisation].Total);
    }

    [Fact]
    public void What_counted_by_what_was_known_then_is_what_had_been_approved_by_then()
    {
        var (early, late) = (Stored.At, Stored.At.AddDays(3));
        var events = Stored.Stream(HeadcountReport.IdOf(Id(7), 2025), HeadcountReport.StreamType, Submitted(1, Figures), Approved(1), Submitted(2, Figures with { LegalPersons = 41 }), Approved(2));
        var rows = Stored.Rows<HeadcountList, HeadcountRow>([.. events[..3], events[3] with { RecordedAt = late }]);
        int? Known(DateTimeOffset? asOf) => HeadcountList.Counting(rows.Values, Day(1, 1), asOf).TryGetValue(Id(7), out var row) ? row.Number : null;
        Assert.Equal((null, 1, 1, 2, 2), (Known(early.AddTicks(-1)), Known(early), Known(late.AddTicks(-1)), Known(late), Known(null)));
    }

    private static IEnumerable<StoredEvent> Concat(params StoredEvent[][] streams) => streams.SelectMany(stream => stream);

    private static HeadcountApproved Approved(int number) => new(number, Office, Now);

    private static HeadcountReturned Returned(int number) => new(number, "Evidence missing", Office, Now);

    private static HeadcountSubmitted Submitted(int number, HeadcountFigures figures, int year = 2025) => new(Id(7), year, number, figures, "Members' list", Representative, Now);

    private static Func<HeadcountReport, Decision> Submit(HeadcountFigures figures) =>
        state => SubmitHeadcount.Decide(state, new(Id(7), figures, "Members' list", Representative, Now));

    private static Func<HeadcountReport, Decision> Judge(int number, bool approve, string? reason = null) =>
        state => DecideHeadcount.Decide(state, new(number, approve, reason, Office, Now));
}
