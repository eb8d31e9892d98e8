using System.Diagnostics;
using Bkmo.Advocacy.Texts;
using Contract = Bkmo.Contracts.Advocacy.V1;

namespace Bkmo.Advocacy.Integration;

/// <summary>What Advocacy tells the other services.</summary>
public static class PublishedEvents
{
    /// <summary>The contract for an event of a text; null for what stays here.</summary>
    public static object? Of(PoliticalText state, StoredEvent stored) => stored.Data switch
    {
        TextPublished e => new Contract.TextPublished(
            stored.StreamId, stored.Version, e.At, state.Kind.Name(), e.TextVersion, state.At(e.TextVersion)!.Wording.Languages(),
            $"/api/advocacy/texts/{stored.StreamId}"),
        TextDrafted or TextRevised or PublicationWithdrawn => null,
        _ => throw new UnreachableException($"Nobody decided whether '{stored.Data.GetType().Name}' is published."),
    };
}
