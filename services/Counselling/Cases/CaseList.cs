using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Counselling.Cases;

/// <summary>The cases of the reader's own centres, the latest contact first. Without contents, and so a look at it is not a read of a case.</summary>
public sealed class CaseList : IProjection<CaseList.Row>
{
    /// <summary>One case. Codes are in kebab case.</summary>
    public sealed record Row
    {
        /// <summary>The case.</summary>
        public Guid Id { get; init; }

        /// <summary>The centre.</summary>
        public Guid CentreId { get; init; }

        /// <summary>Where it stands.</summary>
        public string Stage { get; init; } = "";

        /// <summary>How the person came.</summary>
        public string Channel { get; init; } = "";

        /// <summary>Day of the first contact.</summary>
        public DateOnly ContactedOn { get; init; }

        /// <summary>Version of the case.</summary>
        public long Version { get; init; }

        /// <summary>What the list is sorted by: falls as the day of contact rises.</summary>
        public string SortKey { get; init; } = "";
    }

    /// <summary>A case in the list.</summary>
    /// <param name="Id">The case.</param>
    /// <param name="CentreId">The centre.</param>
    /// <param name="Stage">Where it stands.</param>
    /// <param name="Channel">How the person came.</param>
    /// <param name="ContactedOn">Day of the first contact, Europe/Berlin.</param>
    /// <param name="Version">Version of the case, as in its <c>ETag</c>.</param>
    public sealed record Item(Guid Id, Guid CentreId, string Stage, string Channel, DateOnly ContactedOn, long Version);

    /// <inheritdoc />
    public static string Name => "case_list";

    /// <inheritdoc />
    static int IProjection<Row>.Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<Row> row)
    {
        row.HasKey(r => r.Id);
        row.HasIndex(r => new { r.CentreId, r.SortKey, r.Id });
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is CaseRead ? null : IsOfCase(stored) ? stored.StreamId : null;

    /// <inheritdoc />
    public static Row? Evolve(Row? row, StoredEvent stored)
    {
        var after = (row, stored.Data) switch
        {
            (_, FirstContactRecorded e) => new Row
            {
                Id = stored.StreamId,
                CentreId = e.CentreId,
                Stage = CaseStage.Contact.Name(),
                Channel = e.Channel.Name(),
                ContactedOn = e.ContactedOn,
                SortKey = LatestFirst(e.ContactedOn),
            },
            ({ } r, CaseClosed) => r with { Stage = CaseStage.Closed.Name() },
            ({ } r, CaseReopened) => r with { Stage = CaseStage.Contact.Name() },
            _ => row,
        };
        return after is null ? null : after with { Version = stored.Version };
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/counselling/cases", Handle)
        .Lists<Row, Item>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Roles.Counsellor, Roles.CentreLead);

    private static bool IsOfCase(StoredEvent stored) => string.Equals(stored.StreamType, Case.StreamType, StringComparison.Ordinal);

    private static string LatestFirst(DateOnly day) => (DateOnly.MaxValue.DayNumber - day.DayNumber).ToString("D7", CultureInfo.InvariantCulture);

    private static async Task<IResult> Handle(
        IReadModel<Row> cases, PageRequest page, Commands commands, string? stage, Guid? centre, CancellationToken cancellation)
    {
        var check = new Check();
        check.Named<CaseStage>(stage, "stage");
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var own = commands.Actor.Centres.ToArray();
        var rows = cases.Rows.Where(row => Enumerable.Contains(own, row.CentreId));
        if (centre is not null) rows = rows.Where(row => row.CentreId == centre);
        if (stage is not null) rows = rows.Where(row => row.Stage == stage);
        return await page.Of(
            rows, row => row.SortKey, row => row.Id, row => new Item(row.Id, row.CentreId, row.Stage, row.Channel, row.ContactedOn, row.Version), cancellation);
    }
}
