using Bkmo.Identity.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Passkeys;

/// <summary>What ASP.NET Core Identity's passkey handler reads. It writes nothing: rows are written where an act is decided, with the account held.</summary>
internal sealed class AccountStore(IdentityDb db) : UserOnlyStore<Account, IdentityDb, Guid>(db)
{
    /// <summary>The account as it is now, not as this request may have seen it before.</summary>
    public override Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken = default)
    {
        var known = Guid.TryParse(userId, out var id);
        return Context.Users.AsNoTracking().SingleOrDefaultAsync(account => known && account.Id == id, cancellationToken);
    }

    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        (await Context.Passkeys.AsNoTracking().Where(p => p.AccountId == user.Id).ToListAsync(cancellationToken)).ConvertAll(Info);

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        await Context.Passkeys.AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == user.Id && p.CredentialId == credentialId, cancellationToken) is { } found ? Info(found) : null;

    public override Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        Context.Passkeys.AsNoTracking().Where(p => p.CredentialId == credentialId)
            .Join(Context.Users.AsNoTracking(), p => p.AccountId, a => a.Id, (p, a) => a).SingleOrDefaultAsync(cancellationToken);

    public override Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw new NotSupportedException();

    // The handler compares counters without holding the row, so two at once would both pass: it is shown none, and PasskeyProofs compares.
    private static UserPasskeyInfo Info(Passkey passkey) => new(
        passkey.CredentialId, passkey.PublicKey, passkey.CreatedAt, signCount: 0, passkey.Transports, isUserVerified: true, passkey.IsBackupEligible, passkey.IsBackedUp, [], [])
    {
        Name = passkey.Name,
    };
}
