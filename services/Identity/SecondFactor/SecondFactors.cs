using Bkmo.Identity.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.SecondFactor;

/// <summary>Takes codes of authenticators and recovery codes.</summary>
internal sealed class SecondFactors(IdentityDb db, SecretBox box)
{
    private const int LengthOfAuthenticatorCode = 6;

    /// <summary>Whether the code fits the account, which is held. Taken codes do not fit again.</summary>
    internal async Task<bool> Take(Account account, string code, DateTimeOffset now, CancellationToken cancellation)
    {
        code = code.Replace(" ", "", StringComparison.Ordinal);
        if (code.Length == LengthOfAuthenticatorCode) return TakeFromAuthenticator(account, code, now);
        var hash = RecoveryCode.Hash(code);
        return await db.RecoveryCodes.Where(c => c.AccountId == account.Id && c.CodeHash == hash && c.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancellation) == 1;
    }

    /// <summary>Whether the authenticator shows this code now.</summary>
    internal bool TakeFromAuthenticator(Account account, string code, DateTimeOffset now)
    {
        if (account.TotpSecret is not { } sealedSecret) return false;
        if (Totp.Step(box.Open(sealedSecret, account.Id), code, now, account.TotpLastStep) is not { } step) return false;
        account.TotpLastStep = step;
        return true;
    }
}
