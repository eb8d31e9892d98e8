using System.Collections.Immutable;
using Bkmo.Membership.Dues.Rights;

namespace Bkmo.Membership.Dues.Statements;

/// <summary>A transaction at the bank.</summary>
/// <param name="Id">The transaction.</param>
/// <param name="StatementId">The upload that brought it.</param>
/// <param name="Cents">Hundredths of the currency; negative when debited.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="BookedOn">Day on which the bank booked it.</param>
/// <param name="Returned">Whether it returns an earlier payment.</param>
/// <param name="EndToEnd">Follows from the payer's own reference.</param>
/// <param name="Payer">Who paid, sealed.</param>
/// <param name="Version">Number of the event that last changed it.</param>
public sealed record BankTransaction(
    Guid Id, Guid StatementId, long Cents, string Currency, DateOnly BookedOn, bool Returned, Guid? EndToEnd, Sealed<PayerDetails>? Payer, long Version)
{
    /// <summary>All invoices that it was assigned to, in order; only the last can still hold.</summary>
    public ValueList<Assignment> Assignments { get; init; } = [];

    /// <summary>What was taken back, in order.</summary>
    public ValueList<Release> Releases { get; init; } = [];

    /// <summary>Whether it does not concern dues.</summary>
    public bool SetAside { get; init; }

    /// <summary>The invoice that it belongs to; null while that is open.</summary>
    public InvoiceNumber? Invoice => Assignments is [.., { Released: false } last] ? last.Invoice : null;

    /// <summary>Where it stands.</summary>
    public TransactionStatus Status => Invoice is not null ? TransactionStatus.Assigned : SetAside ? TransactionStatus.SetAside : TransactionStatus.Waiting;

    internal BankTransaction AssignedTo(InvoiceNumber invoice) => this with { Assignments = [.. Assignments, new(invoice, Released: false)] };

    internal BankTransaction After(TransactionReleased e) => this with
    {
        Assignments = Invoice is null ? Assignments : [.. Assignments.SkipLast(1), Assignments[^1] with { Released = true }],
        Releases = [.. Releases, new(Invoice, e.Reason, e.At)],
        SetAside = false,
    };
}

/// <summary>An invoice that a transaction was assigned to.</summary>
/// <param name="Invoice">The invoice.</param>
/// <param name="Released">Whether it was taken back.</param>
public sealed record Assignment(InvoiceNumber Invoice, bool Released);

/// <summary>What was taken back of a transaction.</summary>
/// <param name="Invoice">The invoice that it belonged to; null when it had been set aside.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When, UTC.</param>
public sealed record Release(InvoiceNumber? Invoice, string Reason, DateTimeOffset At);

/// <summary>Where a transaction stands.</summary>
public enum TransactionStatus
{
    /// <summary>Nobody knows yet what it is for.</summary>
    Waiting,

    /// <summary>It belongs to an invoice.</summary>
    Assigned,

    /// <summary>It does not concern dues.</summary>
    SetAside,
}

/// <summary>What the bank told of the federation's accounts, as far as it may concern dues: in one stream, so that no entry is taken twice and none is booked on two invoices.</summary>
/// <param name="Transactions">By id.</param>
/// <param name="Entries">Entries that are known.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record BankBook(ImmutableDictionary<Guid, BankTransaction> Transactions, ImmutableHashSet<Guid> Entries, long Version) : IState<BankBook>
{
    /// <summary>The one stream.</summary>
    public static Guid Id { get; } = NameBasedId.Of(Guid.Empty, "membership/bank-book");

    /// <inheritdoc />
    public static string StreamType => "bank_book";

    /// <inheritdoc />
    public static BankBook Initial { get; } = new(ImmutableDictionary<Guid, BankTransaction>.Empty, [], 0);

    /// <summary>The key that seals who paid.</summary>
    public static KeyName PayerKey(Guid transactionId) => new("payer", transactionId);

    /// <summary>The transaction with this id; null when there is none.</summary>
    public BankTransaction? Find(Guid id) => Transactions.GetValueOrDefault(id);

    /// <summary>The transaction, and those that ever shared an invoice with it: what a decision on it may have taken along.</summary>
    internal IReadOnlyList<BankTransaction> With(BankTransaction transaction) => [transaction, .. Transactions.Values.Where(other =>
        other.Id != transaction.Id && other.Assignments.Any(one => transaction.Assignments.Any(own => own.Invoice == one.Invoice)))];

    /// <inheritdoc />
    public BankBook Evolve(IEvent @event)
    {
        var version = Version + 1;
        return (@event switch
        {
            TransactionReceived e => this with { Transactions = Transactions.SetItem(e.TransactionId, Received(e, version)), Entries = Entries.Add(e.EntryId) },
            TransactionAssigned e => Change(e.TransactionId, transaction => transaction.AssignedTo(new(e.Year, e.Number)) with { Version = version }),
            TransactionSetAside e => Change(e.TransactionId, transaction => transaction with { SetAside = true, Version = version }),
            TransactionReleased e => Change(e.TransactionId, transaction => transaction.After(e) with { Version = version }),
            _ => this,
        }) with { Version = version };
    }

    private BankBook Change(Guid id, Func<BankTransaction, BankTransaction> change) =>
        Find(id) is { } transaction ? this with { Transactions = Transactions.SetItem(id, change(transaction)) } : this;

    private static BankTransaction Received(TransactionReceived e, long version) =>
        new(e.TransactionId, e.StatementId, e.Cents, e.Currency, e.BookedOn, e.Returned, e.EndToEnd, e.Payer, version);
}
