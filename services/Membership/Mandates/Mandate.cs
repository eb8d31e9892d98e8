namespace Bkmo.Membership.Mandates;

/// <summary>In which function a person acts for an organisation.</summary>
public enum MandateFunction
{
    /// <summary>Vertreter*in: acts for the organisation in everything.</summary>
    Representative,

    /// <summary>Delegierte*r at one conference.</summary>
    Delegate,

    /// <summary>Ersatzdelegierte*r at one conference.</summary>
    Deputy,

    /// <summary>Ansprechperson for dues.</summary>
    TreasurerContact,

    /// <summary>Ansprechperson.</summary>
    Contact,
}

/// <summary>How a mandate came to end before its last day, or without one.</summary>
public enum MandateEnding
{
    /// <summary>It was taken back or given back.</summary>
    Ended,

    /// <summary>Another mandate took its place.</summary>
    Replaced,

    /// <summary>The person's data were erased.</summary>
    PersonErased,
}

/// <summary>Where a mandate stands on a day; follows from facts, is never stored.</summary>
public enum MandateStatus
{
    /// <summary>It begins later.</summary>
    Announced,

    /// <summary>It holds.</summary>
    Current,

    /// <summary>It is over, or never began.</summary>
    Ended,
}

/// <summary>That a person acts for an organisation in a function for a time. Its end by its last day needs no event: it follows from the calendar.</summary>
/// <param name="Id">The mandate.</param>
/// <param name="OrganisationId">The organisation acted for.</param>
/// <param name="Function">In which function.</param>
/// <param name="ConferenceId">The conference, for delegates and deputies.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null while none is known. Before <paramref name="From"/>: it never began.</param>
/// <param name="Ending">How it was ended; null when nobody ended it.</param>
/// <param name="Version">Number of the event that last changed it.</param>
public sealed record Mandate(
    Guid Id, Guid OrganisationId, MandateFunction Function, Guid? ConferenceId, DateOnly From, DateOnly? Until, MandateEnding? Ending, long Version)
{
    /// <summary>Where it stands on <paramref name="day"/>.</summary>
    public MandateStatus StatusOn(DateOnly day) => this switch
    {
        _ when Until < day || Until < From => MandateStatus.Ended,
        _ when From > day => MandateStatus.Announced,
        _ => MandateStatus.Current,
    };

    /// <summary>Whether it holds on <paramref name="day"/> or will later.</summary>
    public bool IsOpen(DateOnly day) => StatusOn(day) is not MandateStatus.Ended;

    /// <summary>Whether it holds on a day from <paramref name="from"/> to <paramref name="until"/> (null: without end).</summary>
    public bool Overlaps(DateOnly from, DateOnly? until) => !(Until < From) && !(Until < from) && !(until < From);

    /// <summary>Its last day when it is ended on <paramref name="day"/>; one that had not begun never begins.</summary>
    public DateOnly LastDayIfEndedOn(DateOnly day) => day < From ? From.AddDays(-1) : day;

    /// <summary>The mandates after the event with the number <paramref name="version"/>.</summary>
    internal static ValueList<Mandate> Evolve(ValueList<Mandate> mandates, IEvent @event, long version) => @event switch
    {
        MandateGranted e => [.. mandates, new(e.MandateId, e.OrganisationId, e.Function, e.ConferenceId, e.From, e.Until, null, version)],
        MandateEnded e => mandates.Select(mandate => mandate.Id == e.MandateId
            ? mandate with { Until = e.Until, Ending = e.Ending, Version = version } : mandate).ToValueList(),
        _ => mandates,
    };
}

/// <summary>What functions are called.</summary>
internal static class MandateFunctions
{
    internal static Text InWords(this MandateFunction function) => function switch
    {
        MandateFunction.Representative => new("Vertretung", "representative"),
        MandateFunction.Delegate => new("Delegierte*r", "delegate"),
        MandateFunction.Deputy => new("Ersatzdelegierte*r", "deputy delegate"),
        MandateFunction.TreasurerContact => new("Ansprechperson für Beiträge", "contact for dues"),
        MandateFunction.Contact => new("Ansprechperson", "contact"),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    internal static bool IsOfConference(this MandateFunction function) => function is MandateFunction.Delegate or MandateFunction.Deputy;
}
