using Bkmo.Membership.Organisations;
using Bkmo.Membership.Register;

namespace Bkmo.Membership.Figures;

/// <summary>How the members of one kind changed in a time.</summary>
/// <param name="Before">Members on the day before the first.</param>
/// <param name="Admitted">Memberships that began.</param>
/// <param name="Ended">Memberships that ended, by reason; reasons without any are 0. A last day counts for the time in which it lies.</param>
/// <param name="After">Members at the end of the last day.</param>
public sealed record Movement(int Before, int Admitted, IReadOnlyDictionary<string, int> Ended, int After)
{
    /// <summary>How many more or fewer there are than before.</summary>
    public int Growth => After - Before;

    /// <summary>Ended memberships per thousand that there were before or that began, rounded down; 0 when there were none.</summary>
    public int AttritionPerMille => Before + Admitted == 0 ? 0 : 1000 * Ended.Values.Sum() / (Before + Admitted);
}

/// <summary>How the members of one kind changed, in all and by Land of the seat.</summary>
/// <param name="Kind">In which right.</param>
/// <param name="Total">In all.</param>
/// <param name="ByFederalState">By Land of the seat on the last day; Länder without any are left out, <c>unknown</c> is no Land recorded.</param>
public sealed record KindMovement(MembershipKind Kind, Movement Total, IReadOnlyDictionary<string, Movement> ByFederalState);

/// <summary>A time and what happened in it.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="Applications">Applications that came in.</param>
/// <param name="Declined">Applications that were declined.</param>
/// <param name="Memberships">One line per kind of membership.</param>
public sealed record MovementPeriod(DateOnly From, DateOnly Until, int Applications, int Declined, IReadOnlyList<KindMovement> Memberships);

/// <summary>Counts what changed, in any number of times in one walk over the organisations.</summary>
internal static class Movements
{
    private const string Unknown = "unknown";
    private static readonly MembershipKind[] Kinds = Enum.GetValues<MembershipKind>();

    internal static MovementPeriod Count(RegisterContents contents, DateOnly from, DateOnly until) => Count(contents, [(from, until)])[0];

    internal static IReadOnlyList<MovementPeriod> Count(RegisterContents contents, IReadOnlyList<(DateOnly From, DateOnly Until)> periods)
    {
        var counts = periods.Select(period => new PeriodCount(period.From, period.Until)).ToArray();
        foreach (var organisation in contents.ByName)
            foreach (var count in counts) count.Add(organisation.State);
        return [.. counts.Select(count => count.Period)];
    }

    /// <summary>Counts what happened in one time.</summary>
    private sealed class PeriodCount(DateOnly from, DateOnly until)
    {
        private readonly Dictionary<string, Tally>[] tallies = [.. Kinds.Select(_ => new Dictionary<string, Tally>(StringComparer.Ordinal))];
        private int applications, declined;

        internal MovementPeriod Period => new(
            from, until, applications, declined, [.. Kinds.Select(kind => Of(kind, new(tallies[(int)kind], StringComparer.Ordinal), new Tally(from, until)))]);

        internal void Add(Organisation organisation)
        {
            string? land = null;
            for (var i = 0; i < organisation.Memberships.Count; i++)
            {
                var membership = organisation.Memberships[i];
                if (In(membership.AppliedOn)) applications++;
                if (membership.IsDeclined && In(membership.DecidedOn)) declined++;
                // Who was admitted and left before the first day never was a member.
                if (membership.AdmittedOn is null || membership.EndsOn < membership.AdmittedOn) continue;
                land ??= organisation.ProfileOn(until)?.FederalState ?? Unknown;
                var lands = tallies[(int)membership.Kind];
                if (!lands.TryGetValue(land, out var tally)) lands[land] = tally = new Tally(from, until);
                tally.Add(membership);
            }
        }

        private bool In(DateOnly? day) => day >= from && day <= until;
    }

    private static KindMovement Of(MembershipKind kind, SortedDictionary<string, Tally> lands, Tally total)
    {
        foreach (var land in lands.Values) total.Add(land);
        var byState = lands.Select(land => KeyValuePair.Create(land.Key, land.Value.Movement)).Where(land => land.Value is not { Before: 0, Admitted: 0, After: 0 });
        return new(kind, total.Movement, new SortedDictionary<string, Movement>(byState.ToDictionary(), StringComparer.Ordinal));
    }

    /// <summary>Counts memberships of one kind and Land as they are met.</summary>
    private sealed class Tally(DateOnly from, DateOnly until)
    {
        private static readonly EndReason[] Reasons = Enum.GetValues<EndReason>();
        private static readonly string[] Names = [.. Reasons.Select(reason => reason.Name())];
        private readonly DateOnly before = from == DateOnly.MinValue ? from : from.AddDays(-1);
        private readonly int[] ended = new int[Reasons.Length];
        private int heldBefore, admitted, heldAfter;

        internal Movement Movement => new(heldBefore, admitted, Names.Index().ToDictionary(name => name.Item, name => ended[name.Index], StringComparer.Ordinal), heldAfter);

        internal void Add(MembershipEntry entry)
        {
            if (entry.CoversDay(before) && !(entry.EndsOn <= before)) heldBefore++;
            if (entry.AdmittedOn >= from && entry.AdmittedOn <= until) admitted++;
            if (entry.CoversDay(until) && !(entry.EndsOn <= until)) heldAfter++;
            if (entry.EndReason is { } reason && entry.EndsOn >= from && entry.EndsOn <= until) ended[Array.IndexOf(Reasons, reason)]++;
        }

        internal void Add(Tally other)
        {
            (heldBefore, admitted, heldAfter) = (heldBefore + other.heldBefore, admitted + other.admitted, heldAfter + other.heldAfter);
            for (var i = 0; i < ended.Length; i++) ended[i] += other.ended[i];
        }
    }
}
