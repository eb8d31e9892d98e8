using Bkmo.Advocacy.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Advocacy.Alliances;

/// <summary>Records that an organisation joined an alliance.</summary>
public static class AddMember
{
    /// <summary>What the client sends.</summary>
    /// <param name="Name">Name in the alliance, often the short one.</param>
    /// <param name="OrganisationId">The organisation in the federation's directory; its name there is joined at read, also when it arrives later.</param>
    /// <param name="JoinedOn">First day, Europe/Berlin.</param>
    public sealed record Request(string Name, Guid? OrganisationId = null, DateOnly? JoinedOn = null);

    /// <summary>The request with its values checked.</summary>
    public sealed record Command(Guid MemberId, string Name, Guid? OrganisationId, DateOnly? JoinedOn, UserId By, DateTimeOffset At);

    /// <summary>Decides.</summary>
    public static Decision Decide(Alliance state, Command command)
    {
        if (state.Recorded is null) return Reject(new UnknownAlliance());
        if (state.Has(command.Name, command.OrganisationId)) return Reject(new AlreadyMember(command.Name));
        return Accept(new AllianceMemberJoined(command.MemberId, command.Name, command.OrganisationId, command.JoinedOn, command.By, command.At));
    }

    internal static Command CommandOf(Check check, Request request, string path, Commands commands) => new(
        commands.NewId(), check.Text(request.Name, $"{path}name", 2, 300), request.OrganisationId,
        check.Day(request.JoinedOn, $"{path}joinedOn"), commands.Actor.Id, commands.Now);

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/advocacy/alliances/{id:guid}/members", Handle).Creates<AllianceMemberView>().RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(
        Guid id, Request request, Commands commands, IReadModel<OrganisationNames.Row> organisations, CancellationToken cancellation)
    {
        var check = new Check();
        var command = CommandOf(check, request, "", commands);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var names = await OrganisationNames.Of(organisations, command.OrganisationId is { } known ? [known] : [], cancellation);
        return await commands.Add<Alliance>(
            id, $"/api/advocacy/alliances/{id}/members/{command.MemberId}", state => Decide(state, command),
            state => AllianceMemberView.Of(state.Member(command.MemberId), names), cancellation, state => state.Member(command.MemberId)?.ChangedAt);
    }
}
