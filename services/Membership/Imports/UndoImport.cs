using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Imports;

/// <summary>Takes an import back as one act. Organisations that were changed after it stay as they are and are named.</summary>
public static class UndoImport
{
    /// <summary>Why.</summary>
    /// <param name="Reason">1 to 500 characters.</param>
    public sealed record Request(string Reason);

    /// <summary>The wish to record.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="By">Who asks.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(string Reason, UserId By, DateTimeOffset At);

    /// <summary>Accepts for an import that was carried out; asking again changes nothing.</summary>
    public static Decision Decide(Import state, Command command) => state.Stage switch
    {
        ImportStage.Applied => Accept(new ImportUndoAsked(command.Reason, command.By, command.At)),
        ImportStage.Undoing or ImportStage.Undone => Nothing,
        _ => Reject(new NotApplied()),
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/membership/imports/{id:guid}/undo", Handle).Changes<ImportView>().RequireRoles(Roles.Office);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, Duties duties, CancellationToken cancellation)
    {
        var check = new Check();
        var reason = check.Lines(request.Reason, "reason", 1, 500);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var command = new Command(reason, commands.Actor.Id, commands.Now);
        var answer = await commands.Change<Import>(id, state => Decide(state, command), state => ImportView.Of(id, state), cancellation);
        if (answer is IStatusCodeHttpResult { StatusCode: 200 }) _ = duties.Call(CarryOutImports.Name);
        return answer;
    }
}
