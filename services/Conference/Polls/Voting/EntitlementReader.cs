using Bkmo.Conference.Proxies;

namespace Bkmo.Conference.Polls;

/// <summary>Looks up who may vote at a conference now.</summary>
public sealed class EntitlementReader(Commands commands)
{
    /// <summary>Organisations with their votes, mandates in force with presence, and transfers in force.</summary>
    public async Task<Entitlements> Now(Guid conferenceId, CancellationToken cancellation)
    {
        var proxies = await commands.Find<ProxyBook>(ProxyBook.IdOf(conferenceId), cancellation);
        return new([], [], proxies?.InForce ?? []);
    }

    /// <summary>The account of who asks; the id of zeros for none.</summary>
    internal static Guid AccountOf(Actor actor) => Guid.TryParse(actor.Id.Value, out var account) ? account : Guid.Empty;
}
