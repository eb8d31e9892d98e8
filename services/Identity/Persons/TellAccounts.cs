using Bkmo.Eventing;
using Bkmo.Identity.Accounts;
using Microsoft.EntityFrameworkCore;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Identity.Persons;

/// <summary>
/// Notes of each account whose invitation named a person that it was opened, so that it is told to the other services. Apart from opening it: accounts are rows and not
/// events, and what was missed is told in the next round.
/// </summary>
internal sealed class TellAccounts(IdentityDb db, Decider decider) : IDuty
{
    internal const string Name = "tell_accounts";
    internal static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private const int AtOnce = 200;

    /// <inheritdoc />
    public async Task Do(CancellationToken cancellation)
    {
        var opened = await db.Users.AsNoTracking()
            .Where(account => account.Kind == AccountKind.Person && account.PersonId != null && !db.ToldAccounts.Any(told => told.Id == account.Id))
            .OrderBy(account => account.Id).Take(AtOnce).Select(account => new { account.Id, account.PersonId, account.CreatedAt }).ToListAsync(cancellation);
        await Decider.Each(opened, account => decider.Decide<OpenedAccount>(
            account.Id, state => state.IsTold ? Nothing : Accept(new AccountOpened(account.PersonId!.Value, account.CreatedAt)), cancellation));
    }
}
