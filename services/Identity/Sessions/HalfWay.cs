using System.Text.Json;
using Bkmo.Identity.Accounts;
using Bkmo.Identity.Challenges;
using Bkmo.Identity.Providers;

namespace Bkmo.Identity.Sessions;

/// <summary>Remembers whom the provider vouched for until the code of the authenticator app is there, so that nobody needs to go to the provider twice.</summary>
internal static class HalfWay
{
    internal static void Keep(Desk desk, string handle, ExternalPerson person) => desk.Db.Challenges.Add(new()
    {
        HandleHash = Tokens.Hash(handle), Purpose = Purposes.ProviderCode, State = JsonSerializer.Serialize(person), CreatedAt = desk.Now, ExpiresAt = desk.Now + Challenge.Lifetime,
    });

    internal static async Task<ExternalPerson?> Take(Desk desk, string handle, CancellationToken cancellation) =>
        await desk.Take(handle, Purposes.ProviderCode, null, cancellation) is { } kept ? JsonSerializer.Deserialize<ExternalPerson>(kept) : null;
}
