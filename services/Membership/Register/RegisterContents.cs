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

    /// <summary>The names that a search looks in on a day with this description.</summary>
    internal string SearchOn(OrganisationProfile onDay) => onDay == State.Profile ? Search : SearchText.Document(onDay.Name, onDay.ShortName);
}

/// <summary>The register as it is known at a moment. Never changes.</summary>
internal sealed class RegisterContents
{
    private readonly ImmutableDictionary<Guid, RegisterEntry> entries;
    private readonly ImmutableList<KnownFact> links;
    private readonly Lazy<IReadOnlyList<RegisterEntry>> byName;

    private RegisterContents(long position, ImmutableDictionary<Guid, RegisterEntry> entries, FederationGraph graph, ImmutableList<KnownFact> links)
    {
        (Position, this.entries, Graph, this.links) = (position, entries, graph, links);
        byName = new(() => entries.Values.Where(entry => entry.State is { Profile: not null, IsVoided: false })
            .OrderBy(entry => entry.SortName, StringComparer.Ordinal).ThenBy(entry => entry.Id).ToList());
    }

    internal static RegisterContents Empty { get; } = new(0, ImmutableDictionary<Guid, RegisterEntry>.Empty, FederationGraph.Initial, []);

    /// <summary>Place in the log of the last fact.</summary>
    internal long Position { get; }

    /// <summary>Who belongs to which umbrella.</summary>
    internal FederationGraph Graph { get; }

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
        return new(facts.Max(fact => fact.Position), changed.ToImmutable(), graph, joined.ToImmutable());
    }

    /// <summary>What was known at <paramref name="moment"/>.</summary>
    internal RegisterContents KnownAt(DateTimeOffset moment)
    {
        var then = ImmutableDictionary.CreateBuilder<Guid, RegisterEntry>();
        foreach (var (id, entry) in entries)
        {
            if (entry.Facts.All(known => known.At <= moment)) then[id] = entry;
            else if (entry.Facts.Any(known => known.At <= moment))
                then[id] = entry.Facts.Where(known => known.At <= moment).Aggregate(RegisterEntry.Empty(id), (state, known) => state.With(known));
        }
        var early = links.FindAll(known => known.At <= moment);
        var graph = early.Count == links.Count ? Graph : early.Aggregate(FederationGraph.Initial, (state, known) => state.Evolve(known.Fact));
        return new(Position, then.ToImmutable(), graph, early);
    }
}
