namespace Bkmo.Counselling.Cases;

/// <summary>The narrative of a case. Leaves the centre never, and this process only sealed or to its counsellors.</summary>
/// <param name="Language">Language of counselling, BCP 47. Sealed with the rest: with the centre beside it, it would tell where somebody comes from.</param>
/// <param name="AreaOfLife">Where it happened.</param>
/// <param name="Summary">What the person tells, in free words.</param>
/// <param name="Incident">When and where it happened.</param>
public sealed record CaseContents(string Language, AreaOfLife? AreaOfLife, string? Summary, Incident? Incident)
{
    /// <inheritdoc />
    public override string ToString() => "(case contents)";
}

/// <summary>When and where something happened.</summary>
/// <param name="OccurredOn">The day, Europe/Berlin, if it was one.</param>
/// <param name="Period">First and last day, if it lasted.</param>
/// <param name="Place">Where, as far as the person wants to tell.</param>
public sealed record Incident(DateOnly? OccurredOn, Period? Period, string? Place)
{
    /// <summary>The last day of it, as far as it is known.</summary>
    public DateOnly? LastDay() => OccurredOn ?? Period?.To;

    /// <inheritdoc />
    public override string ToString() => "(incident)";
}

/// <summary>From the first to the last day, both included, Europe/Berlin.</summary>
/// <param name="From">First day; null when not known.</param>
/// <param name="To">Last day; null when it still goes on.</param>
public sealed record Period(DateOnly? From, DateOnly? To);

/// <summary>Who the person is, as far as they want to tell; sealed apart from the narrative with a key of its own.</summary>
/// <param name="Name">What they want to be called.</param>
/// <param name="Contact">Telephone, address or another way to reach them.</param>
/// <param name="PreferredContactTime">When they want to be reached.</param>
public sealed record CaseIdentity(string? Name, string? Contact, string? PreferredContactTime)
{
    /// <inheritdoc />
    public override string ToString() => "(case identity)";
}

/// <summary>The keys of a case: one for the narrative and one for the identity, both within the key of its centre.</summary>
internal static class CaseKeys
{
    internal static KeyName Contents(Guid caseId, Guid centreId) => new("case-content", caseId, Centre(centreId));

    internal static KeyName Identity(Guid caseId, Guid centreId) => new("case-identity", caseId, Centre(centreId));

    private static KeyName Centre(Guid centreId) => new("centre", centreId);
}
