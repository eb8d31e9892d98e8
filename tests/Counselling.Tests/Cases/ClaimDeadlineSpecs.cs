using Bkmo.Counselling.Cases;
using FsCheck;
using FsCheck.Fluent;

namespace Bkmo.Counselling.Tests.Cases;

public sealed class ClaimDeadlineSpecs
{
    private static IReadOnlyList<DeadlineHint> Of(DateOnly? day, AreaOfLife? area = null, Period? period = null) =>
        ClaimDeadlines.Of(new CaseContents("de", area, null, new Incident(day, period, null)));

    // BGB § 188(2): same number two months on; § 188(3): the last day of the month where there is none.
    [Theory]
    [InlineData("2026-01-15", "2026-03-15")]
    [InlineData("2025-12-31", "2026-02-28")]
    [InlineData("2027-12-31", "2028-02-29")]
    [InlineData("2025-12-29", "2026-02-28")]
    [InlineData("2026-02-28", "2026-04-28")]
    [InlineData("2026-06-30", "2026-08-30")]
    [InlineData("2026-07-31", "2026-09-30")]
    public void Two_months_end_on_the_day_of_the_same_number_or_on_the_last_of_the_month(string incident, string end) =>
        Assert.All(Of(DateOnly.Parse(incident, null)), hint => Assert.Equal(DateOnly.Parse(end, null), hint.EndsOn));

    [Fact]
    public void The_nominal_day_is_shown_even_when_it_is_a_sunday() => Assert.Equal(DayOfWeek.Sunday, Of(new DateOnly(2026, 1, 15))[0].EndsOn.DayOfWeek);

    [Fact]
    public void An_incident_that_lasted_counts_from_its_last_day() =>
        Assert.Equal(new DateOnly(2026, 2, 1), Of(null, null, new Period(new(2025, 3, 1), new(2026, 2, 1)))[0].CountedFrom);

    [Fact]
    public void Without_a_day_nothing_is_claimed()
    {
        Assert.Empty(Of(null));
        Assert.Empty(Of(null, null, new Period(new(2025, 3, 1), null)));
        Assert.Empty(ClaimDeadlines.Of(null));
        Assert.Empty(ClaimDeadlines.Of(new CaseContents("de", AreaOfLife.Work, null, null)));
    }

    [Fact]
    public void The_rule_follows_the_area_of_life_and_in_doubt_both_are_shown()
    {
        var day = new DateOnly(2026, 1, 15);
        Assert.Equal(["AGG § 15(4)"], Of(day, AreaOfLife.Work).Select(hint => hint.Rule));
        Assert.Equal(["AGG § 21(5)"], Of(day, AreaOfLife.Housing).Select(hint => hint.Rule));
        Assert.Equal(["AGG § 15(4)", "AGG § 21(5)"], Of(day).Select(hint => hint.Rule));
    }

    [Fact]
    public void No_period_is_shorter_than_59_or_longer_than_62_days() =>
        Prop.ForAll(Gen.Choose(new DateOnly(1990, 1, 1).DayNumber, new DateOnly(2190, 1, 1).DayNumber).ToArbitrary(), number =>
        {
            var day = DateOnly.FromDayNumber(number);
            return Of(day)[0].EndsOn.DayNumber - number is >= 59 and <= 62;
        }).QuickCheckThrowOnFailure();
}
