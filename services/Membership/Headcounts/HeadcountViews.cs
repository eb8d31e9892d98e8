using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Headcounts;

/// <summary>A yearly report.</summary>
/// <param name="OrganisationId">Whose.</param>
/// <param name="Year">Which year's.</param>
/// <param name="Approved">Number of the version that counts; null while none does.</param>
/// <param name="Versions">All versions, oldest first.</param>
public sealed record HeadcountReportView(Guid OrganisationId, int Year, int? Approved, IReadOnlyList<HeadcountVersionView> Versions)
{
    internal static string PathOf(Guid organisationId, int year) =>
        FormattableString.Invariant($"/api/membership/organisations/{organisationId}/headcounts/{year}");

    internal static HeadcountReportView? Of(HeadcountReport state) => state.Latest is null ? null : new(
        state.OrganisationId, state.Year, state.Versions.LastOrDefault(version => version.Status is HeadcountStatus.Approved)?.Number,
        [.. state.Versions.Select(HeadcountVersionView.Of)]);
}

/// <summary>A version of a report.</summary>
/// <param name="Number">Its number in the year.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="KeyDate">The day that the numbers are of.</param>
/// <param name="Total">All members.</param>
/// <param name="NaturalPersons">Members who are natural persons.</param>
/// <param name="LegalPersons">Members that are legal persons.</param>
/// <param name="Partnerships">Members that are partnerships.</param>
/// <param name="Others">Other members.</param>
/// <param name="Breakdowns">Further numbers.</param>
/// <param name="BudgetEuro">Yearly budget in whole euro.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="SubmittedBy">Account that handed it in.</param>
/// <param name="SubmittedAt">When, UTC.</param>
/// <param name="Reason">Why it was given back.</param>
public sealed record HeadcountVersionView(
    int Number, HeadcountStatus Status, DateOnly KeyDate, long Total, long NaturalPersons, long LegalPersons, long Partnerships, long Others,
    IReadOnlyList<HeadcountBreakdown> Breakdowns, long? BudgetEuro, string? Evidence, string SubmittedBy, DateTimeOffset SubmittedAt, string? Reason)
{
    internal static HeadcountVersionView Of(HeadcountVersion version) => new(
        version.Number, version.Status, version.Figures.KeyDate, version.Figures.Total(), version.Figures.NaturalPersons, version.Figures.LegalPersons,
        version.Figures.Partnerships, version.Figures.Others, version.Figures.Breakdowns, version.Figures.BudgetEuro, version.Evidence,
        version.SubmittedBy.Value, version.SubmittedAt, version.Reason);
}

/// <summary>Shows a yearly report to those who act for the federation or for the organisation.</summary>
public static class ShowHeadcount
{
    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/membership/organisations/{id:guid}/headcounts/{year:int}", Handle)
        .Shows<HeadcountReportView>().RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);

    private static Task<IResult> Handle(Guid id, int year, Commands commands, CancellationToken cancellation) => OwnOrganisations.MayRead(commands.Actor, id)
        ? commands.Read<HeadcountReport>(HeadcountReport.IdOf(id, year), HeadcountReportView.Of, cancellation)
        : Task.FromResult(Problems.Of(new UnknownOrganisation()));
}
