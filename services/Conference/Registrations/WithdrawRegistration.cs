using Bkmo.Conference.Conferences;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Registrations;

/// <summary>Gives a place back. The person may register again.</summary>
public static class WithdrawRegistration
{
    /// <summary>The registration to withdraw.</summary>
    /// <param name="RegistrationId">The registration.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who withdraws.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid RegistrationId, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Frees the place; withdrawing twice changes nothing.</summary>
    public static Decision Decide(ConferenceState state, Command command) => state.Registrations.GetValueOrDefault(command.RegistrationId) switch
    {
        null => Reject(new UnknownRegistration()),
        { Status: RegistrationStatus.Withdrawn } => Nothing,
        { Lives: false } => Reject(new NotLiving()),
        _ when state.IsOver(command.Today) => Reject(new ConferenceOver()),
        _ => Accept(new RegistrationWithdrawn(command.RegistrationId, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(RegistrationView.Route + "/withdrawal", Handle).Changes<RegistrationView>().RequireRoles([.. Roles.OfPeople]);

    private static async Task<IResult> Handle(Guid id, Guid registrationId, Commands commands, CancellationToken cancellation)
    {
        if (await commands.OwnRegistration(id, registrationId, cancellation) is null) return Problems.Of(new UnknownRegistration());
        var command = new Command(registrationId, Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        return await commands.Change<ConferenceState>(
            id, state => Decide(state, command), state => RegistrationView.Of(id, state, registrationId), cancellation,
            state => state.Registrations.GetValueOrDefault(registrationId)?.Version);
    }
}
