namespace Bkmo.Counselling.Cases;

/// <summary>A period within which a claim must be asserted, as information: whether it applies is for counselling to find out.</summary>
/// <param name="Rule">The rule: <c>AGG § 15(4)</c>.</param>
/// <param name="CountedFrom">The day it is counted from: the last known day of the incident, Europe/Berlin.</param>
/// <param name="EndsOn">Nominal last day, Europe/Berlin. Not moved when it is a weekend or a holiday (BGB § 193): the earlier day is the safe one.</param>
/// <param name="Note">What to watch out for.</param>
public sealed record DeadlineHint(string Rule, DateOnly CountedFrom, DateOnly EndsOn, Text Note);

/// <summary>The cut-off periods of the AGG (Ausschlussfristen).</summary>
public static class ClaimDeadlines
{
    private static readonly Text Work = new(
        "Gegenüber dem Arbeitgeber: zwei Monate ab Zugang der Ablehnung, sonst ab Kenntnis; schriftlich. Ein Tarifvertrag kann anderes bestimmen.",
        "Against the employer: two months from receipt of the rejection, else from knowledge; in writing. A collective agreement may differ.");

    private static readonly Text Services = new(
        "Bei Gütern, Dienstleistungen und Wohnraum: zwei Monate, nachdem der Anspruch entstanden ist; später nur, wer ohne Verschulden verhindert war.",
        "For goods, services and housing: two months after the claim arose; later only for those who were prevented without fault.");

    /// <summary>
    /// The periods that may run. With the area of life unknown, or outside the two, both are shown: a period shown in vain costs nothing, a missed one the claim.
    /// </summary>
    public static IReadOnlyList<DeadlineHint> Of(CaseContents? contents)
    {
        if (contents?.Incident?.LastDay() is not { } day) return [];
        var work = new DeadlineHint("AGG § 15(4)", day, TwoMonthsAfter(day), Work);
        var services = new DeadlineHint("AGG § 21(5)", day, TwoMonthsAfter(day), Services);
        return contents.AreaOfLife switch
        {
            AreaOfLife.Work => [work],
            AreaOfLife.Housing or AreaOfLife.GoodsAndServices => [services],
            _ => [work, services],
        };
    }

    // BGB § 187(1): the day itself is not counted; § 188(2): the period ends on the day of the same number; § 188(3): where there is none, on the last of the month.
    private static DateOnly TwoMonthsAfter(DateOnly day) => day.AddMonths(2);
}
