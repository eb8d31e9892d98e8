using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Dues.Reductions;

/// <summary>There is no such reduction.</summary>
public sealed record UnknownReduction() : Refusal(RefusalKind.NotFound, new("Diese Ermäßigung gibt es nicht.", "There is no such reduction."));

/// <summary>A reduction is only ever ended earlier; a longer one is a new decision.</summary>
public sealed record ReductionEndsEarlier(DateOnly Until) : Refusal(RefusalKind.Conflict, new(
    FormattableString.Invariant($"Die Ermäßigung endet schon am {Until:yyyy-MM-dd}; eine längere ist ein neuer Beschluss."),
    FormattableString.Invariant($"The reduction ends on {Until:yyyy-MM-dd} already; a longer one is a new decision.")));

/// <summary>Ends a reduction before its time. Invoices that were issued stay as they are.</summary>
public static class EndReduction
{
    /// <summary>The end.</summary>
    /// <param name="Until">Last key date for which it is still given.</param>
    public sealed record Request(DateOnly Until);

    /// <summary>The end, values checked.</summary>
    /// <param name="ReductionId">The decision.</param>
    /// <param name="Until">Last key date.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid ReductionId, DateOnly Until, UserId By, DateTimeOffset At);

    /// <summary>Brings the end forward; the same end changes nothing.</summary>
    public static Decision Decide(DuesReductions state, Command command) => state.Find(command.ReductionId) switch
    {
        null => Reject(new UnknownReduction()),
        { } reduction when reduction.Until == command.Until => Nothing,
        { } reduction when reduction.Until < command.Until => Reject(new ReductionEndsEarlier(reduction.Until)),
        _ => Accept(new DuesReductionEnded(command.ReductionId, command.Until, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/membership/organisations/{id:guid}/dues-reductions/{reductionId:guid}/end", Handle)
        .Changes<ReductionView>().RequireRoles(Roles.Office, Roles.Board);

    private static Task<IResult> Handle(Guid id, Guid reductionId, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.Day(request.Until, "until");
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));
        var command = new Command(reductionId, request.Until, commands.Actor.Id, commands.Now);
        return commands.Change<DuesReductions>(
            DuesReductions.IdOf(id), state => Decide(state, command), state => ReductionView.Of(state, reductionId), cancellation, state => state.Find(reductionId)?.Version);
    }
}
