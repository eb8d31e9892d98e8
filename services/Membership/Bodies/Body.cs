namespace Bkmo.Membership.Bodies;

/// <summary>What a body is.</summary>
public enum BodyKind
{
    /// <summary>Vorstand; there is one.</summary>
    Board,

    /// <summary>Rat; there is one.</summary>
    Council,

    /// <summary>Ausschuss.</summary>
    Committee,

    /// <summary>Wahlkommission of one conference.</summary>
    ElectionCommission,

    /// <summary>Vorbereitungsgruppe of one conference.</summary>
    PreparationGroup,
}

/// <summary>A body (Gremium) with its seats and everybody who ever had one.</summary>
/// <param name="Formed">How it came to be; null before.</param>
/// <param name="Seats">Its seats, in the order in which they were made.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record Body(BodyFormed? Formed, ValueList<Seat> Seats, long Version) : IState<Body>
{
    /// <inheritdoc />
    public static string StreamType => "body";

    /// <inheritdoc />
    public static Body Initial { get; } = new(null, [], 0);

    /// <summary>The seat with this id; null when there is none.</summary>
    public Seat? FindSeat(Guid seatId) => Seats.FirstOrDefault(seat => seat.Id == seatId);

    /// <inheritdoc />
    public Body Evolve(IEvent @event) => new(@event as BodyFormed ?? Formed, Seat.Evolve(Seats, @event, Version + 1), Version + 1);
}

/// <summary>Ids of bodies. Of board and council there is one, of the bodies of a conference one for each: their ids follow from that, so that a second one is a conflict.</summary>
public static class BodyIds
{
    /// <summary>The id that follows from kind and conference; null where it does not: a committee has one of its own.</summary>
    public static Guid? Of(BodyKind kind, Guid? conferenceId) => (kind, conferenceId) switch
    {
        (BodyKind.Board or BodyKind.Council, _) => NameBasedId.Of(Guid.Empty, $"membership/body/{kind.Name()}"),
        (BodyKind.ElectionCommission or BodyKind.PreparationGroup, { } conference) => NameBasedId.Of(conference, $"membership/body/{kind.Name()}"),
        _ => null,
    };
}
