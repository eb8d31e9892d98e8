namespace Bkmo.Conference.Mandates;

/// <summary>Somebody was given a mandate that is for no conference, such as that of a representative, as heard from Membership.</summary>
/// <param name="PersonId">Opaque id of the holder.</param>
/// <param name="OrganisationId">The organisation acted for.</param>
/// <param name="Function">In which function, in Membership's words.</param>
/// <param name="From">First day, Europe/Berlin.</param>
/// <param name="Until">Last day, Europe/Berlin; null: without end.</param>
/// <param name="SourceVersion">Number of the fact at Membership.</param>
/// <param name="At">When it was granted, UTC.</param>
[StoredAs("organisation_mandate_heard")]
public sealed record OrganisationMandateHeard(
    Guid PersonId, Guid OrganisationId, string Function, DateOnly From, DateOnly? Until, long SourceVersion, DateTimeOffset At) : IEvent;

/// <summary>Such a mandate ended or got a last day, as heard from Membership; perhaps before it was heard that it was given.</summary>
/// <param name="Until">Last day, Europe/Berlin; the day before the first one: it never began.</param>
/// <param name="SourceVersion">Number of the fact at Membership.</param>
/// <param name="At">When it was recorded, UTC.</param>
[StoredAs("organisation_mandate_end_heard")]
public sealed record OrganisationMandateEndHeard(DateOnly Until, long SourceVersion, DateTimeOffset At) : IEvent;

/// <summary>A mandate that is for no conference, from Membership's messages alone, in whatever order they come. The stream's id is the mandate's.</summary>
/// <param name="Granted">That it was given; null while only an end was heard.</param>
/// <param name="Ended">The newest end that was heard.</param>
public sealed record OrganisationMandate(OrganisationMandateHeard? Granted, OrganisationMandateEndHeard? Ended) : IState<OrganisationMandate>
{
    /// <inheritdoc />
    public static string StreamType => "organisation_mandate";

    /// <inheritdoc />
    public static OrganisationMandate Initial { get; } = new(null, null);

    /// <summary>Last day, Europe/Berlin; null: without end.</summary>
    public DateOnly? Until => Ended is { } ended ? ended.Until : Granted?.Until;

    /// <inheritdoc />
    public OrganisationMandate Evolve(IEvent @event) => @event switch
    {
        OrganisationMandateHeard e => this with { Granted = e },
        OrganisationMandateEndHeard e => this with { Ended = e },
        _ => this,
    };
}
