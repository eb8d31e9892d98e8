using System.Collections.Immutable;
using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Dues.Invoices;

/// <summary>
/// All invoices of a year, in one stream: numbers follow each other without a gap whoever issues at the same time, and what a year owes and got is decided in one place.
/// </summary>
/// <param name="Invoices">By number, counter entries among them.</param>
/// <param name="Billed">Which memberships of the year have an invoice that was not cancelled.</param>
/// <param name="Booked">For each transaction how many bookings there are of it, counter entries among them.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record DuesLedger(
    ImmutableSortedDictionary<int, Invoice> Invoices, ImmutableHashSet<(Guid OrganisationId, MembershipKind Kind)> Billed, ImmutableDictionary<Guid, int> Booked, long Version)
    : IState<DuesLedger>
{
    /// <inheritdoc />
    public static string StreamType => "dues_ledger";

    /// <inheritdoc />
    public static DuesLedger Initial { get; } = new(ImmutableSortedDictionary<int, Invoice>.Empty, [], ImmutableDictionary<Guid, int>.Empty, 0);

    /// <summary>The ledger of a year.</summary>
    public static Guid IdOf(int year) => NameBasedId.Of(Guid.Empty, FormattableString.Invariant($"membership/dues/{year}"));

    /// <summary>The number that comes next.</summary>
    public int NextNumber => Invoices.Count + 1;

    /// <summary>The invoice with this number; null when there is none.</summary>
    public Invoice? Find(int number) => Invoices.GetValueOrDefault(number);

    /// <summary>The organisation's invoices for which its voting rights rest on <paramref name="day"/>.</summary>
    public IEnumerable<Invoice> Suspending(Guid organisationId, DateOnly day) =>
        Invoices.Values.Where(invoice => invoice.OrganisationId == organisationId && invoice.SuspendsOn(day));

    /// <inheritdoc />
    public DuesLedger Evolve(IEvent @event)
    {
        var version = Version + 1;
        return (@event switch
        {
            InvoiceIssued e => this with { Invoices = Invoices.Add(e.Number, Issued(e, version)), Billed = Billed.Union(e.Lines.Select(line => (e.OrganisationId, line.Membership))) },
            CounterEntryIssued e => this with { Invoices = Invoices.Add(e.Number, Counter(e, version)) },
            PaymentBooked e => Paid(e.Number, e.TransactionId, e.Cents, version),
            PaymentTakenBack e => Paid(e.Number, e.TransactionId, e.Cents, version),
            InvoiceReminded e => Change(e.Number, invoice => invoice with { Reminder = e, Version = version }),
            InvoiceWaived e => Change(e.Number, invoice => invoice with { WaivedCents = invoice.WaivedCents + e.Cents, Version = version }),
            InvoiceCancelled e => Change(e.Number, invoice => invoice with { CancelledBy = e.CounterNumber, Version = version }) with { Billed = Billed.Except(Memberships(e.Number)) },
            _ => this,
        }) with { Version = version };
    }

    private DuesLedger Paid(int number, Guid transaction, long cents, long version) =>
        Change(number, invoice => invoice with { PaidCents = invoice.PaidCents + cents, Version = version }) with
        {
            Booked = Booked.SetItem(transaction, Booked.GetValueOrDefault(transaction) + 1),
        };

    private DuesLedger Change(int number, Func<Invoice, Invoice> change) =>
        Find(number) is { } invoice ? this with { Invoices = Invoices.SetItem(number, change(invoice)) } : this;

    private IEnumerable<(Guid, MembershipKind)> Memberships(int number) =>
        Find(number) is { } invoice ? invoice.Lines.Select(line => (invoice.OrganisationId, line.Membership)) : [];

    private static Invoice Issued(InvoiceIssued e, long version) => new(
        e.Number, e.OrganisationId, e.KeyDate, e.IssuedOn, e.DueOn, e.RestsFrom, e.Reference, e.Lines, e.Lines.Sum(line => line.Cents), version);

    private static Invoice Counter(CounterEntryIssued e, long version) =>
        new(e.Number, e.OrganisationId, e.IssuedOn, e.IssuedOn, e.IssuedOn, null, "", [], e.Cents, version) { Cancels = e.Cancels };
}
