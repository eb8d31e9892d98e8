using Bkmo.Eventing;
using Bkmo.Identity.Accounts;
using Microsoft.EntityFrameworkCore;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Identity.Persons;

/// <summary>
/// Notes of each account whose invitation named a person that it was opened, and of each that is somebody's that it was closed, so that it is told to the other services.
/// Apart from the act itself: accounts are rows and not events, and what was missed is told in the next round.
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
        await TellClosed(cancellation);
    }

    private async Task TellClosed(CancellationToken cancellation)
    {
        var owned = AccountPersons.Of(db);
        var closed = await db.Users.AsNoTracking().Where(account => account.Status == AccountStatus.Closed
                && owned.Any(own => own.AccountId == account.Id) && !db.ToldAccounts.Any(told => told.Id == account.Id && told.Closed))
            .OrderBy(account => account.Id).Take(AtOnce).Select(account => account.Id).ToListAsync(cancellation);
        var persons = await AccountPersons.Shown(db, closed, cancellation);
        await Decider.Each(closed, id => decider.Decide<OpenedAccount>(
            id, state => state.IsClosed ? Nothing : Accept(new AccountClosed(persons[id], decider.Now)), cancellation));
    }
}
