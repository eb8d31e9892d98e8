using System.Globalization;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Register;

namespace Bkmo.Membership.Exports;

/// <summary>The directory and the membership register as tables (CSV) for spreadsheets, on any day and by what was known at any moment.</summary>
public static class ExportTables
{
    private const string MediaType = "text/csv";

    private static readonly string[] DirectoryColumns =
    [
        "id", "name", "shortName", "kind", "legalForm", "registerNumber", "registerCourt", "municipality", "federalState", "ags", "website", "languages",
        "communities", "topics", "smallCommunity",
    ];

    private static readonly string[] MembershipColumns =
        ["id", "name", "membership", "status", "appliedOn", "decidedOn", "admittedOn", "endsOn", "endReason", "suspendedSince"];

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/membership/organisations/export", Directory).ShowsFile(MediaType).AwaitsPosition<RegisterFactRow>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Roles.Office, Roles.Board);
        routes.MapGet("/api/membership/memberships/export", Memberships).ShowsFile(MediaType).AwaitsPosition<RegisterFactRow>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Roles.Office, Roles.Board);
    }

    private static Task<IResult> Directory(
        [AsParameters] DirectoryFilter filter, [AsParameters] KeyDate keyDate, FederationRegister register, Commands commands, CancellationToken cancellation) =>
        Export("directory", DirectoryColumns, Organisation, filter, keyDate, register, commands, cancellation);

    private static Task<IResult> Memberships(
        [AsParameters] DirectoryFilter filter, [AsParameters] KeyDate keyDate, FederationRegister register, Commands commands, CancellationToken cancellation) =>
        Export("memberships", MembershipColumns, Held, filter, keyDate, register, commands, cancellation);

    private static async Task<IResult> Export(
        string name, string[] columns, Func<RegisterEntry, DateOnly, IEnumerable<string?[]>> rows, DirectoryFilter filter, KeyDate keyDate,
        FederationRegister register, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        filter.Check(check);
        keyDate.Check(check, commands);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var day = keyDate.Day(commands);
        var entries = filter.Apply(await register.At(keyDate.AsOf, cancellation), day);
        return Results.File(CsvTable.Write(columns, entries.SelectMany(entry => rows(entry, day))), MediaType, string.Create(CultureInfo.InvariantCulture, $"{name}-{day:yyyy-MM-dd}.csv"));
    }

    private static IEnumerable<string?[]> Organisation(RegisterEntry entry, DateOnly day)
    {
        var p = entry.State.ProfileOn(day)!;
        return
        [
            [
                entry.Id.ToString(), p.Name, p.ShortName, p.Kind.Name(), p.LegalForm, p.RegisterNumber, p.RegisterCourt, p.Municipality, p.FederalState, p.Ags,
                p.Website?.ToString(), string.Join('|', p.Languages), string.Join('|', p.Communities), string.Join('|', p.Topics), p.SmallCommunity ? "yes" : "no",
            ],
        ];
    }

    private static IEnumerable<string?[]> Held(RegisterEntry entry, DateOnly day) => entry.State.Memberships
        .Select(one => (Entry: one, Status: one.StoodOn(day))).Where(one => one.Status is not null)
        .Select(one => new[]
        {
            entry.Id.ToString(), entry.State.ProfileOn(day)!.Name, one.Entry.Kind.Name(), one.Status!.Value.Name(), Day(one.Entry.AppliedOn), Day(one.Entry.DecidedOn),
            Day(one.Entry.AdmittedOn), Day(one.Entry.EndsOn), one.Entry.EndReason?.Name(), Day(one.Entry.Suspensions.FirstOrDefault(rest => rest.Covers(day))?.From),
        });

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
