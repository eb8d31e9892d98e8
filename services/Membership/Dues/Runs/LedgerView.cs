using Bkmo.Membership.Dues.Invoices;

namespace Bkmo.Membership.Dues.Runs;

/// <summary>The dues of a year in sums.</summary>
/// <param name="Year">Which year.</param>
/// <param name="Invoices">How many invoices stand; cancelled ones and counter entries do not.</param>
/// <param name="LastNumber">The last number that was given.</param>
/// <param name="IssuedCents">What they ask for, in cents.</param>
/// <param name="PaidCents">What came in.</param>
/// <param name="WaivedCents">What was waived.</param>
/// <param name="OpenCents">What is still to come.</param>
/// <param name="ByStatus">How many stand where; states without any are left out.</param>
public sealed record LedgerView(
    int Year, int Invoices, int LastNumber, long IssuedCents, long PaidCents, long WaivedCents, long OpenCents, IReadOnlyDictionary<string, int> ByStatus)
{
    internal static string PathOf(int year) => FormattableString.Invariant($"/api/membership/dues/{year}");

    internal static LedgerView Of(int year, DuesLedger state)
    {
        var standing = state.Invoices.Values.Where(invoice => invoice.CancelledBy is null && invoice.Cancels is null).ToList();
        return new(
            year, standing.Count, state.Invoices.Count, standing.Sum(invoice => invoice.TotalCents), standing.Sum(invoice => invoice.PaidCents),
            standing.Sum(invoice => invoice.WaivedCents), standing.Sum(invoice => Math.Max(0, invoice.OpenCents)),
            new SortedDictionary<string, int>(
                state.Invoices.Values.CountBy(invoice => invoice.Status.Name(), StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal));
    }
}

/// <summary>Shows the dues of a year in sums.</summary>
public static class ShowLedger
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/membership/dues/{year:int}", Handle).Shows<LedgerView>().RequireRoles(Roles.Office, Roles.Board);

    private static Task<IResult> Handle(int year, Commands commands, CancellationToken cancellation) =>
        commands.Read<DuesLedger>(DuesLedger.IdOf(year), state => LedgerView.Of(year, state), cancellation);
}
