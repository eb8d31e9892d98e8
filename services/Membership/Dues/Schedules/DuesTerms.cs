using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Dues.Schedules;

/// <summary>What a dues schedule (Beitragsordnung) says, as data.</summary>
/// <param name="Kinds">What each kind of membership owes in a year; a kind that is not listed owes nothing.</param>
/// <param name="Reductions">Reductions that follow from facts, without anybody's decision.</param>
/// <param name="PayWithinDays">Calendar days from the day of the invoice to its due date.</param>
/// <param name="VotingRestsAfterDays">Calendar days after the due date from which the voting rights of who has not paid rest; null: they never do.</param>
public sealed record DuesTerms(ValueList<KindDues> Kinds, ValueList<ReductionRule> Reductions, int PayWithinDays, int? VotingRestsAfterDays = null);

/// <summary>What one kind of membership owes in a year.</summary>
/// <param name="Kind">The kind of membership.</param>
/// <param name="Shape">How it is reckoned.</param>
/// <param name="Basis">tiered, per-head: which reported number counts.</param>
/// <param name="Cents">flat: for everybody; per-head: for each one counted; in cents.</param>
/// <param name="Tiers">tiered: from which number on which sum; the first begins at 0.</param>
/// <param name="MinimumCents">Least that is owed before reductions.</param>
/// <param name="CapCents">Most that is owed before reductions.</param>
/// <param name="EntryFeeCents">Entry fee (Aufnahmebeitrag) in the year of the first admission; never reduced.</param>
public sealed record KindDues(
    MembershipKind Kind, DuesShape Shape, DuesBasis? Basis = null, long Cents = 0, ValueList<DuesTier>? Tiers = null, long? MinimumCents = null,
    long? CapCents = null, long EntryFeeCents = 0)
{
    /// <summary>Whether a report is needed to reckon it.</summary>
    public bool NeedsReport() => Shape is not DuesShape.Flat;
}

/// <summary>How dues are reckoned.</summary>
public enum DuesShape
{
    /// <summary>The same for everybody.</summary>
    Flat,

    /// <summary>A sum for each step of a reported number.</summary>
    Tiered,

    /// <summary>So much for each one counted.</summary>
    PerHead,
}

/// <summary>Which number of the report counts.</summary>
public enum DuesBasis
{
    /// <summary>All members.</summary>
    AllMembers,

    /// <summary>Natural persons.</summary>
    NaturalPersons,

    /// <summary>Legal persons.</summary>
    LegalPersons,

    /// <summary>Yearly budget in whole euro.</summary>
    BudgetEuro,
}

/// <summary>A step of a tiered rule.</summary>
/// <param name="From">Least number that it holds for.</param>
/// <param name="Cents">What is owed, in cents.</param>
public sealed record DuesTier(long From, long Cents);

/// <summary>A reduction that follows from facts.</summary>
/// <param name="Condition">When it is given.</param>
/// <param name="PerMille">By how many thousandths dues fall, 1 to 1000.</param>
/// <param name="Below">members-below, budget-below: the number that must not be reached.</param>
/// <param name="Until">Last key date for which it is given; null: as long as the schedule holds.</param>
public sealed record ReductionRule(ReductionCondition Condition, int PerMille, long? Below = null, DateOnly? Until = null);

/// <summary>When a reduction is given by rule.</summary>
public enum ReductionCondition
{
    /// <summary>The organisation counts itself a small community.</summary>
    SmallCommunity,

    /// <summary>It was admitted in the year of the dues.</summary>
    FirstYear,

    /// <summary>It reports fewer members.</summary>
    MembersBelow,

    /// <summary>It reports a smaller budget, in euro.</summary>
    BudgetBelow,
}
