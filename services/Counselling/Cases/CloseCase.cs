using static Bkmo.Eventing.Decision;

namespace Bkmo.Counselling.Cases;

/// <summary>Closes a case.</summary>
public static class CloseCase
{
    /// <summary>What the client sends: a code, since a sentence would be contents.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Request(CloseReason Reason);

    /// <summary>The request, and who asks.</summary>
    public sealed record Command(CloseReason Reason, Actor By, DateTimeOffset At);

    /// <summary>Decides. Closing twice for the same reason changes nothing.</summary>
    public static Decision Decide(Case state, Command command) => state switch
    {
        { FirstContact: null } => Reject(new UnknownCase()),
        { FirstContact.CentreId: var centre } when !Wall.IsInside(command.By, centre) => Reject(new UnknownCase()),
        { Closed: { } reason } => reason == command.Reason ? Nothing : Reject(new CaseIsClosed()),
        _ => Accept(new CaseClosed(command.Reason, command.By.Id, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/counselling/cases/{id:guid}/closure", Handle).Critical().Changes<CaseSummary>().RequireRoles(Wall.EveryRole);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        if (await Wall.Find(commands, id, cancellation) is null) return Problems.Of(new UnknownCase());
        var command = new Command(request.Reason, commands.Actor, commands.Now);
        return await commands.Change<Case>(id, state => Decide(state, command), state => CaseSummary.Of(id, state), cancellation);
    }
}
