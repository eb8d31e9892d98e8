using Bkmo.Conference.Conferences;
using Bkmo.Conference.Counting.Majorities;
using Bkmo.Conference.Polls;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Meetings;

/// <summary>Rules of the meeting: taken from the statutes by the office, and from then on changed by resolution of the plenary.</summary>
public static class ResolveRules
{
    /// <summary>The rules. What is left out stays as it is.</summary>
    /// <param name="Majority">What "majority" means.</param>
    /// <param name="Quorum">When the meeting can resolve.</param>
    /// <param name="MandatesPerPerson">1 to 10; 1: votes cannot be transferred.</param>
    /// <param name="PollId">The poll by which the meeting resolved it; left out for what the statutes say.</param>
    public sealed record Request(MajorityRule? Majority = null, QuorumRule? Quorum = null, int? MandatesPerPerson = null, Guid? PollId = null);

    /// <summary>The resolution behind a change.</summary>
    /// <param name="PollId">The poll.</param>
    /// <param name="IsAccepted">Whether it is stated as accepted, and of this conference.</param>
    public sealed record Resolution(Guid PollId, bool IsAccepted);

    /// <summary>The rules, values checked.</summary>
    /// <param name="ConferenceId">The conference.</param>
    /// <param name="Change">What is to hold.</param>
    /// <param name="Resolution">What it rests on; null: on the statutes.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid ConferenceId, Request Change, Resolution? Resolution, UserId By, DateTimeOffset At);

    /// <summary>Accepts what the statutes say until the meeting has resolved something, and after that what it resolves.</summary>
    public static Decision Decide(Meeting state, Command command)
    {
        var rules = new MeetingRules(
            command.Change.Majority ?? state.Rules.Majority, command.Change.Quorum ?? state.Rules.Quorum, command.Change.MandatesPerPerson ?? state.Rules.MandatesPerPerson);
        if (command.Resolution is not { } resolution)
        {
            if (state.Resolved.Count > 0) return Reject(new RulesAreResolved());
            return state.ConferenceId is not null && rules == state.Rules ? Nothing : Accept(new MeetingRulesSet(command.ConferenceId, rules, command.By, command.At));
        }
        if (!resolution.IsAccepted) return Reject(new NotResolved());
        if (state.Resolved.Contains(resolution.PollId)) return rules == state.Rules ? Nothing : Reject(new AlreadyTakenUp());
        return state.ConferenceId is null
            ? Accept(new MeetingRulesSet(command.ConferenceId, state.Rules, command.By, command.At), new MeetingRulesResolved(rules, resolution.PollId, command.By, command.At))
            : Accept(new MeetingRulesResolved(rules, resolution.PollId, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(MeetingView.Route + "/rules", Handle).Creates<MeetingView>()
        .RequireRoles(Roles.Office, Roles.Board, Roles.ElectionOfficer);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        if (await commands.Find<ConferenceState>(id, cancellation) is null) return Problems.Of(new UnknownConference());
        var check = new Check();
        if (request.Majority is { } majority) MajorityRule.CheckFraction(check, majority.Kind, majority.Numerator, majority.Denominator, "majority");
        if (request.Quorum is { } quorum)
        {
            MajorityRule.CheckFraction(check, quorum.Kind, quorum.Numerator, quorum.Denominator, "quorum");
            check.That(quorum.Kind != ThresholdKind.MostVotes, "quorum", new("Erwartet wird „at-least“ oder „more-than“.", "Expected is at-least or more-than."));
        }
        if (request.MandatesPerPerson is { } mandates) check.Range(mandates, "mandatesPerPerson", 1, 10);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var command = new Command(id, request, await Behind(id, request.PollId, commands, cancellation), commands.Actor.Id, commands.Now);
        return await commands.Create<Meeting>(
            Meeting.IdOf(id), MeetingView.PathOf(id), state => Decide(state, command), state => MeetingView.Of(id, state), cancellation);
    }

    private static async Task<Resolution?> Behind(Guid conferenceId, Guid? pollId, Commands commands, CancellationToken cancellation)
    {
        if (pollId is not { } id) return null;
        var poll = await commands.Find<Poll>(id, cancellation);
        return new(id, poll?.Plan?.ConferenceId == conferenceId && poll.Published is { } stated && (stated.Accepted ?? PollCount.Of(poll)?.Accepted) is true);
    }
}
