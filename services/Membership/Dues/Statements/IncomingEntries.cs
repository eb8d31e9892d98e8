using System.Globalization;
using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Dues.Rights;

namespace Bkmo.Membership.Dues.Statements;

/// <summary>A transaction of a file, with its identity and what its reference says.</summary>
/// <param name="Id">The transaction.</param>
/// <param name="EntryId">The entry that it is part of.</param>
/// <param name="Cents">Hundredths of the currency; negative when debited.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="BookedOn">Day on which the bank booked it.</param>
/// <param name="Returned">Whether it returns an earlier payment.</param>
/// <param name="EndToEnd">Follows from the payer's own reference.</param>
/// <param name="Quoted">Invoices whose references it quotes.</param>
/// <param name="Payer">Who paid and what for, in the clear.</param>
public sealed record IncomingTransaction(
    Guid Id, Guid EntryId, long Cents, string Currency, DateOnly BookedOn, bool Returned, Guid? EndToEnd, ValueList<InvoiceNumber> Quoted, PayerDetails Payer)
{
    /// <summary>Of a batch without amounts of its parts what follows from their payers' references.</summary>
    public ValueList<Guid> Parts { get; init; } = [];
}

/// <summary>
/// Tells the entries of statements apart: the same booking has the same identity in every file that repeats it. By the bank's own reference where it gives one, else by
/// all that the entry says; equal ones of a file are counted.
/// </summary>
public static class IncomingEntries
{
    private const string Euro = "EUR";

    /// <summary>What may concern dues: what comes in, what is returned, and what goes out with an invoice's reference.</summary>
    public static IReadOnlyList<IncomingTransaction> Of(BankStatement statement)
    {
        var (seen, transactions) = (new Dictionary<Guid, int>(), new List<IncomingTransaction>());
        foreach (var entry in statement.Entries)
        {
            var same = NameBasedId.Of(BankBook.Id, Identity(entry));
            seen[same] = seen.GetValueOrDefault(same) + 1;
            var id = NameBasedId.Of(same, seen[same].ToString(CultureInfo.InvariantCulture));
            for (var i = 0; i < entry.Transactions.Count; i++)
                if (Incoming(entry, id, i) is var transaction && (transaction.Cents > 0 || transaction.Returned || transaction.Quoted.Count > 0)) transactions.Add(transaction);
        }
        return transactions;
    }

    private static IncomingTransaction Incoming(CamtEntry entry, Guid entryId, int index)
    {
        var part = entry.Transactions[index];
        // What is not in euro pays no invoice in euro, whatever it quotes.
        var quoted = entry.Currency is Euro ? Quoted(part) : [];
        return new(
            NameBasedId.Of(entryId, index.ToString(CultureInfo.InvariantCulture)), entryId, part.Cents, entry.Currency, entry.BookedOn, part.Returned,
            part.EndToEnd is { } reference ? FollowingFrom(reference) : null, quoted, new PayerDetails(part.Name, Shown(part)))
        {
            Parts = part.Parts.Select(FollowingFrom).ToValueList(),
        };
    }

    private static Guid FollowingFrom(string endToEnd) => NameBasedId.Of(BankBook.Id, "end-to-end/" + endToEnd);

    private static ValueList<InvoiceNumber> Quoted(CamtTransaction part)
    {
        var structured = part.Reference is { } reference ? CreditorReference.InvoiceOf(reference) : null;
        var found = structured is { } one ? [one] : CreditorReference.FindIn(part.Text);
        return found.Select(invoice => new InvoiceNumber(invoice.Year, invoice.Number)).ToValueList();
    }

    private static string? Shown(CamtTransaction part) => part.Text.Split('\n')[0] is { Length: > 0 } text ? text : null;

    private static string Identity(CamtEntry entry)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"{entry.Account}|{entry.BookedOn:yyyy-MM-dd}|{entry.Cents}|{entry.Currency}|{entry.BankReference}");
        return entry.BankReference is not null ? start : start + string.Concat(entry.Transactions.Select(part =>
            string.Create(CultureInfo.InvariantCulture, $"|{part.Cents}|{part.Reference}|{part.EndToEnd}|{part.Text}|{part.Name}|{part.Iban}")));
    }
}
