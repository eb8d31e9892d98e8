using System.Collections.Immutable;

namespace Bkmo.Conference.Presence;

/// <summary>A movement into the hall or out of it.</summary>
/// <param name="Nonce">Id that the device gave to it.</param>
/// <param name="RegistrationId">The registration.</param>
/// <param name="Direction">In or out.</param>
/// <param name="OccurredAt">When it happened, UTC.</param>
public sealed record Movement(Guid Nonce, Guid RegistrationId, MovementDirection Direction, DateTimeOffset OccurredAt)
{
    /// <summary>Earlier movements first; of two at the same moment the one out is the later, so that nobody is taken for present who may have left.</summary>
    internal (DateTimeOffset, MovementDirection, Guid) Order => (OccurredAt, Direction, Nonce);
}

/// <summary>
/// Who is in the hall (Anwesenheit), in a stream of its own beside the conference's, so that the rush at the door collides with nothing else. Somebody is present when the
/// latest movement that is known is one in: lists of devices that were offline may come in any order.
/// </summary>
/// <param name="Codes">Hash of a valid code → registration.</param>
/// <param name="Passes">Registration → hash of its valid code.</param>
/// <param name="Movements">All, by nonce.</param>
/// <param name="Latest">The latest movement of each registration.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record HallPresence(
    ImmutableDictionary<string, Guid> Codes, ImmutableDictionary<Guid, string> Passes, ImmutableDictionary<Guid, Movement> Movements,
    ImmutableDictionary<Guid, Movement> Latest, long Version) : IState<HallPresence>
{
    /// <inheritdoc />
    public static string StreamType => "presence";

    /// <inheritdoc />
    public static HallPresence Initial { get; } = new(
        ImmutableDictionary.Create<string, Guid>(StringComparer.Ordinal), ImmutableDictionary<Guid, string>.Empty, ImmutableDictionary<Guid, Movement>.Empty,
        ImmutableDictionary<Guid, Movement>.Empty, 0);

    /// <summary>Registrations whose holders are in the hall now, with the movement that brought them in.</summary>
    public IEnumerable<Movement> Inside => Latest.Values.Where(movement => movement.Direction is MovementDirection.In);

    /// <summary>The stream of a conference.</summary>
    public static Guid IdOf(Guid conferenceId) => NameBasedId.Of(conferenceId, "presence");

    /// <summary>Whether the holder of a registration is in the hall now.</summary>
    public bool IsInside(Guid registrationId) => Latest.GetValueOrDefault(registrationId)?.Direction is MovementDirection.In;

    /// <summary>Whether the holder of a registration ever was in the hall.</summary>
    public bool WasInside(Guid registrationId) => Latest.ContainsKey(registrationId)
        && Movements.Values.Any(movement => movement.RegistrationId == registrationId && movement.Direction is MovementDirection.In);

    /// <summary>Registrations whose holders were in the hall at a moment, by all that is known now, with the movement that brought them in.</summary>
    public IEnumerable<Movement> InsideAt(DateTimeOffset moment) => Movements.Values.Where(movement => movement.OccurredAt <= moment)
        .GroupBy(movement => movement.RegistrationId).Select(one => one.MaxBy(movement => movement.Order)!).Where(movement => movement.Direction is MovementDirection.In);

    /// <inheritdoc />
    public HallPresence Evolve(IEvent @event)
    {
        var next = this with { Version = Version + 1 };
        return @event switch
        {
            PassIssued e => next with
            {
                Codes = (Passes.TryGetValue(e.RegistrationId, out var old) ? Codes.Remove(old) : Codes).SetItem(e.CodeHash, e.RegistrationId),
                Passes = Passes.SetItem(e.RegistrationId, e.CodeHash),
            },
            CheckedIn e => next.With(new(e.Nonce, e.RegistrationId, MovementDirection.In, e.OccurredAt)),
            CheckedOut e => next.With(new(e.Nonce, e.RegistrationId, MovementDirection.Out, e.OccurredAt)),
            _ => next,
        };
    }

    private HallPresence With(Movement movement) => this with
    {
        Movements = Movements.SetItem(movement.Nonce, movement),
        Latest = Latest.TryGetValue(movement.RegistrationId, out var known) && known.Order.CompareTo(movement.Order) > 0 ? Latest : Latest.SetItem(movement.RegistrationId, movement),
    };
}
