using Bkmo.Conference.Conferences;
using Bkmo.Conference.Waiting;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Registrations;

/// <summary>A confirmed registration is cancelled and not declined, one that is not decided is declined and not cancelled.</summary>
public sealed record WrongEnding(RegistrationStatus Status) : Refusal(RefusalKind.Conflict, new(
    $"Diese Anmeldung hat den Stand „{Status.Name()}“: Bestätigte werden abgesagt, beantragte und wartende abgelehnt.",
    $"This registration is {Status.Name()}: what is confirmed is cancelled, what is requested or waits is declined."));

/// <summary>The office declines what has no place yet, or cancels what has, with a reason. Nobody is offered that place again who lost it.</summary>
public static class EndRegistration
{
    /// <summary>The end.</summary>
    /// <param name="Reason">Why, 5 to 500 characters, about the rule and not the person. It is sealed.</param>
    public sealed record Request(string Reason)
    {
        /// <inheritdoc />
        public override string ToString() => "(end of a registration)";
    }

    /// <summary>The end of one registration.</summary>
    /// <param name="RegistrationId">The registration.</param>
    /// <param name="Status">Declined or cancelled.</param>
    /// <param name="Reason">Why, sealed.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who ends it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid RegistrationId, RegistrationStatus Status, Sealed<OfficeReason>? Reason, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Ends it; saying it twice changes nothing.</summary>
    public static Decision Decide(ConferenceState state, Command command)
    {
        if (state.Registrations.GetValueOrDefault(command.RegistrationId) is not { } registration) return Reject(new UnknownRegistration());
        if (registration.Status == command.Status) return Nothing;
        if (!registration.Lives) return Reject(new NotLiving());
        if (state.IsOver(command.Today)) return Reject(new ConferenceOver());
        var cancels = command.Status is RegistrationStatus.Cancelled;
        if (cancels != registration.Status is RegistrationStatus.Confirmed) return Reject(new WrongEnding(registration.Status));
        return Accept(Serving.With(state, command.At, cancels
            ? new RegistrationCancelled(registration.Id, null, command.By, command.At, command.Reason)
            : new RegistrationDeclined(registration.Id, null, command.By, command.At, command.Reason)));
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(RegistrationView.Route + "/cancellation", Cancel).Changes<RegistrationView>().RequireRoles(Roles.Office);
        routes.MapPost(RegistrationView.Route + "/refusal", Refuse).Changes<RegistrationView>().RequireRoles(Roles.Office);
    }

    private static Task<IResult> Cancel(Guid id, Guid registrationId, Request request, Commands commands, IKeyRing keys, CancellationToken cancellation) =>
        Handle(id, registrationId, RegistrationStatus.Cancelled, request, commands, keys, cancellation);

    private static Task<IResult> Refuse(Guid id, Guid registrationId, Request request, Commands commands, IKeyRing keys, CancellationToken cancellation) =>
        Handle(id, registrationId, RegistrationStatus.Declined, request, commands, keys, cancellation);

    private static async Task<IResult> Handle(
        Guid id, Guid registrationId, RegistrationStatus status, Request request, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        var check = new Check();
        var reason = check.Lines(request.Reason, "reason", 5, 500);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var about = (await commands.Find<ConferenceState>(id, cancellation))?.Registrations.GetValueOrDefault(registrationId);
        var command = new Command(registrationId, status, await keys.Seal(about, reason, commands, cancellation), Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        return await commands.Change<ConferenceState>(
            id, state => Decide(state, command), state => RegistrationView.Of(id, state, registrationId), cancellation,
            state => state.Registrations.GetValueOrDefault(registrationId)?.Version);
    }
}
