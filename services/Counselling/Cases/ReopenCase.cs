using static Bkmo.Eventing.Decision;

namespace Bkmo.Counselling.Cases;

/// <summary>Takes up a closed case again.</summary>
public static class ReopenCase
{
    /// <summary>Who asks.</summary>
    public sealed record Command(Actor By, DateTimeOffset At);

    /// <summary>Decides. An open case stays as it is.</summary>
    public static Decision Decide(Case state, Command command) => state switch
    {
        { FirstContact: null } => Reject(new UnknownCase()),
        { FirstContact.CentreId: var centre } when !Wall.IsInside(command.By, centre) => Reject(new UnknownCase()),
        { Closed: null } => Nothing,
        _ => Accept(new CaseReopened(command.By.Id, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/counselling/cases/{id:guid}/reopening", Handle).Critical().Changes<CaseSummary>().RequireRoles(Wall.EveryRole);

    private static async Task<IResult> Handle(Guid id, Commands commands, CancellationToken cancellation)
    {
        if (await Wall.Find(commands, id, cancellation) is null) return Problems.Of(new UnknownCase());
        var command = new Command(commands.Actor, commands.Now);
        return await commands.Change<Case>(id, state => Decide(state, command), state => CaseSummary.Of(id, state), cancellation);
    }
}
