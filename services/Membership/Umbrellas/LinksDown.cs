namespace Bkmo.Membership.Umbrellas;

/// <summary>Who stands below whom, made once of all links for walks on any day. Organisations have numbers in it, so that a walk marks them without a table of its own.</summary>
public sealed class LinksDown
{
    private readonly Dictionary<Guid, int> numbers = [];
    private readonly List<List<(int Below, Period During)>> down = [];

    /// <summary>Takes up the links.</summary>
    public LinksDown(IEnumerable<UmbrellaLink> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        foreach (var link in links) down[NumberOf(link.UmbrellaId)].Add((NumberOf(link.OrganisationId), link.Period));
    }

    /// <summary>No organisation, to be added to.</summary>
    public Marked Nobody() => new(numbers, new bool[down.Count]);

    /// <summary>Everything below <paramref name="members"/> on <paramref name="day"/>, over any number of links.</summary>
    public Marked Below(IEnumerable<Guid> members, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(members);
        var (reached, open) = (new bool[down.Count], new Stack<int>());
        foreach (var member in members)
            if (numbers.TryGetValue(member, out var number)) open.Push(number);
        while (open.TryPop(out var umbrella))
        {
            foreach (var (below, during) in down[umbrella])
            {
                if (reached[below] || !during.Contains(day)) continue;
                reached[below] = true;
                open.Push(below);
            }
        }
        return new(numbers, reached);
    }

    private int NumberOf(Guid organisation)
    {
        if (numbers.TryGetValue(organisation, out var number)) return number;
        down.Add([]);
        numbers.Add(organisation, down.Count - 1);
        return down.Count - 1;
    }

    /// <summary>Some of the organisations in the links.</summary>
    public sealed class Marked
    {
        private readonly Dictionary<Guid, int> numbers;
        private readonly bool[] marks;

        internal Marked(Dictionary<Guid, int> numbers, bool[] marks) => (this.numbers, this.marks) = (numbers, marks);

        /// <summary>The organisations.</summary>
        public IEnumerable<Guid> All => numbers.Where(one => marks[one.Value]).Select(one => one.Key);

        /// <summary>Adds an organisation; one that is in no link is none of them.</summary>
        public void Add(Guid organisation)
        {
            if (numbers.TryGetValue(organisation, out var number)) marks[number] = true;
        }

        /// <summary>How many are among the others too, which are of the same links.</summary>
        public int CountIn(Marked others)
        {
            ArgumentNullException.ThrowIfNull(others);
            var count = 0;
            for (var i = 0; i < marks.Length; i++)
                if (marks[i] && others.marks[i]) count++;
            return count;
        }
    }
}
