using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Register;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Membership.Dues.Rights;

/// <summary>
/// The duty that lets voting rights rest and brings them back. Read models only say whom to look at; what is owed is read from the ledgers themselves, so that a
/// payment that was just booked is never overlooked, and whether the membership rests from the organisation.
/// </summary>
internal sealed class RestVotingRights(IReadModel<InvoiceRow> invoices, IReadModel<RestingRow> resting, FederationRegister register, Decider decider) : IDuty
{
    /// <summary>Name of the duty.</summary>
    public const string Name = "voting_rights";

    /// <summary>Time from one round to the next.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    public async Task Do(CancellationToken cancellation)
    {
        var today = Berlin.DayOf(decider.Now);
        var owing = await invoices.Rows.Where(row => row.RestsFrom <= today && row.OpenCents > 0).Select(row => row.OrganisationId).ToListAsync(cancellation);
        var restingMembers = (await register.Now(cancellation)).ByName
            .Where(entry => AlignVotingRights.VotingOn(entry.State, today) is MembershipStatus.Suspended).Select(entry => entry.Id);
        var suspended = await resting.Rows.Select(row => row.Id).ToListAsync(cancellation);
        var ledgers = new Dictionary<int, DuesLedger>();
        await Decider.Each(owing.Union(restingMembers).Union(suspended), organisation => Align(organisation, ledgers, today, cancellation));
    }

    private async Task Align(Guid organisation, Dictionary<int, DuesLedger> ledgers, DateOnly today, CancellationToken cancellation)
    {
        var years = await invoices.Rows.Where(row => row.OrganisationId == organisation).Select(row => row.Year).Distinct().ToListAsync(cancellation);
        var unsettled = new List<InvoiceNumber>();
        foreach (var year in years.Order())
        {
            if (!ledgers.TryGetValue(year, out var ledger))
                ledgers[year] = ledger = await decider.Find<DuesLedger>(DuesLedger.IdOf(year), cancellation) ?? DuesLedger.Initial;
            unsettled.AddRange(ledger.Suspending(organisation, today).Select(invoice => new InvoiceNumber(year, invoice.Number)));
        }
        var command = new AlignVotingRights.Command(unsettled.ToValueList(), today, decider.By, decider.Now);
        await decider.Decide<Organisation>(organisation, state => AlignVotingRights.Decide(state, command), cancellation);
    }
}
