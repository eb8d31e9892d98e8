namespace Bkmo.Conference.Convocations;

/// <summary>What a minority demands.</summary>
public enum DemandKind
{
    /// <summary>That a meeting be convened.</summary>
    Meeting,

    /// <summary>That a subject be put on the agenda of a conference.</summary>
    Subject,
}

/// <summary>An organisation demanded a meeting or a subject (Minderheitenbegehren, BGB § 37).</summary>
/// <param name="Kind">What is demanded.</param>
/// <param name="ConferenceId">For a subject: the conference.</param>
/// <param name="Subject">What is to be dealt with.</param>
/// <param name="Reasons">Purpose and reasons.</param>
/// <param name="OrganisationId">Who demands it first.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("demand_raised")]
public sealed record DemandRaised(
    DemandKind Kind, Guid? ConferenceId, string Subject, string Reasons, Guid OrganisationId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Another organisation demands it too.</summary>
/// <param name="OrganisationId">Who.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("demand_supported")]
public sealed record DemandSupported(Guid OrganisationId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>So many demand it that it has to be done.</summary>
/// <param name="Supporters">How many organisations demand it.</param>
/// <param name="Members">How many members there were.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("demand_met")]
public sealed record DemandMet(int Supporters, int Members, DateTimeOffset At) : IEvent;

/// <summary>A demand of a minority, in a stream of its own: a meeting is demanded where there is none yet.</summary>
/// <param name="Raised">What is demanded; null before.</param>
/// <param name="Supporters">Organisations that demand it.</param>
/// <param name="Met">When and by how many it was met; null while it is not.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record MinorityDemand(DemandRaised? Raised, ValueList<Guid> Supporters, DemandMet? Met, long Version) : IState<MinorityDemand>
{
    /// <inheritdoc />
    public static string StreamType => "minority_demand";

    /// <inheritdoc />
    public static MinorityDemand Initial { get; } = new(null, [], null, 0);

    /// <inheritdoc />
    public MinorityDemand Evolve(IEvent @event) => (@event switch
    {
        DemandRaised e => this with { Raised = e, Supporters = [e.OrganisationId] },
        DemandSupported e => this with { Supporters = [.. Supporters, e.OrganisationId] },
        DemandMet e => this with { Met = e },
        _ => this,
    }) with { Version = Version + 1 };
}
