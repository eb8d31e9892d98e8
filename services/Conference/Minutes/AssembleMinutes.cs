using Bkmo.Conference.Agenda;
using Bkmo.Conference.BodyElections;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Organisations;
using Bkmo.Conference.Polls;
using Bkmo.Conference.Presence;
using Microsoft.EntityFrameworkCore;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Minutes;

/// <summary>Assembles the minutes from all that is on record. Texts that were written stay where they are; signatures are void.</summary>
public static class AssembleMinutes
{
    internal const string Route = "/api/conference/conferences/{id:guid}/minutes";

    /// <summary>What the minutes are to tell.</summary>
    /// <param name="ConferenceId">The conference.</param>
    /// <param name="Facts">In order of time.</param>
    /// <param name="By">Who assembles.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid ConferenceId, ValueList<MinutesFact> Facts, UserId By, DateTimeOffset At);

    /// <summary>Accepts before they are signed off; the same facts again change nothing.</summary>
    public static Decision Decide(MinutesState state, Command command)
    {
        if (command.Facts.Count == 0) return Reject(new MinutesEmpty());
        if (state.Draft.IsSigned) return Reject(new MinutesAreSigned());
        return state.Draft.Facts == command.Facts ? Nothing : Accept(new MinutesAssembled(command.ConferenceId, command.Facts, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Route + "/assembly", Handle).Creates<MinutesReceipt>()
        .AwaitsPosition<PollRow>().AwaitsPosition<ElectionRow>().RequireRoles(MeetingAccess.Chair);

    private static async Task<IResult> Handle(
        Guid id, Commands commands, MinutesFacts sources, IEventStore store, IReadModel<PollRow> polls, IReadModel<ElectionRow> elections,
        IReadModel<KnownOrganisationRow> organisations, CancellationToken cancellation)
    {
        if (await commands.Find<ConferenceState>(id, cancellation) is not { } conference) return Problems.Of(new UnknownConference());
        var context = new MinutesContext(
            id, conference, await commands.Find<AgendaState>(AgendaState.IdOf(id), cancellation) ?? AgendaState.Initial,
            await commands.Find<HallPresence>(HallPresence.IdOf(id), cancellation) ?? HallPresence.Initial)
        {
            Polls = await polls.Rows.Where(row => row.ConferenceId == id).Select(row => row.Id).ToListAsync(cancellation),
            Organisations = await organisations.Rows.ToDictionaryAsync(row => row.Id, row => row.Name, cancellation),
            Elections = await elections.Rows.Where(row => row.ConferenceId == id).Select(row => row.Id).ToListAsync(cancellation),
        };
        var command = new Command(id, await sources.Of(context, store, cancellation), commands.Actor.Id, commands.Now);
        return await commands.Create<MinutesState>(
            MinutesState.IdOf(id), $"/api/conference/conferences/{id}/minutes", state => Decide(state, command), state => MinutesReceipt.Of(state)!, cancellation);
    }
}
