using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Dues.Statements;

/// <summary>Nothing was decided on the transaction that could be taken back.</summary>
public sealed record NothingToRelease() : Refusal(RefusalKind.Conflict, new(
    "Diese Buchung wartet noch; es gibt nichts zurückzunehmen.", "This transaction is still waiting; there is nothing to take back."));

/// <summary>Takes back that a transaction belongs to an invoice or concerns none: it waits again. Nothing is deleted; on the invoice a counter entry follows.</summary>
public static class ReleaseTransaction
{
    /// <summary>Why.</summary>
    /// <param name="Reason">1 to 500 characters, about the act and not about persons.</param>
    public sealed record Request(string Reason);

    /// <summary>The release, values checked.</summary>
    /// <param name="TransactionId">The transaction.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="By">Who takes it back.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid TransactionId, string Reason, UserId By, DateTimeOffset At);

    /// <summary>Releases what is assigned or set aside, and with a payment what came back of it; the same again changes nothing.</summary>
    public static Decision Decide(BankBook state, Command command) => state.Find(command.TransactionId) switch
    {
        null => Reject(new UnknownTransaction()),
        { Status: TransactionStatus.Waiting, Releases.Count: > 0 } => Nothing,
        { Status: TransactionStatus.Waiting } => Reject(new NothingToRelease()),
        { } transaction when PaymentReturns.Leaving(state, transaction) is { } back => Accept(Released(transaction, command), Released(back, command)),
        { } transaction => Accept(Released(transaction, command)),
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(ListTransactions.Path + "/{id:guid}/release", Handle).Changes<TransactionView>().RequireRoles(Roles.Office);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, IKeyRing keys, Duties duties, CancellationToken cancellation)
    {
        var check = new Check();
        var reason = check.Lines(request.Reason, "reason", 1, 500);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var command = new Command(id, reason, commands.Actor.Id, commands.Now);
        var answer = await commands.Change<BankBook>(
            BankBook.Id, state => Decide(state, command), state => TransactionView.Of(state, id), cancellation, state => state.Find(id)?.Version);
        await AssignTransaction.Follow(id, commands, keys, duties, cancellation);
        return answer;
    }

    private static TransactionReleased Released(BankTransaction transaction, Command command) => new(transaction.Id, command.Reason, command.By, command.At);
}
