namespace Bkmo.Membership.Dues.Schedules;

/// <summary>Reads what a schedule says; what makes no sense is noted under its path (<c>kinds[1].tiers[0].from</c>).</summary>
internal static class TermsCheck
{
    private const long MostCents = 1_000_000_000_00;
    private const long MostNumber = 1_000_000_000_000;
    private const int MostTiers = 100, MostReductions = 20;

    internal static DuesTerms Of(DraftSchedule.Request request, Check check)
    {
        var kinds = request.Kinds.Where(kind => kind is not null).Take(10).ToList();
        check.That(kinds.Count == request.Kinds.Count && kinds.Count >= 1 && kinds.DistinctBy(kind => kind.Kind).Count() == kinds.Count, "kinds", new(
            "Erwartet wird mindestens eine Mitgliedsart, jede einmal.", "Expected is at least one kind of membership, each once."));
        for (var i = 0; i < kinds.Count; i++) Kind(kinds[i], FormattableString.Invariant($"kinds[{i}]."), check);
        var reductions = (request.Reductions ?? []).Where(reduction => reduction is not null).Take(MostReductions + 1).ToList();
        check.That(reductions.Count <= MostReductions && reductions.Count == (request.Reductions?.Count ?? 0), "reductions", new(
            "Erlaubt sind höchstens 20.", "Allowed are at most 20."));
        for (var i = 0; i < reductions.Count; i++) Reduction(reductions[i], FormattableString.Invariant($"reductions[{i}]."), check);
        return new(
            kinds.ToValueList(), reductions.ToValueList(), check.Range(request.PayWithinDays, "payWithinDays", 0, 365),
            request.VotingRestsAfterDays is { } days ? check.Range(days, "votingRestsAfterDays", 0, 3650) : null);
    }

    private static void Kind(KindDues dues, string path, Check check)
    {
        var tiers = dues.Tiers ?? [];
        Cents(dues.Cents, path + "cents", check);
        Cents(dues.MinimumCents ?? 0, path + "minimumCents", check);
        Cents(dues.CapCents ?? 0, path + "capCents", check);
        Cents(dues.EntryFeeCents, path + "entryFeeCents", check);
        check.That(!(dues.CapCents < dues.MinimumCents), path + "capCents", new("Die Obergrenze liegt unter dem Mindestbeitrag.", "The cap is below the minimum."));
        check.That(dues.NeedsReport() == dues.Basis is not null, path + "basis", new(
            "Stufen und Kopfbeitrag brauchen eine Bezugsgröße, ein fester Beitrag hat keine.", "Tiers and dues per head need a basis, flat dues have none."));
        check.That(dues.Shape is DuesShape.Tiered == tiers.Count > 0, path + "tiers", new("Stufen gehören zu „tiered“ und nur dorthin.", "Tiers go with tiered, and only there."));
        check.That(dues.Shape is not DuesShape.Tiered || dues.Cents == 0, path + "cents", new("Bei Stufen steht der Betrag in den Stufen.", "With tiers the sum is in the tiers."));
        Tiers(tiers, path + "tiers", check);
    }

    private static void Tiers(ValueList<DuesTier> tiers, string path, Check check)
    {
        var given = tiers.Where(tier => tier is not null).ToList();
        var ascending = given.Zip(given.Skip(1)).All(pair => pair.First.From < pair.Second.From);
        check.That(given.Count == tiers.Count && given.Count <= MostTiers && ascending && (given.Count == 0 || given[0].From == 0), path, new(
            "Stufen beginnen bei 0 und steigen; erlaubt sind höchstens 100.", "Tiers begin at 0 and ascend; allowed are at most 100."));
        check.That(given.All(tier => tier.From <= MostNumber && tier.Cents is >= 0 and <= MostCents), path, new(
            "Ein Betrag oder eine Grenze ist außerhalb des Erlaubten.", "A sum or a bound is outside of what is allowed."));
    }

    private static void Reduction(ReductionRule rule, string path, Check check)
    {
        check.Range(rule.PerMille, path + "perMille", 1, 1000);
        check.Day(rule.Until, path + "until");
        var needsBound = rule.Condition is ReductionCondition.MembersBelow or ReductionCondition.BudgetBelow;
        check.That(needsBound == rule.Below is not null && rule.Below is null or (>= 1 and <= MostNumber), path + "below", new(
            "Eine Grenze gehört zu „members-below“ und „budget-below“ und nur dorthin.", "A bound goes with members-below and budget-below, and only there."));
    }

    private static void Cents(long cents, string field, Check check) => check.That(cents is >= 0 and <= MostCents, field, new(
        "Erlaubt sind 0 bis 100.000.000.000 Cent.", "Allowed are 0 to 100,000,000,000 cents."));
}
