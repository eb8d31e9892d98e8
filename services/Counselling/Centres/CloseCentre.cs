using static Bkmo.Eventing.Decision;

namespace Bkmo.Counselling.Centres;

/// <summary>Sets the last day on which a centre takes new cases. Its cases stay with it.</summary>
public static class CloseCentre
{
    /// <summary>What the client sends.</summary>
    /// <param name="ClosesOn">Last day on which it takes new cases, Europe/Berlin; today or later.</param>
    public sealed record Request(DateOnly ClosesOn);

    /// <summary>The request with its values checked.</summary>
    public sealed record Command(DateOnly ClosesOn, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Decides. Until the centre has closed, the day can be moved; saying it twice changes nothing.</summary>
    public static Decision Decide(Centre state, Command command) => state switch
    {
        { Opened: null } => Reject(new UnknownCentre()),
        { ClosesOn: { } closesOn } when closesOn == command.ClosesOn => Nothing,
        { ClosesOn: { } closesOn } when closesOn < command.Today => Reject(new CentreClosed(closesOn)),
        _ when command.ClosesOn < command.Today => Reject(new ClosesInPast(command.Today)),
        _ => Accept(new CentreClosureSet(command.ClosesOn, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/counselling/centres/{id:guid}/closure", Handle).Changes<CentreView>().RequireRoles(Roles.Office);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.Day(request.ClosesOn, "closesOn");
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var organisation = await ShowCentre.OrganisationOf(id, commands, cancellation);
        var command = new Command(request.ClosesOn, Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        return await commands.Change<Centre>(id, state => Decide(state, command), state => CentreView.Of(id, state, organisation), cancellation);
    }
}
