using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Dues.Rights;

namespace Bkmo.Membership.Dues.Statements;

/// <summary>A file that cannot be taken; nothing of it is.</summary>
public sealed record StatementUnreadable(int Line, Text Reason) : Refusal(RefusalKind.Invalid, new(
    FormattableString.Invariant($"Der Kontoauszug kann nicht gelesen werden, nichts wurde übernommen. Zeile {Line}: {Reason.De}"),
    FormattableString.Invariant($"The bank statement cannot be read, nothing was taken. Line {Line}: {Reason.En}")));

/// <summary>What an upload brought.</summary>
/// <param name="StatementId">The upload.</param>
/// <param name="Entries">Booked entries in the file.</param>
/// <param name="Received">Transactions that were not known and may concern dues.</param>
/// <param name="Assigned">Of these, booked on their invoices.</param>
/// <param name="Waiting">Of these, waiting for a person.</param>
public sealed record UploadView(Guid StatementId, int Entries, int Received, int Assigned, int Waiting);

/// <summary>Takes a bank statement, camt.053 or camt.054, as the raw body of the request, at most 20 MiB.</summary>
public static class UploadStatement
{
    internal const string Path = "/api/membership/dues/statements";

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Path, Handle).Accepts<Stream>("application/xml", "text/xml")
        .Creates<UploadView>().RequireRoles(Roles.Office);

    private static async Task<IResult> Handle(HttpRequest request, Commands commands, IKeyRing keys, Duties duties, CancellationToken cancellation)
    {
        if (request.Body.CanSeek) request.Body.Position = 0;
        BankStatement statement;
        try
        {
            statement = await CamtReader.Read(request.Body, cancellation);
        }
        catch (StatementFormatException e)
        {
            return Problems.Of(new StatementUnreadable(e.Line, e.Reason));
        }
        var known = await commands.Find<BankBook>(BankBook.Id, cancellation) ?? BankBook.Initial;
        var news = await Resolve(IncomingEntries.Of(statement).Where(one => !known.Entries.Contains(one.EntryId)), commands, keys, cancellation);
        var command = new ImportStatement.Command(commands.NewId(), statement.Entries.Count, news.ToValueList(), commands.Actor.Id, commands.Now);
        var answer = await commands.Create<BankBook>(
            BankBook.Id, ListTransactions.Path, state => ImportStatement.Decide(state, command), state => View(command, state), cancellation);
        if (news.Count == 0 || await commands.Find<BankBook>(BankBook.Id, cancellation) is not { } book) return answer;
        await BookPayments.Book(book.Transactions.Values.Where(one => one.StatementId == command.StatementId), commands, cancellation);
        _ = duties.Call(RestVotingRights.Name);
        return answer;
    }

    /// <summary>Finds the invoices that are quoted, and seals who paid where none is.</summary>
    private static async Task<List<ImportStatement.News>> Resolve(
        IEnumerable<IncomingTransaction> incoming, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        var (ledgers, news) = (new Dictionary<int, DuesLedger>(), new List<ImportStatement.News>());
        foreach (var one in incoming)
        {
            var quoted = new List<InvoiceNumber>();
            foreach (var invoice in one.Quoted)
            {
                if (!ledgers.TryGetValue(invoice.Year, out var ledger))
                    ledgers[invoice.Year] = ledger = await commands.Find<DuesLedger>(DuesLedger.IdOf(invoice.Year), cancellation) ?? DuesLedger.Initial;
                if (ledger.Find(invoice.Number) is { Cancels: null }) quoted.Add(invoice);
            }
            // Who quotes several invoices is for a person to read.
            var sure = quoted.Count == 1 ? quoted[0] : null;
            var payer = sure is null ? await keys.Seal(BankBook.PayerKey(one.Id), one.Payer, cancellation) : null;
            news.Add(new(one.Id, one.EntryId, one.Cents, one.Currency, one.BookedOn, one.Returned, one.EndToEnd, sure, payer) { Parts = one.Parts });
        }
        return news;
    }

    private static UploadView View(ImportStatement.Command command, BankBook state)
    {
        var received = state.Transactions.Values.Where(one => one.StatementId == command.StatementId).ToList();
        var assigned = received.Count(one => one.Invoice is not null);
        return new(command.StatementId, command.Entries, received.Count, assigned, received.Count - assigned);
    }
}
