using System.Runtime.InteropServices;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Umbrellas;

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
/// <param name="Kind">What it is.</param>
/// <param name="FederalState">Land of the seat.</param>
/// <param name="SmallCommunity">Whether it counts itself a small community.</param>
/// <param name="Held">The kinds of membership that it holds, a bit each: the bit of a kind is 1 shifted by its number.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Counted(Guid Id, OrganisationKind Kind, string? FederalState, bool SmallCommunity, int Held)
{
    /// <summary>Whether it holds a membership of this kind.</summary>
    public bool Holds(MembershipKind kind) => (Held & BitOf(kind)) != 0;

    /// <summary>The bit of a kind.</summary>
    public static int BitOf(MembershipKind kind) => 1 << (int)kind;
}

/// <summary>Counts the federation in one walk over its organisations.</summary>
public static class FederationFigures
{
    private static readonly MembershipKind[] Rights = Enum.GetValues<MembershipKind>();

    /// <summary>The figures of a day.</summary>
    /// <param name="keyDate">The day.</param>
    /// <param name="organisations">The directory of the day, with who holds which kind of membership.</param>
    /// <param name="links">Who belongs to which umbrella.</param>
    /// <param name="reported">How many associations each organisation reports that has a report.</param>
    public static FiguresView Count(DateOnly keyDate, IEnumerable<Counted> organisations, LinksDown links, IReadOnlyDictionary<Guid, long> reported)
    {
        ArgumentNullException.ThrowIfNull(links);
        ArgumentNullException.ThrowIfNull(reported);
        ArgumentNullException.ThrowIfNull(organisations);
        var (heads, any, reports, total) = (Rights.Select(_ => new HeadTally()).ToArray(), new HeadTally(), 0, 0L);
        var (associations, voting) = (links.Nobody(), new List<Guid>());
        foreach (var organisation in organisations)
        {
            if (organisation.Kind is OrganisationKind.Association) associations.Add(organisation.Id);
            if (organisation.Held == 0) continue;
            any.Add(organisation);
            foreach (var kind in Rights)
                if (organisation.Holds(kind)) heads[(int)kind].Add(organisation);
            if (!organisation.Holds(MembershipKind.Voting)) continue;
            voting.Add(organisation.Id);
            if (reported.TryGetValue(organisation.Id, out var number)) (reports, total) = (reports + 1, total + number);
        }
        var represented = links.Below(voting, keyDate).CountIn(associations);
        return new(keyDate, [.. Rights.Select(kind => new MembershipFigures(kind, heads[(int)kind].Headcount))], any.Headcount, represented, new(total, reports));
    }

    /// <summary>Counts organisations as they are met.</summary>
    private sealed class HeadTally
    {
        private static readonly string[] Kinds = [.. Enum.GetValues<OrganisationKind>().Select(kind => kind.Name())];
        private readonly int[] byKind = new int[Kinds.Length];
        private readonly SortedDictionary<string, int> byState = new(StringComparer.Ordinal);
        private int total, stateless, small;

        internal Headcount Headcount => new(
            total, Kinds.Index().ToDictionary(kind => kind.Item, kind => byKind[kind.Index], StringComparer.Ordinal), byState, stateless, small);

        internal void Add(in Counted organisation)
        {
            total++;
            byKind[(int)organisation.Kind]++;
            if (organisation.SmallCommunity) small++;
            if (organisation.FederalState is { } state) byState[state] = byState.GetValueOrDefault(state) + 1;
            else stateless++;
        }
    }
}
