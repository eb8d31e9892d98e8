using Microsoft.AspNetCore.Identity;

namespace Bkmo.Identity.Accounts;

/// <summary>Whose account it is.</summary>
internal enum AccountKind
{
    /// <summary>A person's, who signs in.</summary>
    Person,

    /// <summary>A partner's or an integration's, which holds tokens.</summary>
    Service,
}

/// <summary>Whether the account may be used.</summary>
internal enum AccountStatus
{
    /// <summary>It may.</summary>
    Active,

    /// <summary>The office has locked it (not to be confused with the pause after wrong passwords).</summary>
    Locked,

    /// <summary>It is closed for good, and what was personal in it is erased.</summary>
    Closed,
}

/// <summary>
/// An account (Konto). The e-mail address is the only personal data in it; who the person is, is known elsewhere by an id. Everybody else in
/// the platform knows the account by its id.
/// </summary>
internal sealed class Account : IdentityUser<Guid>
{
    public required AccountKind Kind { get; init; }

    public AccountStatus Status { get; set; }

    /// <summary>The person in Membership whom the invitation named; whose account it is now, <see cref="Persons.AccountPersons"/> knows.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>What a service account is for; null for persons.</summary>
    public string? Name { get; init; }

    /// <summary>Sealed secret of the authenticator; null until one is set up.</summary>
    public byte[]? TotpSecret { get; set; }

    /// <summary>When the owner proved that the authenticator works; until then it counts for nothing.</summary>
    public DateTimeOffset? TotpConfirmedAt { get; set; }

    /// <summary>Time step of the last code taken: no code is taken twice (RFC 6238 § 5.2).</summary>
    public long? TotpLastStep { get; set; }

    /// <summary>What a service account's tokens may be used for.</summary>
    public string[] Scopes { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a service account ends; null for persons.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Grows with every change that the office makes.</summary>
    public long Version { get; set; } = 1;

    /// <summary>Closes it: nothing personal stays, and no way in.</summary>
    public void Close()
    {
        Status = AccountStatus.Closed;
        (Email, NormalizedEmail) = ($"{Id}@closed.invalid", EmailAddress.Normalize($"{Id}@closed.invalid"));
        (PasswordHash, TotpSecret, TotpConfirmedAt, TotpLastStep) = (null, null, null, null);
        this.Succeed();
        Version++;
    }

    /// <summary>Whether sign-in asks for a code.</summary>
    public bool HasSecondFactor => TotpConfirmedAt is not null;

    /// <summary>Whether it may be used at this time.</summary>
    public bool IsUsable(DateTimeOffset now) => Status is AccountStatus.Active && !(ExpiresAt <= now);
}
