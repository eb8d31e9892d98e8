using Bkmo.Membership.Register;

namespace Bkmo.Membership.Imports;

/// <summary>What an import would do.</summary>
/// <param name="New">Rows that enter an organisation.</param>
/// <param name="Changed">Rows that change one.</param>
/// <param name="Unchanged">Rows that say what is on record.</param>
/// <param name="Refused">Rows that cannot be accepted.</param>
/// <param name="Members">Members today.</param>
/// <param name="Ending">Members whose membership it would end.</param>
/// <param name="NeedsConfirmation">Whether it would end most of them, and so is accepted with <c>confirmed=true</c> only.</param>
/// <param name="Rows">The fate of every row.</param>
public sealed record ImportPreview(
    int New, int Changed, int Unchanged, int Refused, int Members, int Ending, bool NeedsConfirmation, IReadOnlyList<RowReport> Rows)
{
    internal static ImportPreview Of(ImportPlan plan)
    {
        int Count(RowFate fate) => plan.Reports.Count(row => row.Fate == fate);
        return new(
            Count(RowFate.New), Count(RowFate.Changed), Count(RowFate.Unchanged), Count(RowFate.Refused), plan.Members, plan.Ending, plan.EndsMost, plan.Reports);
    }
}

/// <summary>Says of every row of a table of organisations and memberships what would become of it. Stores nothing.</summary>
public static class PreviewImport
{
    private const int MostRows = 10_000;

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/membership/imports/preview", Handle).Accepts<byte[]>("text/csv", "*/*")
        .WithMetadata(EndpointKind.Computes).Produces<ImportPreview>().AwaitsPosition<RegisterFactRow>()
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Roles.Office);

    private static async Task<IResult> Handle(HttpRequest request, FederationRegister register, Commands commands, CancellationToken cancellation)
    {
        var (plan, refusal) = await Plan(request, register, commands, commands.NewId(), cancellation);
        return plan is null ? Problems.Of(refusal!) : Results.Json(ImportPreview.Of(plan), ServiceJson.Options);
    }

    /// <summary>The plan for the table in the body, or why there is none.</summary>
    internal static async Task<(ImportPlan? Plan, Refusal? Refusal)> Plan(
        HttpRequest request, FederationRegister register, Commands commands, Guid importId, CancellationToken cancellation)
    {
        if (CsvTable.Read(await Uploads.Read(request, cancellation)) is not { } table) return (null, new UnreadableTable());
        if (table.Rows.Count > MostRows) return (null, new TooManyRows(MostRows));
        var unknown = table.Columns.Except(RowReader.Columns, StringComparer.Ordinal).ToList();
        var lacking = table.Columns.Contains("name", StringComparer.Ordinal) || table.Columns.Contains("id", StringComparer.Ordinal) ? "" : "name";
        if (unknown.Count > 0 || lacking.Length > 0) return (null, new WrongColumns(string.Join(", ", unknown.Take(10).Select(Shortened)), lacking));

        var now = (Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        return (ImportPlan.Of(table, await register.Now(cancellation), importId, now), null);
    }

    private static string Shortened(string column) => column.Length <= 40 ? column : column[..40];
}
