using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Umbrellas;

/// <summary>An organisation belongs to an umbrella until a day.</summary>
public static class LeaveUmbrella
{
    /// <summary>Until when.</summary>
    /// <param name="Until">Last day.</param>
    public sealed record Request(DateOnly Until);

    /// <summary>The end to record.</summary>
    /// <param name="OrganisationId">The organisation below.</param>
    /// <param name="UmbrellaId">The umbrella above.</param>
    /// <param name="Until">Last day.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid OrganisationId, Guid UmbrellaId, DateOnly Until, UserId By, DateTimeOffset At);

    /// <summary>Ends the link that goes on; the same end again changes nothing.</summary>
    public static Decision Decide(FederationGraph state, Command command) => state.Latest(command.OrganisationId, command.UmbrellaId) switch
    {
        null => Reject(new NotBelow()),
        { Period.Until: { } until } => until == command.Until ? Nothing : Reject(new LinkAlreadyEnded(until)),
        { Period.From: var from } when command.Until < from => Reject(new EndsBeforeItBegan(from)),
        var link => Accept(new UmbrellaLeft(link.Id, link.OrganisationId, link.UmbrellaId, command.Until, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(UmbrellaView.Route + "/end", Handle).Changes<UmbrellaView>().RequireRoles(Roles.Office);

    private static Task<IResult> Handle(Guid id, Guid umbrellaId, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.Day(request.Until, "until");
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));

        var command = new Command(id, umbrellaId, request.Until, commands.Actor.Id, commands.Now);
        return commands.Change<FederationGraph>(
            FederationGraph.Id, state => Decide(state, command), state => UmbrellaView.Of(state, id, umbrellaId), cancellation,
            state => state.Latest(id, umbrellaId)?.Version);
    }
}
