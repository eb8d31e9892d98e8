namespace Bkmo.Membership.Dues.Reductions;

/// <summary>A body decided that an organisation owes less, or nothing because it is honoured (Ehrenmitglied).</summary>
/// <param name="ReductionId">The decision.</param>
/// <param name="OrganisationId">Whose dues fall.</param>
/// <param name="Honorary">Whether it owes nothing at all because it is honoured.</param>
/// <param name="PerMille">By how many thousandths dues fall; 1000 when honorary.</param>
/// <param name="From">First key date for which it is given, Europe/Berlin.</param>
/// <param name="Until">Last key date for which it is given.</param>
/// <param name="Reason">Why, about the organisation.</param>
/// <param name="DecidedBy">The body that decided; not a person.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("dues_reduction_granted")]
public sealed record DuesReductionGranted(
    Guid ReductionId, Guid OrganisationId, bool Honorary, int PerMille, DateOnly From, DateOnly Until, string Reason, string DecidedBy, UserId By,
    DateTimeOffset At) : IEvent;

/// <summary>A reduction was ended before its time.</summary>
/// <param name="ReductionId">The decision.</param>
/// <param name="Until">Last key date for which it is still given; before its first day: it never counts.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("dues_reduction_ended")]
public sealed record DuesReductionEnded(Guid ReductionId, DateOnly Until, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A reduction by decision.</summary>
/// <param name="Id">The decision.</param>
/// <param name="Honorary">Whether nothing at all is owed.</param>
/// <param name="PerMille">By how many thousandths dues fall.</param>
/// <param name="From">First key date.</param>
/// <param name="Until">Last key date.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedBy">The body that decided.</param>
/// <param name="Version">Number of the event that last changed it.</param>
public sealed record DuesReduction(Guid Id, bool Honorary, int PerMille, DateOnly From, DateOnly Until, string Reason, string DecidedBy, long Version);

/// <summary>The reductions of one organisation.</summary>
/// <param name="All">Oldest first.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record DuesReductions(ValueList<DuesReduction> All, long Version) : IState<DuesReductions>
{
    /// <inheritdoc />
    public static string StreamType => "dues_reductions";

    /// <inheritdoc />
    public static DuesReductions Initial { get; } = new([], 0);

    /// <summary>The stream of an organisation's reductions.</summary>
    public static Guid IdOf(Guid organisationId) => NameBasedId.Of(organisationId, "dues-reductions");

    /// <summary>The reduction with this id; null when there is none.</summary>
    public DuesReduction? Find(Guid id) => All.FirstOrDefault(reduction => reduction.Id == id);

    /// <inheritdoc />
    public DuesReductions Evolve(IEvent @event)
    {
        var version = Version + 1;
        return new(@event switch
        {
            DuesReductionGranted e => [.. All, new(e.ReductionId, e.Honorary, e.PerMille, e.From, e.Until, e.Reason, e.DecidedBy, version)],
            DuesReductionEnded e => All.Select(reduction => reduction.Id == e.ReductionId ? reduction with { Until = e.Until, Version = version } : reduction).ToValueList(),
            _ => All,
        }, version);
    }
}
