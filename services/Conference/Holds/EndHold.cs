using Bkmo.Conference.Conferences;
using Bkmo.Conference.Registrations;
using Bkmo.Conference.Waiting;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Holds;

/// <summary>Ends a reservation or an invitation, or answers the invitation.</summary>
public static class EndHold
{
    /// <summary>The answer of the person who is invited, or of the office for her or him.</summary>
    /// <param name="Accept">Whether she or he comes.</param>
    public sealed record AnswerRequest(bool Accept);

    /// <summary>The end.</summary>
    /// <param name="HoldId">The reservation or invitation.</param>
    /// <param name="Ending">How it ends.</param>
    /// <param name="RegistrationId">Id for the registration, should the invitation be accepted.</param>
    /// <param name="By">Who ends it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid HoldId, InvitationEnding Ending, Guid RegistrationId, UserId By, DateTimeOffset At);

    /// <summary>Frees the places for the next, or turns the invitation into a registration. What expired is not accepted, even if nobody has ended it yet.</summary>
    public static Decision Decide(ConferenceState state, Command command)
    {
        if (state.Holds.GetValueOrDefault(command.HoldId) is not { } hold || hold.Until <= command.At) return Reject(new UnknownHold());
        if (command.Ending is not InvitationEnding.Accepted) return Accept(Serving.With(state, command.At, hold.Ended(command.Ending, command.By, command.At)));
        if (hold.Invited is not { } invited) return Reject(new UnknownHold());
        if (state.Present.ContainsKey(invited.PersonId)) return Reject(new PersonAlreadyRegistered());
        return Accept(
        [
            hold.Ended(InvitationEnding.Accepted, command.By, command.At),
            new RegistrationConfirmed(command.RegistrationId, invited.PersonId, invited.Category, invited.OrganisationId, hold.Capacity, command.By, command.At),
        ]);
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        const string hold = "/api/conference/conferences/{id:guid}/holds/{holdId:guid}";
        routes.MapGet(hold, Show).Shows<HoldView>().RequireRoles([.. Roles.OfPeople]);
        routes.MapDelete(hold, End).Changes<HoldView>().RequireRoles(Roles.Office);
        routes.MapPost(hold + "/answer", Answer).Changes<HoldView>().RequireRoles([.. Roles.OfPeople]);
    }

    private static async Task<IResult> Show(Guid id, Guid holdId, Commands commands, CancellationToken cancellation) => await Own(id, holdId, commands, cancellation)
        ? await commands.Read<ConferenceState>(id, state => HoldView.Of(id, state, holdId), cancellation, state => state.Holds.GetValueOrDefault(holdId)?.Version)
        : Problems.Of(new UnknownHold());

    private static Task<IResult> End(Guid id, Guid holdId, Commands commands, CancellationToken cancellation) =>
        Change(id, holdId, InvitationEnding.TakenBack, commands, cancellation);

    private static async Task<IResult> Answer(Guid id, Guid holdId, AnswerRequest request, Commands commands, CancellationToken cancellation) =>
        await Own(id, holdId, commands, cancellation)
            ? await Change(id, holdId, request.Accept ? InvitationEnding.Accepted : InvitationEnding.Declined, commands, cancellation)
            : Problems.Of(new UnknownHold());

    private static async Task<bool> Own(Guid id, Guid holdId, Commands commands, CancellationToken cancellation) =>
        (await commands.Find<ConferenceState>(id, cancellation))?.Holds.GetValueOrDefault(holdId) is { } hold
        && (commands.Actor.Is(Roles.Office) || (hold.Invited is { } invited && await Persons.Callers.Person(commands, cancellation) == invited.PersonId));

    private static Task<IResult> Change(Guid id, Guid holdId, InvitationEnding ending, Commands commands, CancellationToken cancellation)
    {
        var command = new Command(holdId, ending, commands.NewId(), commands.Actor.Id, commands.Now);
        return commands.Change<ConferenceState>(
            id, state => Decide(state, command), state => HoldView.Of(id, state, holdId), cancellation, state => state.Holds.GetValueOrDefault(holdId)?.Version);
    }
}
