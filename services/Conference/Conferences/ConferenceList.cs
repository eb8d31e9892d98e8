using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Conference.Conferences;

/// <summary>A conference in the list.</summary>
public sealed record ConferenceRow
{
    /// <summary>The conference.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number of the edition.</summary>
    public required int Number { get; init; }

    /// <summary>The number with leading zeros: the order of the list.</summary>
    public required string Order { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How far it has come, kebab case.</summary>
    public required string Stage { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>The year, while only the season is known.</summary>
    public int? Year { get; init; }

    /// <summary>The season, kebab case.</summary>
    public string? Season { get; init; }

    /// <summary>Where.</summary>
    public string? Venue { get; init; }

    /// <summary>In person, hybrid, virtual; kebab case.</summary>
    public required string Mode { get; init; }

    /// <summary>How many committees it formed.</summary>
    public required int Committees { get; init; }
}

/// <summary>A conference in the list.</summary>
/// <param name="Id">The conference.</param>
/// <param name="Number">Number of the edition.</param>
/// <param name="Name">Its name.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="Year">The year, while only the season is known.</param>
/// <param name="Season">The season, while the days are not known.</param>
/// <param name="Venue">Where.</param>
/// <param name="Mode">In person, hybrid, virtual.</param>
/// <param name="Committees">How many committees it formed.</param>
public sealed record ConferenceItem(
    Guid Id, int Number, string Name, string Stage, DateOnly? StartsOn, DateOnly? EndsOn, int? Year, string? Season, string? Venue, string Mode, int Committees);

/// <summary>All conferences in the order of their numbers.</summary>
public sealed class ConferenceList : IProjection<ConferenceRow>
{
    /// <inheritdoc />
    public static string Name => "conferences";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<ConferenceRow> row)
    {
        row.HasKey(conference => conference.Id);
        row.Property(conference => conference.Order).UseCollation("C");
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) =>
        stored.Data is ConferencePlanned or ConferenceRecorded or ConferenceScheduled or ConferenceConvened or CommitteeFormed ? stored.StreamId : null;

    /// <inheritdoc />
    public static ConferenceRow? Evolve(ConferenceRow? row, StoredEvent stored) => stored.Data switch
    {
        ConferencePlanned e => Begun(stored.StreamId, e.Plan, ConferenceStage.Planned),
        ConferenceRecorded e => Begun(stored.StreamId, e.Plan, ConferenceStage.Recorded),
        ConferenceScheduled e when row is not null => row with
        {
            StartsOn = e.StartsOn, EndsOn = e.EndsOn, Year = null, Season = null, Venue = e.Venue, Mode = e.Mode.Name(),
        },
        ConferenceConvened when row is not null => row with { Stage = ConferenceStage.Convened.Name() },
        CommitteeFormed when row is not null => row with { Committees = row.Committees + 1 },
        _ => row,
    };

    private static ConferenceRow Begun(Guid id, ConferencePlan plan, ConferenceStage stage) => new()
    {
        Id = id,
        Number = plan.Number,
        Order = plan.Number.ToString("D5", CultureInfo.InvariantCulture),
        Name = plan.Name,
        Stage = stage.Name(),
        StartsOn = plan.StartsOn,
        EndsOn = plan.EndsOn,
        Year = plan.Year,
        Season = plan.Season?.Name(),
        Venue = plan.Venue,
        Mode = plan.Mode.Name(),
        Committees = 0,
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/conference/conferences", List).Lists<ConferenceRow, ConferenceItem>().RequireRoles(Roles.Office, Roles.Board);

    private static Task<IResult> List(IReadModel<ConferenceRow> conferences, PageRequest page, CancellationToken cancellation) => page.Of(
        conferences.Rows, row => row.Order, row => row.Id,
        row => new ConferenceItem(
            row.Id, row.Number, row.Name, row.Stage, row.StartsOn, row.EndsOn, row.Year, row.Season, row.Venue, row.Mode, row.Committees),
        cancellation);
}

/// <summary>Finds conferences for duties.</summary>
internal static class ConferenceRows
{
    /// <summary>Conferences that are planned or convened and not over on <paramref name="today"/>: those for which time brings duties.</summary>
    internal static Task<List<Guid>> Coming(this IReadModel<ConferenceRow> conferences, DateOnly today, CancellationToken cancellation)
    {
        var recorded = ConferenceStage.Recorded.Name();
        return conferences.Rows.Where(row => row.Stage != recorded && (row.EndsOn == null || row.EndsOn >= today)).Select(row => row.Id).ToListAsync(cancellation);
    }
}
