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

/// <summary>Counts what changed.</summary>
internal static class Movements
{
    private const string Unknown = "unknown";

    internal static MovementPeriod Count(RegisterContents contents, DateOnly from, DateOnly until)
    {
        var all = contents.ByName
            .SelectMany(entry => entry.State.Memberships.Select(membership => (Land: entry.State.ProfileOn(until)?.FederalState ?? Unknown, Membership: membership))).ToList();
        bool In(DateOnly? day) => day >= from && day <= until;
        return new(
            from, until, all.Count(one => In(one.Membership.AppliedOn)), all.Count(one => one.Membership.IsDeclined && In(one.Membership.DecidedOn)),
            [.. Enum.GetValues<MembershipKind>().Select(kind => Of(kind, [.. all.Where(one => one.Membership.Kind == kind)], from, until))]);
    }

    private static KindMovement Of(MembershipKind kind, List<(string Land, MembershipEntry Membership)> entries, DateOnly from, DateOnly until)
    {
        var byState = entries.GroupBy(one => one.Land, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, Of(group.Select(one => one.Membership).ToList(), from, until)))
            .Where(pair => pair.Value is not { Before: 0, Admitted: 0, After: 0 });
        return new(kind, Of(entries.ConvertAll(one => one.Membership), from, until), new SortedDictionary<string, Movement>(byState.ToDictionary(), StringComparer.Ordinal));
    }

    private static Movement Of(List<MembershipEntry> entries, DateOnly from, DateOnly until)
    {
        // Who was admitted and left before the first day never was a member.
        var held = entries.FindAll(entry => entry.AdmittedOn is not null && !(entry.EndsOn < entry.AdmittedOn));
        var before = from == DateOnly.MinValue ? from : from.AddDays(-1);
        var ended = Enum.GetValues<EndReason>().ToDictionary(
            reason => reason.Name(), reason => held.Count(entry => entry.EndReason == reason && LeavesIn(entry, from, until)), StringComparer.Ordinal);
        return new(
            held.Count(entry => entry.CoversDay(before) && !(entry.EndsOn <= before)), held.Count(entry => entry.AdmittedOn >= from && entry.AdmittedOn <= until), ended,
            held.Count(entry => entry.CoversDay(until) && !(entry.EndsOn <= until)));
    }

    private static bool LeavesIn(MembershipEntry entry, DateOnly from, DateOnly until) => entry.EndsOn >= from && entry.EndsOn <= until;
}
