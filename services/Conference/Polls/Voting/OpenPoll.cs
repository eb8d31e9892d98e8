using Bkmo.Conference.Agenda;
using Bkmo.Conference.Meetings;
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
    /// <param name="HasQuorum">Whether the meeting has a quorum, where that is checked before each vote.</param>
    /// <param name="Item">The item of the agenda as it stands; null where there is none.</param>
    public sealed record Command(Entitlements Now, UserId By, DateTimeOffset At, bool HasQuorum = true, ItemStatus? Item = null);

    /// <summary>Opens what was prepared; opening twice changes nothing.</summary>
    public static Decision Decide(Poll state, Command command)
    {
        if (state.Plan is not { } plan) return Reject(new UnknownPoll());
        if (state.Stage == PollStage.Opened) return Nothing;
        if (state.Stage != PollStage.Created) return Reject(new PollIsClosed());
        if (plan.Resolves && command.Item is null or ItemStatus.Withdrawn) return Reject(new NotOnAgenda());
        if (plan.Resolves && command.Item is not ItemStatus.Open) return Reject(new ItemNotOpen());
        if (!command.HasQuorum) return Reject(new NoQuorum());
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
        var now = await entitlements.Now(plan.ConferenceId, cancellation);
        var item = await AgendaItems.Find(plan.AgendaItemId, plan.ConferenceId, commands, cancellation);
        var command = new Command(now, commands.Actor.Id, commands.Now, await HasQuorum(plan.ConferenceId, now, commands, cancellation), item?.Status);
        return await commands.Change<Poll>(
            pollId, state => Decide(state, command), state => PollView.Of(pollId, state, commands.Actor), cancellation, state => state.Version);
    }

    // The check that the rule asks for is recorded with what it found; where it asks for none, what was found last counts until it is checked again.
    private static async Task<bool> HasQuorum(Guid conferenceId, Entitlements now, Commands commands, CancellationToken cancellation)
    {
        var meetingId = Meeting.IdOf(conferenceId);
        if (await commands.Find<Meeting>(meetingId, cancellation) is not { } meeting) return true;
        if (meeting.IsQuorumDue)
        {
            var check = new CheckQuorum.Command(conferenceId, now, meeting.Rules.Quorum.Checked, commands.Actor.Id, commands.Now);
            await commands.Record<Meeting>(meetingId, state => CheckQuorum.Decide(state, check), cancellation);
            meeting = await commands.Find<Meeting>(meetingId, cancellation) ?? meeting;
        }
        return meeting.Checks.Count == 0 || QuorumView.Of(meeting.Checks[^1]).IsMet;
    }
}
