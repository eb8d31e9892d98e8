using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Membership.Dues.Invoices;

/// <summary>An invoice, for lists and for what time asks of it.</summary>
public sealed record InvoiceRow
{
    /// <summary>The invoice.</summary>
    public required Guid Id { get; init; }

    /// <summary>Year of the dues.</summary>
    public required int Year { get; init; }

    /// <summary>Number in the year.</summary>
    public required int Number { get; init; }

    /// <summary>Who owes.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Day of the invoice.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Last day on which it is paid in time.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>First day on which voting rights rest if it is not settled.</summary>
    public DateOnly? RestsFrom { get; init; }

    /// <summary>What is owed, in cents.</summary>
    public required long TotalCents { get; init; }

    /// <summary>What came in.</summary>
    public long PaidCents { get; init; }

    /// <summary>What was waived.</summary>
    public long WaivedCents { get; init; }

    /// <summary>What is still to be paid.</summary>
    public required long OpenCents { get; init; }

    /// <summary>Reminders so far.</summary>
    public int ReminderLevel { get; init; }

    /// <summary>Until when the last reminder asks to pay.</summary>
    public DateOnly? PayBy { get; init; }

    /// <summary>Whether it was cancelled.</summary>
    public bool Cancelled { get; init; }

    /// <summary>Counter entry: the invoice that it takes back.</summary>
    public int? Cancels { get; init; }

    /// <summary>Where it stands, kebab case.</summary>
    public required string Status { get; init; }

    /// <summary>Order of the list: the latest first.</summary>
    public required string SortKey { get; init; }
}

/// <summary>All invoices, counter entries among them.</summary>
public sealed class InvoiceList : IProjection<InvoiceRow>
{
    /// <inheritdoc />
    public static string Name => "dues_invoices";

    /// <inheritdoc />
    public static int Version => 2;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<InvoiceRow> row)
    {
        row.HasKey(invoice => invoice.Id);
        row.Property(invoice => invoice.SortKey).UseCollation("C");
        row.HasIndex(invoice => new { invoice.SortKey, invoice.Id });
        row.HasIndex(invoice => new { invoice.OrganisationId, invoice.Year });
        row.HasIndex(invoice => invoice.RestsFrom);
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data switch
    {
        InvoiceIssued e => IdOf(stored.StreamId, e.Number),
        CounterEntryIssued e => IdOf(stored.StreamId, e.Number),
        PaymentBooked e => IdOf(stored.StreamId, e.Number),
        PaymentTakenBack e => IdOf(stored.StreamId, e.Number),
        InvoiceReminded e => IdOf(stored.StreamId, e.Number),
        InvoiceWaived e => IdOf(stored.StreamId, e.Number),
        InvoiceCancelled e => IdOf(stored.StreamId, e.Number),
        _ => null,
    };

    /// <inheritdoc />
    public static InvoiceRow? Evolve(InvoiceRow? row, StoredEvent stored) => stored.Data switch
    {
        InvoiceIssued e => Standing(Issued(stored.StreamId, e)),
        CounterEntryIssued e => Standing(Counter(stored.StreamId, e)),
        PaymentBooked e when row is not null => Standing(row with { PaidCents = row.PaidCents + e.Cents }),
        PaymentTakenBack e when row is not null => Standing(row with { PaidCents = row.PaidCents + e.Cents }),
        InvoiceWaived e when row is not null => Standing(row with { WaivedCents = row.WaivedCents + e.Cents }),
        InvoiceReminded e when row is not null => Standing(row with { ReminderLevel = e.Level, PayBy = e.PayBy }),
        InvoiceCancelled when row is not null => Standing(row with { Cancelled = true }),
        _ => row,
    };

    private static Guid IdOf(Guid stream, int number) => NameBasedId.Of(stream, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The state's own rule for sums and status, applied to the row.</summary>
    private static InvoiceRow Standing(InvoiceRow row)
    {
        var invoice = new Invoice(row.Number, row.OrganisationId, row.IssuedOn, row.IssuedOn, row.DueOn, row.RestsFrom, "", [], row.TotalCents, 0)
        {
            PaidCents = row.PaidCents,
            WaivedCents = row.WaivedCents,
            CancelledBy = row.Cancelled ? 0 : null,
            Cancels = row.Cancels,
            Reminder = row.PayBy is { } payBy ? new(row.Number, row.ReminderLevel, payBy, payBy, default, default) : null,
        };
        return row with { OpenCents = invoice.OpenCents, Status = invoice.Status.Name() };
    }

    private static InvoiceRow Issued(Guid stream, InvoiceIssued e) => new()
    {
        Id = IdOf(stream, e.Number), Year = e.Year, Number = e.Number, OrganisationId = e.OrganisationId, IssuedOn = e.IssuedOn, DueOn = e.DueOn, RestsFrom = e.RestsFrom,
        TotalCents = e.Lines.Sum(line => line.Cents), OpenCents = 0, Status = "", SortKey = LatestFirst(e.Year, e.Number),
    };

    private static InvoiceRow Counter(Guid stream, CounterEntryIssued e) => new()
    {
        Id = IdOf(stream, e.Number), Year = e.Year, Number = e.Number, OrganisationId = e.OrganisationId, IssuedOn = e.IssuedOn, DueOn = e.IssuedOn,
        TotalCents = e.Cents, OpenCents = 0, Cancels = e.Cancels, Status = "", SortKey = LatestFirst(e.Year, e.Number),
    };

    private static string LatestFirst(int year, int number) => FormattableString.Invariant($"{9999 - year:D4}{999_999 - number:D6}");
}
