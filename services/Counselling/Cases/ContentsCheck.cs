namespace Bkmo.Counselling.Cases;

/// <summary>What happened, as a client sends it. Nothing of it is required: documentation is graded.</summary>
/// <param name="OccurredOn">The day, Europe/Berlin; or a period.</param>
/// <param name="Period">First and last day, if it lasted; or one day.</param>
/// <param name="Place">Where.</param>
public sealed record IncidentRequest(DateOnly? OccurredOn = null, PeriodRequest? Period = null, string? Place = null)
{
    /// <inheritdoc />
    public override string ToString() => "(incident)";
}

/// <summary>A period, as a client sends it.</summary>
/// <param name="From">First day, Europe/Berlin.</param>
/// <param name="To">Last day, Europe/Berlin; none while it goes on.</param>
public sealed record PeriodRequest(DateOnly? From = null, DateOnly? To = null);

/// <summary>Who the person is, as a client sends it.</summary>
/// <param name="Name">What they want to be called.</param>
/// <param name="Contact">Telephone, address or another way to reach them.</param>
/// <param name="PreferredContactTime">When they want to be reached.</param>
public sealed record PersonRequest(string? Name = null, string? Contact = null, string? PreferredContactTime = null)
{
    /// <inheritdoc />
    public override string ToString() => "(person)";
}

/// <summary>Checks sizes and days of contents. What it says never repeats a value.</summary>
internal static class ContentsCheck
{
    internal static CaseContents Contents(
        Check check, string path, string language, AreaOfLife? areaOfLife, string? summary, IncidentRequest? incident, DateOnly today) => new(
            check.Language(language, path + "language"), areaOfLife, check.OptionalLines(summary, path + "summary", 20_000),
            incident is null ? null : Incident(check, path + "incident.", incident, today));

    internal static CaseIdentity? Person(Check check, PersonRequest? person)
    {
        if (person is null) return null;
        var identity = new CaseIdentity(
            check.OptionalText(person.Name, "person.name", 200), check.OptionalLines(person.Contact, "person.contact", 500),
            check.OptionalText(person.PreferredContactTime, "person.preferredContactTime", 200));
        return identity == new CaseIdentity(null, null, null) ? null : identity;
    }

    private static Incident Incident(Check check, string path, IncidentRequest incident, DateOnly today)
    {
        check.That(incident.OccurredOn is null || incident.Period is null, path + "period", new(
            "Bitte entweder einen Tag oder einen Zeitraum angeben.", "Give either a day or a period."));
        check.That(incident.Period is not { From: { } from, To: { } to } || from <= to, path + "period", new(
            "Der erste Tag liegt nach dem letzten.", "The first day is after the last."));
        return new(
            check.PastDay(incident.OccurredOn, today, path + "occurredOn"),
            incident.Period is { } period
                ? new(check.PastDay(period.From, today, path + "period.from"), check.PastDay(period.To, today, path + "period.to"))
                : null,
            check.OptionalText(incident.Place, path + "place", 300));
    }
}
