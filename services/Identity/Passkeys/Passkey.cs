namespace Bkmo.Identity.Passkeys;

/// <summary>
/// A passkey (WebAuthn credential): a key pair in a device or password manager that its owner unlocks by finger, face or PIN. Identity has the public half. It
/// stands for two factors: the device, and what unlocks it.
/// </summary>
internal sealed class Passkey
{
    /// <summary>So many an account may have.</summary>
    internal const int Most = 20;

    internal const int LongestName = 100;

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required byte[] CredentialId { get; init; }

    public required byte[] PublicKey { get; init; }

    /// <summary>What the owner knows it by.</summary>
    public required string Name { get; set; }

    /// <summary>How often it has signed, as it says; 0 for those that do not count.</summary>
    public required long SignCount { get; set; }

    public required string[] Transports { get; init; }

    public required bool IsBackupEligible { get; init; }

    public required bool IsBackedUp { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public long Version { get; set; } = 1;

    /// <summary>Notes a use.</summary>
    internal void Use(Microsoft.AspNetCore.Identity.UserPasskeyInfo proven, DateTimeOffset now) =>
        (SignCount, IsBackedUp, LastUsedAt) = (proven.SignCount, proven.IsBackedUp, now);
}

/// <summary>A passkey, as its owner sees it.</summary>
/// <param name="Id">The passkey.</param>
/// <param name="Name">What the owner knows it by.</param>
/// <param name="CreatedAt">When it was registered, UTC.</param>
/// <param name="LastUsedAt">When somebody last signed in or confirmed with it, UTC; null: never.</param>
/// <param name="IsBackedUp">Whether it is also kept outside the device, by its maker's cloud for instance.</param>
internal sealed record PasskeyView(Guid Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, bool IsBackedUp)
{
    internal static PasskeyView Of(Passkey passkey) => new(passkey.Id, passkey.Name, passkey.CreatedAt, passkey.LastUsedAt, passkey.IsBackedUp);
}

/// <summary>No such passkey, or somebody else's.</summary>
internal sealed record UnknownPasskey() : Refusal(RefusalKind.NotFound, new("Diesen Passkey gibt es nicht.", "There is no such passkey."));

/// <summary>The authenticator's answer does not fit the question.</summary>
internal sealed record PasskeyRefused() : Refusal(RefusalKind.Invalid, new(
    "Dieser Passkey kann nicht angenommen werden; bitte von vorn beginnen.", "This passkey cannot be accepted; start again."));

/// <summary>Enough is enough.</summary>
internal sealed record TooManyPasskeys() : Refusal(RefusalKind.Conflict, new(
    $"Ein Konto hat höchstens {Passkey.Most} Passkeys; entfernen Sie zuerst einen.", $"An account has at most {Passkey.Most} passkeys; remove one first."));

/// <summary>Without it nobody could sign in to the account.</summary>
internal sealed record LastWayIn() : Refusal(RefusalKind.Conflict, new(
    "Das ist der letzte Weg in dieses Konto; richten Sie zuerst einen anderen ein.", "This is the last way in to this account; set up another one first."));
