namespace Bkmo.Identity.Providers;

/// <summary>That a user of the provider is the owner of an account. Somebody who owns both says so; an equal e-mail address never does.</summary>
internal sealed class ExternalLogin
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required string Issuer { get; init; }

    public required string Subject { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public long Version { get; init; } = 1;

    internal static ExternalLogin Of(ExternalPerson person, Guid id, Guid accountId, DateTimeOffset now) =>
        new() { Id = id, AccountId = accountId, Issuer = person.Issuer, Subject = person.Subject, CreatedAt = now };
}

/// <summary>A provider's user, as the owner of the account sees it.</summary>
/// <param name="Id">The link.</param>
/// <param name="Issuer">The provider.</param>
/// <param name="CreatedAt">Since when, UTC.</param>
/// <param name="LastUsedAt">When somebody last signed in with it, UTC; null: never.</param>
internal sealed record ExternalLoginView(Guid Id, string Issuer, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt)
{
    internal static ExternalLoginView Of(ExternalLogin login) => new(login.Id, login.Issuer, login.CreatedAt, login.LastUsedAt);
}

/// <summary>No such link, or somebody else's.</summary>
internal sealed record UnknownExternalLogin() : Refusal(RefusalKind.NotFound, new("Diese Verknüpfung gibt es nicht.", "There is no such link."));

/// <summary>What was brought back from the provider does not hold.</summary>
internal sealed record ExternalLoginRefused() : Refusal(RefusalKind.Invalid, new(
    "Die Anmeldung beim Anmeldedienst kann nicht angenommen werden; bitte von vorn beginnen.", "The sign-in at the provider cannot be accepted; start again."));

/// <summary>The provider's user belongs to an account already.</summary>
internal sealed record ExternalLoginTaken() : Refusal(RefusalKind.Conflict, new(
    "Diese Anmeldung gehört schon zu einem Konto.", "This sign-in belongs to an account already."));
