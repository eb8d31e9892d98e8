namespace Bkmo.Identity.Accounts;

/// <summary>No such account.</summary>
internal sealed record UnknownAccount() : Refusal(RefusalKind.NotFound, new("Dieses Konto gibt es nicht.", "There is no such account."));

/// <summary>The caller has not signed in, and does not come to invite the first account of the office.</summary>
internal sealed record NeedsSession() : Refusal(RefusalKind.Forbidden, new(
    "Dafür müssen Sie sich mit einem eigenen Konto anmelden.", "Sign in with an account of your own for this."));

/// <summary>A role of the account asks for a second factor that this session does not have.</summary>
internal sealed record SecondFactorRequired() : Refusal(RefusalKind.Forbidden, new(
    "Ihre Rolle verlangt einen zweiten Faktor; richten Sie ihn zuerst ein und melden Sie sich damit an.",
    "Your role demands a second factor; set it up first and sign in with it."));
