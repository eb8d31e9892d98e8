using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Figures;

/// <summary>The federation in numbers at a key date (Stichtag), counted from recorded facts.</summary>
/// <param name="KeyDate">The day, Europe/Berlin.</param>
/// <param name="Memberships">One line per kind of membership.</param>
/// <param name="Organisations">Organisations with a membership of any kind, each counted once.</param>
/// <param name="RepresentedAssociations">
/// Associations (Vereine) below a voting member, over any number of umbrellas, each counted once: what the graph records, not what members report.
/// </param>
/// <param name="ReportedAssociations">What voting members report. Stands beside the recorded number; neither replaces the other.</param>
public sealed record FiguresView(
    DateOnly KeyDate, IReadOnlyList<MembershipFigures> Memberships, Headcount Organisations, int RepresentedAssociations, ReportedTotal ReportedAssociations);

/// <summary>Reported numbers added up. Who is reported by several members is in it several times.</summary>
/// <param name="Associations">Members that are legal persons, by the approved reports that count on the day.</param>
/// <param name="Organisations">How many voting members have such a report.</param>
public sealed record ReportedTotal(long Associations, int Organisations);

/// <summary>Who holds one kind of membership.</summary>
/// <param name="Kind">In which right.</param>
/// <param name="Members">How many, in all and by kind and Land.</param>
public sealed record MembershipFigures(MembershipKind Kind, Headcount Members);

/// <summary>Organisations counted.</summary>
/// <param name="Total">How many.</param>
/// <param name="ByOrganisationKind">By what they are; kinds without any are 0.</param>
/// <param name="ByFederalState">By Land of the seat; Länder without any are left out.</param>
/// <param name="WithoutFederalState">Whose Land is not recorded.</param>
/// <param name="SmallCommunities">Who count themselves a small community.</param>
public sealed record Headcount(
    int Total, IReadOnlyDictionary<string, int> ByOrganisationKind, IReadOnlyDictionary<string, int> ByFederalState, int WithoutFederalState, int SmallCommunities);

/// <summary>What is counted about an organisation.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Kind">What it is, kebab case.</param>
/// <param name="FederalState">Land of the seat.</param>
/// <param name="SmallCommunity">Whether it counts itself a small community.</param>
public sealed record Counted(Guid Id, string Kind, string? FederalState, bool SmallCommunity);

/// <summary>Counts the federation.</summary>
public static class FederationFigures
{
    private static readonly string Association = OrganisationKind.Association.Name();

    /// <summary>The figures of a day.</summary>
    /// <param name="keyDate">The day.</param>
    /// <param name="organisations">The directory.</param>
    /// <param name="memberships">Who holds which kind of membership (kebab case) on the day.</param>
    /// <param name="links">Who belongs to which umbrella on the day.</param>
    /// <param name="reported">How many associations each organisation reports that has a report.</param>
    public static FiguresView Count(
        DateOnly keyDate, IReadOnlyCollection<Counted> organisations, IReadOnlyCollection<(Guid OrganisationId, string Kind)> memberships,
        IEnumerable<(Guid OrganisationId, Guid UmbrellaId)> links, IReadOnlyCollection<(Guid OrganisationId, long Associations)> reported)
    {
        var members = memberships.ToLookup(membership => membership.Kind, membership => membership.OrganisationId, StringComparer.Ordinal);
        HashSet<Guid> Holding(MembershipKind kind) => [.. members[kind.Name()]];
        var anyKind = memberships.Select(membership => membership.OrganisationId).ToHashSet();
        var voting = Holding(MembershipKind.Voting);
        var reports = reported.Where(report => voting.Contains(report.OrganisationId)).ToList();
        var below = Below(voting, links.ToLookup(link => link.UmbrellaId, link => link.OrganisationId));
        return new(
            keyDate,
            [.. Enum.GetValues<MembershipKind>().Select(kind => new MembershipFigures(kind, Heads(organisations, Holding(kind))))],
            Heads(organisations, anyKind),
            organisations.Count(organisation => below.Contains(organisation.Id) && string.Equals(organisation.Kind, Association, StringComparison.Ordinal)),
            new(reports.Sum(report => report.Associations), reports.Count));
    }

    private static Headcount Heads(IEnumerable<Counted> organisations, HashSet<Guid> which)
    {
        var counted = organisations.Where(organisation => which.Contains(organisation.Id)).ToList();
        var kinds = counted.CountBy(organisation => organisation.Kind, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var byKind = Enum.GetValues<OrganisationKind>().Select(kind => kind.Name()).ToDictionary(name => name, name => kinds.GetValueOrDefault(name), StringComparer.Ordinal);
        var byState = new SortedDictionary<string, int>(
            counted.Where(organisation => organisation.FederalState is not null)
                .CountBy(organisation => organisation.FederalState!, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
            StringComparer.Ordinal);
        return new(
            counted.Count, byKind, byState, counted.Count(organisation => organisation.FederalState is null), counted.Count(organisation => organisation.SmallCommunity));
    }

    /// <summary>Everything below <paramref name="members"/>, each once, over any number of links.</summary>
    internal static HashSet<Guid> Below(IEnumerable<Guid> members, ILookup<Guid, Guid> organisationsBelow)
    {
        var below = new HashSet<Guid>();
        var open = new Stack<Guid>(members);
        while (open.TryPop(out var umbrella))
            foreach (var organisation in organisationsBelow[umbrella])
                if (below.Add(organisation)) open.Push(organisation);
        return below;
    }
}
