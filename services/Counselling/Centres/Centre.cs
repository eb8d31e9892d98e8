namespace Bkmo.Counselling.Centres;

/// <summary>A counselling centre (Beratungsstelle), run by an organisation of the federation.</summary>
public sealed record Centre : IState<Centre>
{
    /// <inheritdoc />
    public static string StreamType => "centre";

    /// <inheritdoc />
    public static Centre Initial { get; } = new();

    /// <summary>Its particulars; null before it opened.</summary>
    public CentreOpened? Opened { get; init; }

    /// <summary>Last day on which it takes new cases, Europe/Berlin; null while no end is in sight.</summary>
    public DateOnly? ClosesOn { get; init; }

    /// <summary>Whether it takes new cases on <paramref name="day"/> (Europe/Berlin).</summary>
    public bool TakesCases(DateOnly day) => Opened is not null && (ClosesOn is null || day <= ClosesOn);

    /// <inheritdoc />
    public Centre Evolve(IEvent @event) => @event switch
    {
        CentreOpened e => this with { Opened = e },
        CentreClosureSet e => this with { ClosesOn = e.ClosesOn },
        _ => this,
    };
}
