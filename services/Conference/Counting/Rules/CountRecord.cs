using System.Collections.Immutable;
using Bkmo.Conference.Counting.Ballots;

namespace Bkmo.Conference.Counting.Rules;

/// <summary>Keeps the stages, the elected and the ties of a count while it goes on. Candidates are numbers here and names outside.</summary>
internal sealed class CountRecord
{
    private readonly BallotSet set;
    private readonly CountOptions options;
    private readonly PaperPile pile;
    private readonly Lot lot;
    private readonly int[] lotPlaces;
    private readonly int decimals;
    private readonly List<long[]> history = [];
    private readonly List<Stage> stages = [];
    private readonly List<int> elected = [];
    private readonly List<Tie> ties = [];

    internal CountRecord(BallotSet set, CountOptions options, PaperPile pile, int decimals)
    {
        (this.set, this.options, this.pile, this.decimals) = (set, options, pile, decimals);
        Standing = [.. set.Standing];
        Seats = options.Seats ?? set.Seats;
        lot = options.Lot is { } drawn ? drawn.For(set) : Lot.FromBallots(set);
        var places = lot.Order.Select((name, place) => (name, place)).ToDictionary(StringComparer.Ordinal);
        lotPlaces = [.. set.Candidates.Select(name => places[name])];
    }

    internal ImmutableArray<int> Standing { get; }

    internal int Seats { get; }

    internal int Vacancies => Seats - elected.Count;

    /// <summary>The stage that is being made.</summary>
    internal int Stage => stages.Count + 1;

    /// <summary>Ends a stage. <paramref name="now"/> holds who is elected by it.</summary>
    internal void Close(string action, long[] votes, long? quota, IReadOnlyList<int> now, int? excluded = null)
    {
        var order = now.OrderByDescending(candidate => votes[candidate]).ThenBy(candidate => lotPlaces[candidate]).ToList();
        var held = Standing.Sum(candidate => votes[candidate]);
        elected.AddRange(order);
        history.Add([.. votes]);
        stages.Add(new(
            Stage, action, Standing.Select(candidate => Value(votes[candidate])).ToValueList(), Value(pile.Valid * FixedPoint.One(decimals) - held),
            quota is { } units ? Value(units) : null, Names(order), excluded is { } one ? [set.Candidates[one]] : []));
    }

    internal string Name(int candidate) => set.Candidates[candidate];

    internal int Lowest(IReadOnlyList<int> tied, TiePurpose purpose, long tolerance = 0) => Choose(tied, purpose, tolerance, sign: 1);

    internal int Highest(IReadOnlyList<int> tied, TiePurpose purpose, long tolerance = 0) => Choose(tied, purpose, tolerance, sign: -1);

    internal CountResult Result(long? quota, bool ballotsAreVotes = true) => new(
        set.Title, options.Rule, Seats, quota is { } units ? Value(units) : null, pile.Valid, pile.Blank, Names(Standing), Names(set.Withdrawn),
        (ballotsAreVotes ? stages : stages.Select(stage => stage with { NonTransferable = Value(0) })).ToValueList(), Names(elected), ties.ToValueList(), lot);

    // The Order, rules 49(2) and 51(2): the most recent preceding stage at which the candidates had unequal votes decides; who is still tied there looks further
    // back. Rules 49(3) and 51(2)(b): when they were equal at all stages, the lot.
    private int Choose(IReadOnlyList<int> tied, TiePurpose purpose, long tolerance, int sign)
    {
        if (tied is [var only]) return only;
        var left = tied;
        int? looked = null;
        for (var stage = history.Count - 1; stage > 0 && left.Count > 1; stage--)
        {
            var votes = history[stage - 1];
            var best = left.Min(candidate => sign * votes[candidate]);
            var closest = left.Where(candidate => sign * votes[candidate] - best <= tolerance).ToList();
            if (closest.Count == left.Count) continue;
            looked ??= stage;
            left = closest;
        }
        return Draw(tied, left, purpose, looked);
    }

    private int Draw(IReadOnlyList<int> tied, IReadOnlyList<int> left, TiePurpose purpose, int? looked)
    {
        var chosen = left.MinBy(candidate => lotPlaces[candidate]);
        ties.Add(new(Stage, purpose, Sorted(tied), looked, left.Count > 1 ? Sorted(left) : [], Name(chosen)));
        return chosen;
    }

    private FixedPoint Value(long units) => new(units, decimals);

    private ValueList<string> Names(IEnumerable<int> candidates) => candidates.Select(Name).ToValueList();

    private ValueList<string> Sorted(IEnumerable<int> candidates) => candidates.Select(Name).Order(StringComparer.Ordinal).ToValueList();
}
