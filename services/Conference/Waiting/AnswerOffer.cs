using Bkmo.Conference.Conferences;
using Bkmo.Conference.Registrations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Waiting;

/// <summary>There is no open offer.</summary>
public sealed record NoOpenOffer() : Refusal(RefusalKind.Conflict, new(
    "Zu dieser Anmeldung gibt es kein offenes Angebot (mehr).", "There is no open offer for this registration (any more)."));

/// <summary>Accepts or declines an offered place. In a group that comes all or not at all, one answer is everybody's.</summary>
public static class AnswerOffer
{
    /// <summary>The answer.</summary>
    /// <param name="Accept">Whether the place is taken.</param>
    public sealed record Request(bool Accept);

    /// <summary>The answer for one registration.</summary>
    /// <param name="RegistrationId">The registration.</param>
    /// <param name="Accept">Whether the place is taken.</param>
    /// <param name="By">Who answers.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid RegistrationId, bool Accept, UserId By, DateTimeOffset At);

    /// <summary>Confirms, or frees the places for the next.</summary>
    public static Decision Decide(ConferenceState state, Command command)
    {
        if (state.Registrations.GetValueOrDefault(command.RegistrationId) is not { } registration) return Reject(new UnknownRegistration());
        if (command.Accept && registration.Status is RegistrationStatus.Confirmed) return Nothing;
        if (state.EntryOf(registration.Id) is not { } entry || !entry.Offered.Contains(registration.Id) || entry.OfferUntil <= command.At) return Reject(new NoOpenOffer());
        var concerned = entry.Rule is GroupRule.AllOrNothing ? entry.Offered : [registration.Id];
        return Accept(command.Accept
            ? concerned.Select(id => state.Registrations[id]).Select(one => (IEvent)one.Confirmed(entry.Capacity, command.By, command.At)).ToList()
            : Serving.With(state, command.At, new OfferDeclined(entry.Id, concerned, command.By, command.At)));
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(RegistrationView.Route + "/offer", Handle).Changes<RegistrationView>().RequireRoles([.. Roles.OfPeople]);

    private static async Task<IResult> Handle(Guid id, Guid registrationId, Request request, Commands commands, CancellationToken cancellation)
    {
        if (await commands.OwnRegistration(id, registrationId, cancellation) is null) return Problems.Of(new UnknownRegistration());
        var command = new Command(registrationId, request.Accept, commands.Actor.Id, commands.Now);
        return await commands.Change<ConferenceState>(
            id, state => Decide(state, command), state => RegistrationView.Of(id, state, registrationId), cancellation,
            state => state.Registrations.GetValueOrDefault(registrationId)?.Version);
    }
}
