using System.Globalization;

namespace Bkmo.Membership.Dues.Statements;

/// <summary>Payments that come back (Rückgabe): what came back belongs where its payment is.</summary>
internal static class PaymentReturns
{
    /// <summary>The return that goes with a payment that is assigned now: the same payer's reference, the same amount, waiting, and none is booked against the payment yet.</summary>
    internal static BankTransaction? Following(BankBook state, BankTransaction payment)
    {
        if (payment.EndToEnd is null || payment.Cents <= 0) return null;
        var related = state.Transactions.Values.Where(one => one.Id != payment.Id && one.EndToEnd == payment.EndToEnd).ToList();
        return related.Where(one => one.Invoice is not null).Sum(one => one.Cents) >= 0
            ? related.Where(one => one.Status is TransactionStatus.Waiting && Returns(one, payment)).MinBy(one => one.Id)
            : null;
    }

    /// <summary>The return that leaves an invoice with its payment: without the payment more would have come back from the invoice than came in.</summary>
    internal static BankTransaction? Leaving(BankBook state, BankTransaction payment)
    {
        if (payment.Invoice is not { } invoice || payment.Cents <= 0) return null;
        var others = state.Transactions.Values.Where(one => one.Id != payment.Id && one.Invoice == invoice).ToList();
        return others.Sum(one => one.Cents) < 0
            ? others.Where(one => Returns(one, payment)).OrderByDescending(one => one.EndToEnd == payment.EndToEnd).ThenBy(one => one.Id).FirstOrDefault()
            : null;
    }

    /// <summary>
    /// What comes back of several payments in one sum, taken apart: when each reference belongs to exactly one payment that is booked and did not come back, and these
    /// add up to the sum. Anything else stays as it is, and waits for a person.
    /// </summary>
    internal static IReadOnlyList<ImportStatement.News> Parts(BankBook state, ImportStatement.News sum)
    {
        if (!sum.Returned || sum.Invoice is not null || sum.Parts.Count < 2) return [sum];
        var payments = sum.Parts.Select(reference => Booked(state, reference, sum.Currency)).OfType<BankTransaction>().ToList();
        if (payments.Count != sum.Parts.Count || payments.Sum(payment => payment.Cents) != -sum.Cents) return [sum];
        return
        [
            .. payments.Select((payment, i) => sum with
            {
                Id = NameBasedId.Of(sum.EntryId, i.ToString(CultureInfo.InvariantCulture)), Cents = -payment.Cents, EndToEnd = payment.EndToEnd, Payer = null, Parts = [],
            }),
        ];
    }

    /// <summary>The one payment with this reference, if it is booked on an invoice and nothing of it came back.</summary>
    private static BankTransaction? Booked(BankBook state, Guid reference, string currency) =>
        state.Transactions.Values.Where(one => one.EndToEnd == reference).ToList() is [{ Cents: > 0, Invoice: not null } payment]
        && string.Equals(payment.Currency, currency, StringComparison.Ordinal) ? payment : null;

    private static bool Returns(BankTransaction one, BankTransaction payment) =>
        one.Returned && one.Cents == -payment.Cents && string.Equals(one.Currency, payment.Currency, StringComparison.Ordinal);
}
