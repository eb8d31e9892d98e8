using Bkmo.Advocacy.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Advocacy.LocalCommittees;

/// <summary>Records that an organisation, partner or authority takes part in a local committee.</summary>
public static class AddLocalMember
{
    /// <summary>What the client sends.</summary>
    /// <param name="Name">Name of the organisation or authority; never of a person.</param>
    /// <param name="Role">As what it takes part.</param>
    /// <param name="OrganisationId">The organisation in the federation's directory; its name there is joined at read, also when it arrives later.</param>
    public sealed record Request(string Name, LocalRole Role, Guid? OrganisationId = null);

    /// <summary>The request with its values checked.</summary>
    public sealed record Command(Guid MemberId, string Name, LocalRole Role, Guid? OrganisationId, UserId By, DateTimeOffset At);

    /// <summary>Decides.</summary>
    public static Decision Decide(LocalCommittee state, Command command)
    {
        if (state.Recorded is null) return Reject(new UnknownLocalCommittee());
        if (state.Has(command.Name, command.OrganisationId)) return Reject(new AlreadyMember(command.Name));
        return Accept(new LocalCommitteeMemberJoined(command.MemberId, command.Name, command.Role, command.OrganisationId, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/advocacy/local-committees/{id:guid}/members", Handle).Creates<LocalMemberView>().RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(
        Guid id, Request request, Commands commands, IReadModel<OrganisationNames.Row> organisations, CancellationToken cancellation)
    {
        var check = new Check();
        var name = check.Text(request.Name, "name", 2, 300);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var command = new Command(commands.NewId(), name, request.Role, request.OrganisationId, commands.Actor.Id, commands.Now);
        var names = await OrganisationNames.Of(organisations, command.OrganisationId is { } known ? [known] : [], cancellation);
        return await commands.Add<LocalCommittee>(
            id, $"/api/advocacy/local-committees/{id}/members/{command.MemberId}", state => Decide(state, command),
            state => LocalMemberView.Of(state.Member(command.MemberId), names), cancellation, state => state.Member(command.MemberId)?.ChangedAt);
    }
}
