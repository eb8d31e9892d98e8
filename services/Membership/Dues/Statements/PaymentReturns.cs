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

    private static bool Returns(BankTransaction one, BankTransaction payment) =>
        one.Returned && one.Cents == -payment.Cents && string.Equals(one.Currency, payment.Currency, StringComparison.Ordinal);
}
