using Bkmo.Membership.Umbrellas;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Membership.Organisations;

/// <summary>An organisation in a list. To representatives of others it shows the public profile only.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Short name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Municipality">Seat.</param>
/// <param name="FederalState">Land of the seat.</param>
/// <param name="Website">Web site.</param>
/// <param name="Languages">Languages, lower case.</param>
/// <param name="SmallCommunity">Whether it counts itself a small community; null for those who see the public profile only.</param>
/// <param name="Memberships">The membership of each kind that counts now; in the public profile those that are held or were.</param>
public sealed record OrganisationItem(
    Guid Id, string Name, string? ShortName, string Kind, string? Municipality, string? FederalState, string? Website, IReadOnlyList<string> Languages,
    bool? SmallCommunity, IReadOnlyList<MembershipItem> Memberships);

/// <summary>A membership in a list.</summary>
/// <param name="Kind">In which right.</param>
/// <param name="Status">Where it stands today.</param>
/// <param name="AdmittedOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
public sealed record MembershipItem(MembershipKind Kind, MembershipStatus Status, DateOnly? AdmittedOn, DateOnly? EndsOn);

/// <summary>Lists and searches the directory.</summary>
public static class ListOrganisations
{
    /// <summary>What of the directory is asked for; everything given must hold.</summary>
    /// <param name="Search">Words that all occur in the name or short name, in whichever spelling.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="Membership">In which right; those who hold it today unless <paramref name="Status"/> says otherwise.</param>
    /// <param name="Status">Where the membership (of any kind unless <paramref name="Membership"/> says which) stands today.</param>
    /// <param name="FederalState">Land of the seat.</param>
    /// <param name="Umbrella">Belongs to this umbrella today, directly.</param>
    /// <param name="Language">Works in this language.</param>
    /// <param name="SmallCommunity">Whether it counts itself a small community.</param>
    public sealed record Filter(
        string? Search, string? Kind, string? Membership, string? Status, string? FederalState, Guid? Umbrella, string? Language, bool? SmallCommunity);

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/membership/organisations", Handle).Lists<OrganisationRow, OrganisationItem>()
            .AwaitsPosition<MembershipPeriodRow>().AwaitsPosition<UmbrellaLinkRow>().RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);

    private static async Task<IResult> Handle(
        [AsParameters] Filter filter, IReadModel<OrganisationRow> directory, IReadModel<MembershipPeriodRow> periods, IReadModel<UmbrellaLinkRow> links,
        PageRequest page, Commands commands, CancellationToken cancellation)
    {
        if (Problem(filter) is { } refusal) return Problems.Of(refusal);

        var today = Berlin.DayOf(commands.Now);
        var rows = PublicProfile.Narrow(Narrow(directory.Rows, filter), filter, commands.Actor);
        if (filter.Membership is not null || filter.Status is not null)
        {
            var holders = await Holding(periods.Rows, filter, today).ToListAsync(cancellation);
            rows = rows.Where(row => holders.Contains(row.Id));
        }
        if (filter.Umbrella is { } umbrella)
        {
            var below = await Below(links.Rows, umbrella, today).ToListAsync(cancellation);
            rows = rows.Where(row => below.Contains(row.Id));
        }
        return await page.Of(rows, row => row.SortName, row => row.Id, row => PublicProfile.For(commands.Actor, Item(row, today)), cancellation);
    }

    private static InvalidValues? Problem(Filter filter)
    {
        var check = new Check();
        check.OptionalText(filter.Search, "search", 200);
        check.Named<OrganisationKind>(filter.Kind, "kind");
        check.Named<MembershipKind>(filter.Membership, "membership");
        check.Named<MembershipStatus>(filter.Status, "status");
        check.That(filter.FederalState is not { } state || FederalStates.Exists(state), "federalState", new(
            "Erwartet wird das Kürzel eines Landes wie „BE“ oder „NW“.", "Expected is the code of a Land such as BE or NW."));
        if (filter.Language is not null) check.Language(filter.Language, "language");
        return check.Refusal;
    }

    private static IQueryable<OrganisationRow> Narrow(IQueryable<OrganisationRow> rows, Filter filter)
    {
        foreach (var (plain, withE) in SearchText.Words(filter.Search ?? ""))
            rows = rows.Where(row => row.Search.Contains(plain) || row.Search.Contains(withE));
        if (filter.Kind is { } kind) rows = rows.Where(row => row.Kind == kind);
        if (filter.FederalState is { } state) rows = rows.Where(row => row.FederalState == state);
        if (filter.SmallCommunity is { } small) rows = rows.Where(row => row.SmallCommunity == small);
        if (filter.Language?.Trim().ToLowerInvariant() is not { } language) return rows;
        var (exact, regional) = ($" {language} ", $" {language}-");
        return rows.Where(row => row.Languages.Contains(exact) || row.Languages.Contains(regional));
    }

    private static IQueryable<Guid> Holding(IQueryable<MembershipPeriodRow> periods, Filter filter, DateOnly today)
    {
        var status = filter.Status is { } name && EnumNames.TryParse<MembershipStatus>(name, out var asked) ? asked : MembershipStatus.Active;
        var standing = MembershipPeriods.Where(periods, status, today);
        if (filter.Membership is { } kind) standing = standing.Where(period => period.Kind == kind);
        return standing.Select(period => period.OrganisationId).Distinct();
    }

    private static IQueryable<Guid> Below(IQueryable<UmbrellaLinkRow> links, Guid umbrella, DateOnly today) => links
        .Where(link => link.UmbrellaId == umbrella && link.Since <= today && (link.Until == null || link.Until >= today))
        .Select(link => link.OrganisationId);

    private static OrganisationItem Item(OrganisationRow row, DateOnly today) => new(
        row.Id, row.Name, row.ShortName, row.Kind, row.Municipality, row.FederalState, row.Website,
        row.Languages.Split(' ', StringSplitOptions.RemoveEmptyEntries), row.SmallCommunity,
        [.. OrganisationDirectory.Entries(row).GroupBy(entry => entry.Kind).Select(entries => entries.Last()).OrderBy(entry => entry.Kind)
            .Select(entry => new MembershipItem(entry.Kind, entry.StatusOn(today), entry.AdmittedOn, entry.EndsOn))]);
}
