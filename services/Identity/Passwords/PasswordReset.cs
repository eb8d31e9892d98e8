namespace Bkmo.Identity.Passwords;

/// <summary>A link in a mail with which the owner of an account sets a new password, once, within an hour.</summary>
internal sealed class PasswordReset
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>At most one mail in this time for each account.</summary>
    internal static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    public required byte[] TokenHash { get; init; }

    public required Guid AccountId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>The link has been used, is too old, or never was one; which of these is not said.</summary>
internal sealed record ResetVoid() : Refusal(RefusalKind.NotFound, new(
    "Dieser Link gilt nicht (mehr); fordern Sie einen neuen an.", "This link is not valid (any more); ask for a new one."));

/// <summary>The present password does not fit.</summary>
internal sealed record WrongPassword() : Refusal(RefusalKind.Forbidden, new("Das bisherige Passwort stimmt nicht.", "The present password is not right."));
