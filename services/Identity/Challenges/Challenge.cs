namespace Bkmo.Identity.Challenges;

/// <summary>
/// What was asked of somebody who has yet to answer: kept here and not in a cookie or in a process, so that the answer may come to any process. Good for five
/// minutes and one answer, and only for whoever shows the handle, of which the row has the SHA-256.
/// </summary>
internal sealed class Challenge
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public required byte[] HandleHash { get; init; }

    /// <summary>What it was asked for; an answer to something else does not fit.</summary>
    public required string Purpose { get; init; }

    /// <summary>Who was asked; null while nobody is signed in.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>What the answer is checked against.</summary>
    public required string State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>The purposes of challenges.</summary>
internal static class Purposes
{
    internal const string PasskeyRegistration = "passkey registration";
    internal const string PasskeySignIn = "passkey sign-in";
    internal const string PasskeyConfirmation = "passkey confirmation";
    internal const string ProviderSignIn = "provider sign-in";
    internal const string ProviderCode = "provider sign-in, code missing";
    internal const string ProviderLink = "provider link";
}
