using System.Collections.Immutable;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Umbrellas;

namespace Bkmo.Membership.Register;

/// <summary>A fact and the time at which it became known.</summary>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="Fact">The fact.</param>
internal readonly record struct KnownFact(DateTimeOffset At, IEvent Fact);

/// <summary>An organisation in the register, with all that is known of it.</summary>
internal sealed record RegisterEntry(Guid Id, Organisation State, ImmutableArray<KnownFact> Facts)
{
    /// <summary>The name folded: the order of the directory.</summary>
    internal string SortName { get; init; } = "";

    /// <summary>Names in every spelling that a search may use.</summary>
    internal string Search { get; init; } = "";

    internal static RegisterEntry Empty(Guid id) => new(id, Organisation.Initial, []);

    internal RegisterEntry With(KnownFact known)
    {
        var after = this with { State = State.Evolve(known.Fact), Facts = Facts.Add(known) };
        return after.State.Profile is not { } profile || profile == State.Profile
            ? after
            : after with { SortName = SearchText.Fold(profile.Name), Search = SearchText.Document(profile.Name, profile.ShortName) };
    }

    /// <summary>Whether all of it was known at <paramref name="moment"/>.</summary>
    internal bool IsKnownAt(DateTimeOffset moment)
    {
        foreach (var known in Facts)
            if (known.At > moment) return false;
        return true;
    }

    /// <summary>What was known of it at <paramref name="moment"/>; null when nothing was.</summary>
    internal RegisterEntry? At(DateTimeOffset moment)
    {
        var early = Facts.Where(known => known.At <= moment).ToList();
        return early.Count == 0 ? null : early.Aggregate(Empty(Id), (state, known) => state.With(known));
    }

    /// <summary>The names that a search looks in on a day with this description.</summary>
    internal string SearchOn(OrganisationProfile onDay) => onDay == State.Profile ? Search : SearchText.Document(onDay.Name, onDay.ShortName);
}

/// <summary>The register as it is known at a moment. Never changes.</summary>
internal sealed class RegisterContents
{
    private readonly ImmutableDictionary<Guid, RegisterEntry> entries;
    private readonly ImmutableList<KnownFact> links;
    private readonly Lazy<IReadOnlyList<RegisterEntry>> byName;
    private readonly Lazy<LinksDown> down;

    private RegisterContents(
        long position, ImmutableDictionary<Guid, RegisterEntry> entries, FederationGraph graph, ImmutableList<KnownFact> links, RegisterContents? before = null)
    {
        (Position, this.entries, Graph, this.links) = (position, entries, graph, links);
        down = before is not null && before.Graph == graph ? before.down : new(() => new(graph.Links));
        byName = before is not null && before.entries == entries ? before.byName : new(() => entries.Values.Where(entry => entry.State is { Profile: not null, IsVoided: false })
            .OrderBy(entry => entry.SortName, StringComparer.Ordinal).ThenBy(entry => entry.Id).ToList());
    }

    internal static RegisterContents Empty { get; } = new(0, ImmutableDictionary<Guid, RegisterEntry>.Empty, FederationGraph.Initial, []);

    /// <summary>Place in the log of the last fact.</summary>
    internal long Position { get; }

    /// <summary>Who belongs to which umbrella.</summary>
    internal FederationGraph Graph { get; }

    /// <summary>The same from above.</summary>
    internal LinksDown Down => down.Value;

    /// <summary>All organisations in alphabetical order.</summary>
    internal IReadOnlyList<RegisterEntry> ByName => byName.Value;

    internal RegisterEntry? Find(Guid id) => entries.GetValueOrDefault(id) is { State: { Profile: not null, IsVoided: false } } entry ? entry : null;

    internal RegisterContents With(IReadOnlyCollection<(Guid StreamId, long Position, KnownFact Known)> facts)
    {
        if (facts.Count == 0) return this;
        var (changed, graph, joined) = (entries.ToBuilder(), Graph, links.ToBuilder());
        foreach (var (stream, _, known) in facts)
        {
            if (stream == FederationGraph.Id)
            {
                graph = graph.Evolve(known.Fact);
                joined.Add(known);
            }
            else changed[stream] = (changed.TryGetValue(stream, out var entry) ? entry : RegisterEntry.Empty(stream)).With(known);
        }
        return new(facts.Max(fact => fact.Position), changed.ToImmutable(), graph, joined.ToImmutable(), this);
    }

    /// <summary>What was known at <paramref name="moment"/>.</summary>
    internal RegisterContents KnownAt(DateTimeOffset moment)
    {
        // Most moments asked for lie after most facts: what changed since is taken back, the rest stays.
        var then = entries.ToBuilder();
        foreach (var (id, entry) in entries)
        {
            if (entry.IsKnownAt(moment)) continue;
            if (entry.At(moment) is { } earlier) then[id] = earlier;
            else then.Remove(id);
        }
        var early = links.Exists(known => known.At > moment) ? links.FindAll(known => known.At <= moment) : links;
        var graph = early == links ? Graph : early.Aggregate(FederationGraph.Initial, (state, known) => state.Evolve(known.Fact));
        return new(Position, then.ToImmutable(), graph, early, this);
    }
}
