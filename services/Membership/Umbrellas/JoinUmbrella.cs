using Bkmo.Membership.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Umbrellas;

/// <summary>An organisation belongs to an umbrella from a day on. Several umbrellas are normal.</summary>
public static class JoinUmbrella
{
    /// <summary>Since when.</summary>
    /// <param name="From">First day.</param>
    public sealed record Request(DateOnly From);

    /// <summary>The link to record; both organisations are in the directory.</summary>
    /// <param name="LinkId">Id for the link.</param>
    /// <param name="OrganisationId">The organisation below.</param>
    /// <param name="UmbrellaId">The umbrella above.</param>
    /// <param name="From">First day.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid LinkId, Guid OrganisationId, Guid UmbrellaId, DateOnly From, UserId By, DateTimeOffset At);

    /// <summary>Accepts unless somebody would become its own ancestor at any time.</summary>
    public static Decision Decide(FederationGraph state, Command command)
    {
        switch (state.Latest(command.OrganisationId, command.UmbrellaId)?.Period)
        {
            case { Until: null } current when current.From == command.From: return Nothing;
            case { Until: null } current: return Reject(new AlreadyBelow(current.From));
            case { Until: { } until } when command.From <= until: return Reject(new OverlapsEarlierLink(until));
        }
        return state.IsBelow(command.UmbrellaId, command.OrganisationId, new(command.From, null)) is { } circle
            ? Reject(new OwnAncestor(circle.From))
            : Accept(new UmbrellaJoined(command.LinkId, command.OrganisationId, command.UmbrellaId, command.From, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut(UmbrellaView.Route, Handle).Creates<UmbrellaView>().RequireRoles(Roles.Office);

    private static async Task<IResult> Handle(Guid id, Guid umbrellaId, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.Day(request.From, "from");
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await commands.Find<Organisation>(id, cancellation) is null) return Problems.Of(new UnknownOrganisation());
        if (await commands.Find<Organisation>(umbrellaId, cancellation) is null) return Problems.Of(new UnknownOrganisation());

        var command = new Command(commands.NewId(), id, umbrellaId, request.From, commands.Actor.Id, commands.Now);
        return await commands.Create<FederationGraph>(
            FederationGraph.Id, UmbrellaView.PathOf(id, umbrellaId), state => Decide(state, command), state => UmbrellaView.Of(state, id, umbrellaId)!, cancellation,
            state => state.Latest(id, umbrellaId)?.Version);
    }
}
