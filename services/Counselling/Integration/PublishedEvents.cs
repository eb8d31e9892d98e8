using System.Diagnostics;
using Bkmo.Counselling.Centres;
using Contract = Bkmo.Contracts.Counselling.V1;

namespace Bkmo.Counselling.Integration;

/// <summary>What Counselling tells the other services: that a centre opened. Of cases it tells nothing, ever; their streams are not published at all.</summary>
public static class PublishedEvents
{
    /// <summary>The contract for an event of a centre; null for what stays here.</summary>
    public static object? Of(Centre state, StoredEvent stored) => stored.Data switch
    {
        CentreOpened e => new Contract.CentreOpened(stored.StreamId, stored.Version, e.At, e.Name, e.OrganisationId, e.Place, e.Languages),
        CentreClosureSet => null,
        _ => throw new UnreachableException($"Nobody decided whether '{stored.Data.GetType().Name}' is published."),
    };
}
