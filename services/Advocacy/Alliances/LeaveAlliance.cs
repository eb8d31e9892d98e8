using Bkmo.Advocacy.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Advocacy.Alliances;

/// <summary>Records that a member left, or is going to leave, an alliance.</summary>
public static class LeaveAlliance
{
    /// <summary>What the client sends.</summary>
    /// <param name="LeftOn">Last day of the membership, Europe/Berlin; may lie ahead.</param>
    public sealed record Request(DateOnly LeftOn);

    /// <summary>The request with its values checked.</summary>
    public sealed record Command(Guid MemberId, DateOnly LeftOn, UserId By, DateTimeOffset At);

    /// <summary>Decides. Saying it twice changes nothing.</summary>
    public static Decision Decide(Alliance state, Command command) => state.Member(command.MemberId) switch
    {
        null => Reject(new UnknownMember()),
        { LeftOn: { } leftOn } => leftOn == command.LeftOn ? Nothing : Reject(new AlreadyLeft(leftOn)),
        { Joined.JoinedOn: { } joinedOn } when command.LeftOn < joinedOn => Reject(new LeftBeforeJoining(joinedOn)),
        _ => Accept(new AllianceMemberLeft(command.MemberId, command.LeftOn, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/advocacy/alliances/{id:guid}/members/{memberId:guid}/leave", Handle)
            .Changes<AllianceMemberView>().RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(
        Guid id, Guid memberId, Request request, Commands commands, IReadModel<OrganisationNames.Row> organisations, CancellationToken cancellation)
    {
        var check = new Check();
        check.Day(request.LeftOn, "leftOn");
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var names = await ShowAlliance.NamesIn(id, commands, organisations, cancellation);
        var command = new Command(memberId, request.LeftOn, commands.Actor.Id, commands.Now);
        return await commands.Change<Alliance>(
            id, state => Decide(state, command), state => AllianceMemberView.Of(state.Member(memberId), names), cancellation,
            state => state.Member(memberId)?.ChangedAt);
    }
}
