using Bkmo.Conference.Counting.Ballots;

namespace Bkmo.Conference.Counting.Rules;

/// <summary>
/// Scottish Local Government Elections Order 2007, Schedule 1, rules 45 to 52, in hundred-thousandths of a vote. A stage that excludes a candidate includes the
/// transfer of that candidate's papers, also when those who are left can then fill the last seats. Rule 52(2) does not ask for that transfer, and a count by hand ends
/// before it, but the electronic counts of Scotland make it and declare its figures; who is elected is the same either way. Once the last seat is filled nothing more
/// is transferred.
/// </summary>
internal sealed class ScottishCount
{
    private const int Decimals = 5;
    private static readonly long OneVote = FixedPoint.One(Decimals);

    private readonly CountRecord record;
    private readonly long quota;
    private readonly long[] votes;
    private readonly List<Parcel>[] parcels;
    private readonly HashSet<int> continuing;
    private readonly HashSet<int> surpluses = [];

    private ScottishCount(BallotSet set, CountOptions options)
    {
        var pile = PaperPile.Of(set, endsAtSkipped: true);
        record = new(set, options, pile, Decimals);
        quota = (pile.Valid / (record.Seats + 1) + 1) * OneVote; // rule 46
        votes = new long[set.Candidates.Length];
        parcels = [.. set.Candidates.Select(_ => new List<Parcel>())];
        continuing = [.. record.Standing];
        foreach (var paper in pile.Papers) Receive(new(paper, 0, OneVote)); // rule 45
    }

    internal static CountResult Of(BallotSet set, CountOptions options)
    {
        var count = new ScottishCount(set, options);
        count.Run();
        return count.record.Result(count.quota);
    }

    private void Run()
    {
        Close("first preferences");
        while (record.Vacancies > 0 && continuing.Count > 0)
        {
            if (surpluses.Count > 0) TransferSurplus();
            else Exclude();
        }
    }

    // Rules 48 and 49: the largest surplus first.
    private void TransferSurplus()
    {
        var most = surpluses.Max(candidate => votes[candidate]);
        var from = record.Highest([.. surpluses.Where(candidate => votes[candidate] == most)], TiePurpose.Surplus);
        surpluses.Remove(from);
        var (surplus, total) = (votes[from] - quota, votes[from]);
        votes[from] = quota;
        Transfer(from, value => (long)((Int128)surplus * value / total)); // rule 48(3): five decimals, any remainder ignored
        Close($"surplus of {record.Name(from)}");
    }

    // Rules 50 and 51: the fewest votes; papers keep the value at which they were received.
    private void Exclude()
    {
        var fewest = continuing.Min(candidate => votes[candidate]);
        var from = record.Lowest([.. continuing.Where(candidate => votes[candidate] == fewest)], TiePurpose.Exclusion);
        continuing.Remove(from);
        votes[from] = 0;
        Transfer(from, value => value);
        Close($"exclusion of {record.Name(from)}", from);
    }

    private void Transfer(int from, Func<long, long> valueOf)
    {
        var papers = parcels[from];
        parcels[from] = [];
        foreach (var parcel in papers) Receive(parcel with { Value = valueOf(parcel.Value) });
    }

    // To the next available preference: elected and excluded candidates are passed over (article 2).
    private void Receive(Parcel parcel)
    {
        var place = parcel.Place;
        while (place < parcel.Paper.Marks.Length && !continuing.Contains(parcel.Paper.Marks[place])) place++;
        if (place == parcel.Paper.Marks.Length) return;
        var to = parcel.Paper.Marks[place];
        votes[to] += parcel.Paper.Weight * parcel.Value;
        parcels[to].Add(parcel with { Place = place });
    }

    private void Close(string action, int? excluded = null)
    {
        var elected = continuing.Where(candidate => votes[candidate] >= quota).ToList(); // rule 47
        if (continuing.Count <= record.Vacancies) elected = [.. continuing]; // rule 52
        continuing.ExceptWith(elected);
        surpluses.UnionWith(elected.Where(candidate => votes[candidate] > quota));
        record.Close(action, votes, quota, elected, excluded);
    }

    private sealed record Parcel(Paper Paper, int Place, long Value);
}
