using System.Collections.Immutable;

namespace Bkmo.Membership.Umbrellas;

/// <summary>An organisation belongs to an umbrella for a time.</summary>
/// <param name="Id">The link.</param>
/// <param name="OrganisationId">The organisation below.</param>
/// <param name="UmbrellaId">The umbrella above.</param>
/// <param name="Period">From when until when.</param>
/// <param name="Version">Number of the event that last changed the link.</param>
public sealed record UmbrellaLink(Guid Id, Guid OrganisationId, Guid UmbrellaId, Period Period, long Version);

/// <summary>
/// Who belongs to which umbrella, all of it in one stream: that nobody is its own ancestor is a rule about the whole graph, and two links that
/// would close a circle together must meet in one place to be told apart.
/// </summary>
/// <param name="Above">For each organisation its links to umbrellas, oldest first.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record FederationGraph(ImmutableDictionary<Guid, ImmutableList<UmbrellaLink>> Above, long Version) : IState<FederationGraph>
{
    /// <summary>The one stream.</summary>
    public static Guid Id { get; } = NameBasedId.Of(Guid.Empty, "membership/federation-graph");

    /// <inheritdoc />
    public static string StreamType => "federation_graph";

    /// <inheritdoc />
    public static FederationGraph Initial { get; } = new(ImmutableDictionary<Guid, ImmutableList<UmbrellaLink>>.Empty, 0);

    /// <summary>All links of an organisation to umbrellas.</summary>
    public ImmutableList<UmbrellaLink> LinksOf(Guid organisationId) => Above.GetValueOrDefault(organisationId, []);

    /// <summary>The link of the pair that counts now; null when there never was one.</summary>
    public UmbrellaLink? Latest(Guid organisationId, Guid umbrellaId) => LinksOf(organisationId).FindLast(link => link.UmbrellaId == umbrellaId);

    /// <summary>All links there ever were.</summary>
    public IEnumerable<UmbrellaLink> Links => Above.Values.SelectMany(links => links);

    /// <summary>The first stretch of <paramref name="during"/> found in which <paramref name="ancestor"/> stands above <paramref name="organisationId"/>, over any number of links.</summary>
    public Period? IsBelow(Guid organisationId, Guid ancestor, Period during)
    {
        if (organisationId == ancestor) return during;
        var seen = new HashSet<(Guid, Period)>();
        var open = new Stack<(Guid Organisation, Period During)>([(organisationId, during)]);
        while (open.TryPop(out var here))
        {
            foreach (var link in LinksOf(here.Organisation))
            {
                if (link.Period.Common(here.During) is not { } common) continue;
                if (link.UmbrellaId == ancestor) return common;
                if (seen.Add((link.UmbrellaId, common))) open.Push((link.UmbrellaId, common));
            }
        }
        return null;
    }

    /// <inheritdoc />
    public FederationGraph Evolve(IEvent @event)
    {
        var version = Version + 1;
        var above = @event switch
        {
            UmbrellaJoined e => Above.SetItem(e.OrganisationId, LinksOf(e.OrganisationId).Add(
                new(e.LinkId, e.OrganisationId, e.UmbrellaId, new(e.From, null), version))),
            UmbrellaLeft e => Above.SetItem(e.OrganisationId, LinksOf(e.OrganisationId).ConvertAll(link =>
                link.Id == e.LinkId ? link with { Period = link.Period with { Until = e.Until }, Version = version } : link)),
            _ => Above,
        };
        return new(above, version);
    }
}
