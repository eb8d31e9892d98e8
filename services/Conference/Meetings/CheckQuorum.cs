using Bkmo.Conference.Conferences;
using Bkmo.Conference.Counting.Majorities;
using Bkmo.Conference.Polls;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Meetings;

/// <summary>Checks the quorum (Beschlussfähigkeit) from who is present, and records it with what it rests on.</summary>
public static class CheckQuorum
{
    /// <summary>The check.</summary>
    /// <param name="Reason">On what occasion.</param>
    public sealed record Request(QuorumChecked Reason = QuorumChecked.OnRequest);

    /// <summary>The check.</summary>
    /// <param name="ConferenceId">The conference.</param>
    /// <param name="Now">Who is entitled, registered and present.</param>
    /// <param name="Reason">On what occasion.</param>
    /// <param name="By">Who has it checked.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid ConferenceId, Entitlements Now, QuorumChecked Reason, UserId By, DateTimeOffset At);

    /// <summary>Records what is found by the rule that holds now. Those at the opening are those of the first check.</summary>
    public static Decision Decide(Meeting state, Command command)
    {
        var voting = command.Now.Organisations.Where(one => !one.RightsRest).ToDictionary(one => one.OrganisationId, one => (long)one.Votes);
        var delegates = command.Now.Delegates.Where(one => voting.ContainsKey(one.OrganisationId)).ToList();
        long VotesOf(Func<EntitledDelegate, bool> which) => delegates.Where(which).Select(one => one.OrganisationId).Distinct().Sum(id => voting[id]);
        var (presentHeads, presentVotes) = (delegates.Count(one => one.IsPresent), VotesOf(one => one.IsPresent));
        var first = state.Checks.Count > 0 ? state.Checks[0] : null;
        var heads = new Attendance(delegates.Count, delegates.Count(one => one.IsRegistered), first?.Heads.Opening ?? presentHeads, presentHeads);
        var votes = new Attendance(voting.Values.Sum(), VotesOf(one => one.IsRegistered), first?.Votes.Opening ?? presentVotes, presentVotes);
        var recorded = new QuorumRecorded(state.Rules.Quorum, heads, votes, command.Reason, command.By, command.At);
        return state.ConferenceId is null ? Accept(new MeetingRulesSet(command.ConferenceId, state.Rules, command.By, command.At), recorded) : Accept(recorded);
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(MeetingView.Route + "/quorum-checks", Handle).Creates<MeetingView>().RequireRoles(Roles.Office, Roles.Board, Roles.ElectionOfficer);
        routes.MapGet(MeetingView.Route, Show).Shows<MeetingView>().RequireRoles(PollView.Readers);
    }

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, EntitlementReader entitlements, CancellationToken cancellation)
    {
        if (await commands.Find<ConferenceState>(id, cancellation) is null) return Problems.Of(new UnknownConference());
        var command = new Command(id, await entitlements.Now(id, cancellation), request.Reason, commands.Actor.Id, commands.Now);
        return await commands.Create<Meeting>(
            Meeting.IdOf(id), MeetingView.PathOf(id), state => Decide(state, command), state => MeetingView.Of(id, state), cancellation);
    }

    private static Task<IResult> Show(Guid id, Commands commands, CancellationToken cancellation) =>
        commands.Read<Meeting>(Meeting.IdOf(id), state => MeetingView.Of(id, state), cancellation);
}

/// <summary>Rules and quorum of a meeting as they are shown.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Rules">The rules that hold now.</param>
/// <param name="ResolvedBy">Polls by which the meeting changed them.</param>
/// <param name="QuorumChecks">Every check, in order.</param>
public sealed record MeetingView(Guid ConferenceId, MeetingRules Rules, IReadOnlyList<Guid> ResolvedBy, IReadOnlyList<QuorumView> QuorumChecks)
{
    internal const string Route = "/api/conference/conferences/{id:guid}/meeting";

    internal static string PathOf(Guid conferenceId) => $"/api/conference/conferences/{conferenceId}/meeting";

    internal static MeetingView Of(Guid id, Meeting state) => new(id, state.Rules, state.Resolved, [.. state.Checks.Select(QuorumView.Of)]);
}

/// <summary>A check of the quorum as it is shown.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Reason">On what occasion.</param>
/// <param name="IsMet">Whether the meeting can resolve.</param>
/// <param name="Needed">The fewest who make it so.</param>
/// <param name="Present">Those who were present.</param>
/// <param name="Base">The number of which the quorum is a fraction.</param>
/// <param name="ExplanationDe">In a German sentence.</param>
/// <param name="ExplanationEn">In an English sentence.</param>
public sealed record QuorumView(
    DateTimeOffset At, QuorumChecked Reason, bool IsMet, long Needed, long Present, long Base, string ExplanationDe, string ExplanationEn)
{
    /// <summary>The check with its explanation.</summary>
    public static QuorumView Of(QuorumRecorded recorded)
    {
        var result = recorded.Quorum.ToQuorum().Check(recorded.Heads, recorded.Votes);
        return new(recorded.At, recorded.Reason, result.IsMet, result.Needed, result.Present, result.Base, result.Explanation.De, result.Explanation.En);
    }
}
