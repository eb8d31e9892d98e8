using Bkmo.Conference.Polls;

namespace Bkmo.Conference.Proxies;

/// <summary>Where a transfer of the vote stands.</summary>
public enum ProxyStatus
{
    /// <summary>Who is to vote asked for it.</summary>
    Requested,

    /// <summary>Whose vote it is offered it.</summary>
    Granted,

    /// <summary>Both agreed: it is in force.</summary>
    Accepted,

    /// <summary>The other side declined.</summary>
    Declined,

    /// <summary>One side took it back.</summary>
    Revoked,

    /// <summary>The office ended it, for instance because a mandate ended.</summary>
    Ended,
}

/// <summary>One side proposed a transfer of the vote (Stimmrechtsübertragung).</summary>
/// <param name="ProxyId">The transfer.</param>
/// <param name="PrincipalMandateId">Whose vote.</param>
/// <param name="PrincipalPersonId">Opaque id of that person.</param>
/// <param name="HolderMandateId">Who is to give it.</param>
/// <param name="HolderPersonId">Opaque id of that person.</param>
/// <param name="ByPrincipal">Whether whose vote it is proposed it.</param>
/// <param name="By">Who proposed it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("proxy_proposed")]
public sealed record ProxyProposed(
    Guid ProxyId, Guid PrincipalMandateId, Guid PrincipalPersonId, Guid HolderMandateId, Guid HolderPersonId, bool ByPrincipal, UserId By,
    DateTimeOffset At) : IEvent;

/// <summary>The other side agreed: the transfer is in force.</summary>
/// <param name="ProxyId">The transfer.</param>
/// <param name="By">Who agreed.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("proxy_accepted")]
public sealed record ProxyAccepted(Guid ProxyId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The other side declined.</summary>
/// <param name="ProxyId">The transfer.</param>
/// <param name="By">Who declined.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("proxy_declined")]
public sealed record ProxyDeclined(Guid ProxyId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>One side took the transfer back.</summary>
/// <param name="ProxyId">The transfer.</param>
/// <param name="By">Who took it back.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("proxy_revoked")]
public sealed record ProxyRevoked(Guid ProxyId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The office ended the transfer.</summary>
/// <param name="ProxyId">The transfer.</param>
/// <param name="By">Who ended it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("proxy_ended")]
public sealed record ProxyEnded(Guid ProxyId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A transfer of the vote.</summary>
/// <param name="Proposed">Who and to whom.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">Number of the event that last changed it.</param>
public sealed record Proxy(ProxyProposed Proposed, ProxyStatus Status, long Version)
{
    /// <summary>Whether it is proposed or in force.</summary>
    public bool IsLive => Status is ProxyStatus.Requested or ProxyStatus.Granted or ProxyStatus.Accepted;

    /// <summary>Whether the person is one of its two sides.</summary>
    public bool Concerns(Guid personId) => Proposed.PrincipalPersonId == personId || Proposed.HolderPersonId == personId;
}

/// <summary>All transfers at a conference. They are one stream, for how many votes come into one hand is decided over all of them.</summary>
/// <param name="Proxies">In the order in which they were proposed.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record ProxyBook(ValueList<Proxy> Proxies, long Version) : IState<ProxyBook>
{
    /// <inheritdoc />
    public static string StreamType => "proxy_book";

    /// <inheritdoc />
    public static ProxyBook Initial { get; } = new([], 0);

    /// <summary>The stream of a conference.</summary>
    public static Guid IdOf(Guid conferenceId) => NameBasedId.Of(conferenceId, "proxies");

    /// <summary>The transfers in force, as polls freeze them.</summary>
    public ValueList<LiveProxy> InForce => Proxies.Where(proxy => proxy.Status == ProxyStatus.Accepted)
        .Select(proxy => new LiveProxy(proxy.Proposed.ProxyId, proxy.Proposed.PrincipalMandateId, proxy.Proposed.HolderMandateId)).ToValueList();

    /// <summary>The transfer; null when there is none.</summary>
    public Proxy? Find(Guid proxyId) => Proxies.FirstOrDefault(proxy => proxy.Proposed.ProxyId == proxyId);

    /// <inheritdoc />
    public ProxyBook Evolve(IEvent @event)
    {
        var next = this with { Version = Version + 1 };
        return @event switch
        {
            ProxyProposed e => next with { Proxies = [.. Proxies, new(e, e.ByPrincipal ? ProxyStatus.Granted : ProxyStatus.Requested, next.Version)] },
            ProxyAccepted e => next.With(e.ProxyId, ProxyStatus.Accepted),
            ProxyDeclined e => next.With(e.ProxyId, ProxyStatus.Declined),
            ProxyRevoked e => next.With(e.ProxyId, ProxyStatus.Revoked),
            ProxyEnded e => next.With(e.ProxyId, ProxyStatus.Ended),
            _ => next,
        };
    }

    private ProxyBook With(Guid proxyId, ProxyStatus status) => this with
    {
        Proxies = Proxies.Select(proxy => proxy.Proposed.ProxyId == proxyId ? proxy with { Status = status, Version = Version } : proxy).ToValueList(),
    };
}
