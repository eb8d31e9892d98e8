using Bkmo.Conference.Conferences;
using Bkmo.Conference.Registrations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Presence;

/// <summary>A movement as it was recorded.</summary>
/// <param name="Nonce">Id that the device gave to it.</param>
/// <param name="RegistrationId">The registration.</param>
/// <param name="Category">As what.</param>
/// <param name="OrganisationId">For which organisation.</param>
/// <param name="Direction">In or out.</param>
/// <param name="OccurredAt">When it happened, UTC.</param>
public sealed record MovementView(
    Guid Nonce, Guid RegistrationId, RegistrationCategory Category, Guid? OrganisationId, MovementDirection Direction, DateTimeOffset OccurredAt);

/// <summary>Checks somebody in or out by the code. The same nonce again gets the same answer and counts once.</summary>
public static class RecordMovement
{
    /// <summary>How far the clock of a device may be ahead.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private const string Conference = "/api/conference/conferences/{id:guid}";

    /// <summary>The movement.</summary>
    /// <param name="Code">The code of the pass, as read from the QR code.</param>
    /// <param name="Nonce">A random id that the device gives to this movement.</param>
    /// <param name="At">When it happened; now when left out.</param>
    public sealed record Request(string Code, Guid Nonce, DateTimeOffset? At = null)
    {
        /// <inheritdoc />
        public override string ToString() => $"(movement {Nonce})";
    }

    /// <summary>The movement, with the code hashed.</summary>
    /// <param name="Nonce">Id that the device gave to it.</param>
    /// <param name="CodeHash">SHA-256 of the code, base64.</param>
    /// <param name="Direction">In or out.</param>
    /// <param name="OccurredAt">When it happened, UTC; null: now.</param>
    /// <param name="Confirmed">Registrations that have a place.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(
        Guid Nonce, string CodeHash, MovementDirection Direction, DateTimeOffset? OccurredAt, IReadOnlySet<Guid> Confirmed, UserId By, DateTimeOffset At);

    /// <summary>Records a movement once.</summary>
    public static Decision Decide(HallPresence state, Command command)
    {
        if (WhyNot(state, command) is { } refusal) return Reject(refusal);
        if (state.Movements.ContainsKey(command.Nonce)) return Nothing;
        var (registration, occurred) = (state.Codes[command.CodeHash], command.OccurredAt ?? command.At);
        return Accept(command.Direction is MovementDirection.In
            ? new CheckedIn(command.Nonce, registration, occurred, command.By, command.At)
            : new CheckedOut(command.Nonce, registration, occurred, command.By, command.At));
    }

    /// <summary>Why a movement is not recorded; null when it is, or has been.</summary>
    public static Refusal? WhyNot(HallPresence state, Command command)
    {
        var isKnown = state.Codes.TryGetValue(command.CodeHash, out var registration);
        if (state.Movements.TryGetValue(command.Nonce, out var done))
            return (isKnown && done.RegistrationId != registration) || done.Direction != command.Direction || (command.OccurredAt ?? done.OccurredAt) != done.OccurredAt
                ? new NonceReused() : null;
        if (!isKnown) return new UnknownPass();
        if (!command.Confirmed.Contains(registration)) return new PassNotConfirmed();
        return command.OccurredAt > command.At + ClockSkew ? new MovementInFuture() : null;
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Conference + "/check-ins", CheckIn).Creates<MovementView>().RequireRoles(DoorKeepers);
        routes.MapPost(Conference + "/check-outs", CheckOut).Creates<MovementView>().RequireRoles(DoorKeepers);
    }

    /// <summary>Who keeps the door.</summary>
    internal static string[] DoorKeepers => [Roles.Office, Roles.ElectionOfficer, Roles.Teller];

    private static Task<IResult> CheckIn(Guid id, Request request, Commands commands, CancellationToken cancellation) =>
        Handle(id, request, MovementDirection.In, commands, cancellation);

    private static Task<IResult> CheckOut(Guid id, Request request, Commands commands, CancellationToken cancellation) =>
        Handle(id, request, MovementDirection.Out, commands, cancellation);

    private static async Task<IResult> Handle(Guid id, Request request, MovementDirection direction, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.Movement(request.Code, request.Nonce, "");
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await commands.Find<ConferenceState>(id, cancellation) is not { } conference) return Problems.Of(new UnknownConference());

        var command = new Command(
            request.Nonce, Secret.HashOf(request.Code), direction, request.At?.ToUniversalTime(), Confirmed(conference), commands.Actor.Id, commands.Now);
        return await commands.Create<HallPresence>(
            HallPresence.IdOf(id), $"/api/conference/conferences/{id}/presence", state => Decide(state, command),
            state => View(conference, state.Movements[request.Nonce]), cancellation);
    }

    /// <summary>Registrations that have a place.</summary>
    internal static IReadOnlySet<Guid> Confirmed(ConferenceState conference) => conference.Registrations.Values
        .Where(registration => registration.Status is RegistrationStatus.Confirmed or RegistrationStatus.Attended).Select(registration => registration.Id).ToHashSet();

    /// <summary>Notes what is wrong with code and nonce in themselves.</summary>
    internal static void Movement(this Check check, string? code, Guid nonce, string path)
    {
        check.That(code is { Length: > 0 and <= 100 }, path + "code", new("Der Code fehlt oder ist zu lang.", "The code is missing or too long."));
        check.That(nonce != Guid.Empty, path + "nonce", new("Die Nonce fehlt.", "The nonce is missing."));
    }

    private static MovementView View(ConferenceState conference, Movement movement)
    {
        var registration = conference.Registrations[movement.RegistrationId];
        return new(movement.Nonce, movement.RegistrationId, registration.Category, registration.OrganisationId, movement.Direction, movement.OccurredAt);
    }
}
