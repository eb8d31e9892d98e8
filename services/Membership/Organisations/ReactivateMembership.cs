using Bkmo.Membership.Dues.Rights;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Organisations;

/// <summary>Takes up a membership again that rests, or moves the known end of its rest forward.</summary>
public static class ReactivateMembership
{
    /// <summary>Since when it is active again.</summary>
    /// <param name="From">First active day.</param>
    public sealed record Request(DateOnly From);

    /// <summary>The end of the rest to record.</summary>
    /// <param name="Kind">In which right.</param>
    /// <param name="From">First active day.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(MembershipKind Kind, DateOnly From, UserId By, DateTimeOffset At);

    /// <summary>Ends the last rest; the same day again changes nothing.</summary>
    public static Decision Decide(Organisation state, Command command)
    {
        if (state.Latest(command.Kind) is not { AdmittedOn: not null } entry) return Reject(new NotAMember(command.Kind));
        if (entry.EndsOn < command.From) return Reject(new MembershipOver(entry.EndsOn.Value));
        return (entry.Suspensions is [.., var latest] ? latest : null) switch
        {
            null => Reject(new NotSuspended()),
            { Until: { } until } when Days.Next(until) == command.From => Nothing,
            { Until: { } until } when until < command.From => Reject(new NotSuspended()),
            { From: var from } when command.From <= from => Reject(new DaysOutOfOrder("from", Days.Next(from))),
            _ => Accept(new MembershipReactivated(entry.Id, entry.Kind, command.From, command.By, command.At)),
        };
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(MembershipView.Route + "/reactivation", Handle).Changes<MembershipView>()
        .RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(Guid id, string kind, Request request, Commands commands, Duties duties, CancellationToken cancellation)
    {
        if (!EnumNames.TryParse<MembershipKind>(kind, out var membership)) return Problems.Of(new UnknownMembership());
        var check = new Check();
        check.Day(request.From, "from");
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var command = new Command(membership, request.From, commands.Actor.Id, commands.Now);
        var answer = await MembershipView.Change(commands, id, membership, state => Decide(state, command), cancellation);
        _ = duties.Call(RestVotingRights.Name);
        return answer;
    }
}
