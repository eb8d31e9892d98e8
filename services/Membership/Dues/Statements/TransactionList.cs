using Bkmo.Membership.Dues.Invoices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Membership.Dues.Statements;

/// <summary>A transaction at the bank, without who paid.</summary>
public sealed record TransactionRow
{
    /// <summary>The transaction.</summary>
    public required Guid Id { get; init; }

    /// <summary>Hundredths of the currency; negative when debited.</summary>
    public required long Cents { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Day on which the bank booked it.</summary>
    public required DateOnly BookedOn { get; init; }

    /// <summary>Whether it returns an earlier payment.</summary>
    public required bool Returned { get; init; }

    /// <summary>Where it stands, kebab case.</summary>
    public required string Status { get; init; }

    /// <summary>Year of its invoice.</summary>
    public int? Year { get; init; }

    /// <summary>Number of its invoice.</summary>
    public int? Number { get; init; }

    /// <summary>How many assignments and releases the ledger has not booked yet.</summary>
    public int Unbooked { get; init; }

    /// <summary>Order of the list: the earliest first.</summary>
    public required string SortKey { get; init; }
}

/// <summary>All transactions that may concern dues.</summary>
public sealed class TransactionList : IProjection<TransactionRow>
{
    /// <inheritdoc />
    public static string Name => "bank_transactions";

    /// <inheritdoc />
    public static int Version => 2;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<TransactionRow> row)
    {
        row.HasKey(transaction => transaction.Id);
        row.Property(transaction => transaction.SortKey).UseCollation("C");
        row.HasIndex(transaction => new { transaction.Status, transaction.SortKey, transaction.Id });
        row.HasIndex(transaction => transaction.Unbooked);
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data switch
    {
        TransactionReceived e => e.TransactionId,
        TransactionAssigned e => e.TransactionId,
        TransactionSetAside e => e.TransactionId,
        TransactionReleased e => e.TransactionId,
        PaymentBooked e => e.TransactionId,
        PaymentTakenBack e => e.TransactionId,
        _ => null,
    };

    /// <inheritdoc />
    public static TransactionRow? Evolve(TransactionRow? row, StoredEvent stored) => stored.Data switch
    {
        TransactionReceived e => new()
        {
            Id = e.TransactionId, Cents = e.Cents, Currency = e.Currency, BookedOn = e.BookedOn, Returned = e.Returned, Status = TransactionStatus.Waiting.Name(),
            SortKey = FormattableString.Invariant($"{e.BookedOn:yyyyMMdd}"),
        },
        TransactionAssigned e when row is not null => row with { Status = TransactionStatus.Assigned.Name(), Year = e.Year, Number = e.Number, Unbooked = row.Unbooked + 1 },
        TransactionSetAside when row is not null => row with { Status = TransactionStatus.SetAside.Name() },
        TransactionReleased when row is not null => row with
        {
            Status = TransactionStatus.Waiting.Name(), Year = null, Number = null, Unbooked = row.Unbooked + (row.Number is null ? 0 : 1),
        },
        PaymentBooked or PaymentTakenBack when row is not null => row with { Unbooked = row.Unbooked - 1 },
        _ => row,
    };
}

/// <summary>A transaction in a list.</summary>
/// <param name="Id">The transaction.</param>
/// <param name="Cents">Hundredths of the currency; negative when debited.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="BookedOn">Day on which the bank booked it.</param>
/// <param name="Returned">Whether it returns an earlier payment.</param>
/// <param name="Status">Where it stands, kebab case.</param>
/// <param name="Year">Year of its invoice.</param>
/// <param name="Number">Number of its invoice.</param>
public sealed record TransactionItem(Guid Id, long Cents, string Currency, DateOnly BookedOn, bool Returned, string Status, int? Year, int? Number);

/// <summary>Lists transactions for the office.</summary>
public static class ListTransactions
{
    internal const string Path = "/api/membership/dues/transactions";

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, Handle).Lists<TransactionRow, TransactionItem>()
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Roles.Office);

    private static Task<IResult> Handle(string? status, IReadModel<TransactionRow> transactions, PageRequest page, CancellationToken cancellation)
    {
        var check = new Check();
        check.Named<TransactionStatus>(status, "status");
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));
        return page.Of(
            transactions.Rows.Where(row => status == null || row.Status == status), row => row.SortKey, row => row.Id,
            row => new TransactionItem(row.Id, row.Cents, row.Currency, row.BookedOn, row.Returned, row.Status, row.Year, row.Number), cancellation);
    }
}
