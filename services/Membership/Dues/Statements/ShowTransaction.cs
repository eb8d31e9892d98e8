using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Dues.Rights;
using Bkmo.Membership.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Membership.Dues.Statements;

/// <summary>A transaction, without who paid.</summary>
/// <param name="Id">The transaction.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Cents">Hundredths of the currency; negative when debited.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="BookedOn">Day on which the bank booked it.</param>
/// <param name="Invoice">Its invoice.</param>
public sealed record TransactionView(Guid Id, TransactionStatus Status, long Cents, string Currency, DateOnly BookedOn, InvoiceNumber? Invoice)
{
    internal static TransactionView? Of(BankBook state, Guid id) =>
        state.Find(id) is { } one ? new(one.Id, one.Status, one.Cents, one.Currency, one.BookedOn, one.Invoice) : null;
}

/// <summary>A transaction as whoever decides on it sees it.</summary>
/// <param name="Transaction">What the bank booked.</param>
/// <param name="Payer">Name of whoever paid; null when it is not needed any more.</param>
/// <param name="Text">What the payer wrote.</param>
/// <param name="Proposals">Invoices that it may be for, the likeliest first.</param>
/// <param name="PayerKnown">Whether it is still known who paid. What has once been assigned or set aside is not, also when that was taken back.</param>
/// <param name="Releases">What was taken back of it and why, in order.</param>
public sealed record TransactionDetails(
    TransactionView Transaction, string? Payer, string? Text, IReadOnlyList<Proposal> Proposals, bool PayerKnown, IReadOnlyList<Release> Releases);

/// <summary>An invoice that a transaction may be for, because exactly that much is open.</summary>
/// <param name="Invoice">The invoice.</param>
/// <param name="OrganisationId">Who owes.</param>
/// <param name="Name">Name of the organisation.</param>
/// <param name="CommonWords">How many words of the organisation's name the payer's name or text has.</param>
public sealed record Proposal(InvoiceNumber Invoice, Guid OrganisationId, string Name, int CommonWords);

/// <summary>Shows a transaction to the office, with whoever paid while that is open, and with proposals. A person confirms one; nothing is booked by itself.</summary>
public static class ShowTransaction
{
    private const int MostProposals = 20;

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(ListTransactions.Path + "/{id:guid}", Handle).Shows<TransactionDetails>().AwaitsPosition<InvoiceRow>().RequireRoles(Roles.Office);

    private static async Task<IResult> Handle(
        Guid id, Commands commands, IKeyRing keys, IReadModel<InvoiceRow> invoices, IReadModel<OrganisationRow> directory, CancellationToken cancellation)
    {
        var book = await commands.Find<BankBook>(BankBook.Id, cancellation);
        var waiting = book?.Find(id) is { Status: TransactionStatus.Waiting } transaction ? transaction : null;
        var payer = waiting?.Payer is { } secret ? (await keys.Open(secret, cancellation)).Value : null;
        var proposals = waiting is { Currency: "EUR", Cents: > 0 } ? await Propose(waiting.Cents, payer, invoices, directory, cancellation) : [];
        return await commands.Read<BankBook>(
            BankBook.Id, state => TransactionView.Of(state, id) is { } view
                ? new TransactionDetails(view, payer?.Name, payer?.Text, proposals, payer is not null, state.Find(id)!.Releases)
                : null,
            cancellation, state => state.Find(id)?.Version);
    }

    private static async Task<List<Proposal>> Propose(
        long cents, PayerDetails? payer, IReadModel<InvoiceRow> invoices, IReadModel<OrganisationRow> directory, CancellationToken cancellation)
    {
        var open = await invoices.Rows.Where(row => row.OpenCents == cents && !row.Cancelled && row.Cancels == null).OrderBy(row => row.SortKey).ToListAsync(cancellation);
        var ids = open.ConvertAll(row => row.OrganisationId);
        var names = await directory.Rows.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        var said = Words($"{payer?.Name} {payer?.Text}");
        return [.. open.Where(row => names.ContainsKey(row.OrganisationId))
            .Select(row => new Proposal(
                new(row.Year, row.Number), row.OrganisationId, names[row.OrganisationId].Name,
                Words($"{names[row.OrganisationId].Name} {names[row.OrganisationId].ShortName}").Intersect(said, StringComparer.Ordinal).Count()))
            .OrderByDescending(proposal => proposal.CommonWords).ThenBy(proposal => proposal.Invoice.Number).Take(MostProposals)];
    }

    private static HashSet<string> Words(string text) =>
        SearchText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2).ToHashSet(StringComparer.Ordinal);
}
