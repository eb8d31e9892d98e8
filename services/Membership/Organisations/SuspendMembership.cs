using Bkmo.Membership.Dues.Rights;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Organisations;

/// <summary>Lets a membership rest (Ruhen der Mitgliedschaft): the organisation stays a member without its rights.</summary>
public static class SuspendMembership
{
    /// <summary>From when until when it rests.</summary>
    /// <param name="From">First day; may lie in the past or in the future.</param>
    /// <param name="Reason">Why, 1 to 1000 characters; about the organisation, not about persons.</param>
    /// <param name="Until">Last day; left out: until it is taken up again.</param>
    public sealed record Request(DateOnly From, string Reason, DateOnly? Until = null);

    /// <summary>The time of rest to record.</summary>
    /// <param name="Kind">In which right.</param>
    /// <param name="From">First day.</param>
    /// <param name="Until">Last day, or null.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(MembershipKind Kind, DateOnly From, DateOnly? Until, string Reason, UserId By, DateTimeOffset At);

    /// <summary>Accepts a time within the membership that overlaps no other; the same again changes nothing.</summary>
    public static Decision Decide(Organisation state, Command command)
    {
        if (state.Latest(command.Kind) is not { AdmittedOn: { } admitted } entry) return Reject(new NotAMember(command.Kind));
        if (entry.EndsOn < command.From || entry.EndsOn < admitted) return Reject(new MembershipOver(entry.EndsOn.Value));
        if (command.From < admitted) return Reject(new DaysOutOfOrder("from", admitted));
        if (command.Until < command.From) return Reject(new DaysOutOfOrder("until", command.From));
        return (entry.Suspensions is [.., var latest] ? latest : null) switch
        {
            { } last when last.From == command.From && last.Until == command.Until => Nothing,
            { Until: null } last => Reject(new AlreadySuspended(last.From)),
            { Until: { } until } when command.From <= until => Reject(new DaysOutOfOrder("from", Days.Next(until))),
            _ => Accept(new MembershipSuspended(entry.Id, entry.Kind, command.From, command.Until, command.Reason, command.By, command.At)),
        };
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(MembershipView.Route + "/suspension", Handle).Changes<MembershipView>()
        .RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(Guid id, string kind, Request request, Commands commands, Duties duties, CancellationToken cancellation)
    {
        if (!EnumNames.TryParse<MembershipKind>(kind, out var membership)) return Problems.Of(new UnknownMembership());
        var check = new Check();
        check.Day(request.From, "from");
        check.Day(request.Until, "until");
        var reason = check.Lines(request.Reason, "reason", 1, 1000);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var command = new Command(membership, request.From, request.Until, reason, commands.Actor.Id, commands.Now);
        var answer = await MembershipView.Change(commands, id, membership, state => Decide(state, command), cancellation);
        _ = duties.Call(RestVotingRights.Name);
        return answer;
    }
}
