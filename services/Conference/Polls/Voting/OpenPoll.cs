using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Polls;

/// <summary>Opens a poll: who may vote is frozen, nothing of it can be edited from now on.</summary>
public static class OpenPoll
{
    /// <summary>With fewer voters a secret result would tell how each voted.</summary>
    public const int FewestForSecrecy = 3;

    /// <summary>The opening.</summary>
    /// <param name="Now">Who may vote now.</param>
    /// <param name="By">Who opens it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Entitlements Now, UserId By, DateTimeOffset At);

    /// <summary>Opens what was prepared; opening twice changes nothing.</summary>
    public static Decision Decide(Poll state, Command command)
    {
        if (state.Plan is not { } plan) return Reject(new UnknownPoll());
        if (state.Stage == PollStage.Opened) return Nothing;
        if (state.Stage != PollStage.Created) return Reject(new PollIsClosed());
        var roll = Roll.Freeze(command.Now, plan);
        var voters = roll.Mandates.Count(mandate => plan.Presence == PresenceRule.Anywhere || mandate.IsPresent);
        if (roll.Pools.Count == 0 || voters == 0) return Reject(new NobodyEntitled());
        return plan.Kind == PollKind.Secret && voters < FewestForSecrecy
            ? Reject(new TooFewForSecrecy(FewestForSecrecy))
            : Accept(new PollOpened(roll, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(PollView.Route + "/opening", Handle).Critical().Changes<PollView>().RequireRoles(Roles.ElectionOfficer);

    private static async Task<IResult> Handle(Guid pollId, Commands commands, Boxes boxes, EntitlementReader entitlements, CancellationToken cancellation)
    {
        if (await commands.Find<Poll>(pollId, cancellation) is not { Plan: { } plan }) return Problems.Of(new UnknownPoll());
        if (plan.Kind == PollKind.Secret) await boxes.Make(pollId, cancellation);
        var command = new Command(await entitlements.Now(plan.ConferenceId, cancellation), commands.Actor.Id, commands.Now);
        return await commands.Change<Poll>(
            pollId, state => Decide(state, command), state => PollView.Of(pollId, state, commands.Actor), cancellation, state => state.Version);
    }
}
