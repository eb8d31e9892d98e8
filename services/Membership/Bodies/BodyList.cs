using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Membership.Bodies;

/// <summary>A body, for queries.</summary>
public sealed record BodyRow
{
    /// <summary>The body.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is, kebab case.</summary>
    public required string Kind { get; init; }

    /// <summary>German name.</summary>
    public required string NameDe { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>The order of the list: kind, then German name folded.</summary>
    public required string Order { get; init; }

    /// <summary>The conference that formed it or whose body it is.</summary>
    public Guid? ConferenceId { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly FormedOn { get; init; }

    /// <summary>Seats with their terms, JSON.</summary>
    public required string Seats { get; init; }
}

/// <summary>A body in a list.</summary>
/// <param name="Id">The body.</param>
/// <param name="Kind">What it is, kebab case.</param>
/// <param name="NameDe">German name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="ConferenceId">The conference that formed it or whose body it is.</param>
/// <param name="Seats">How many seats it has on the day.</param>
/// <param name="Vacancies">How many of them nobody holds.</param>
public sealed record BodyItem(Guid Id, string Kind, string NameDe, string NameEn, Guid? ConferenceId, int Seats, int Vacancies);

/// <summary>All bodies.</summary>
public sealed class BodyList : IProjection<BodyRow>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <inheritdoc />
    public static string Name => "body_list";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<BodyRow> row)
    {
        row.HasKey(body => body.Id);
        row.Property(body => body.Order).UseCollation("C");
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) =>
        stored.Data is BodyFormed or SeatsAdded or SeatFilled or SeatAccepted or SeatVacated ? stored.StreamId : null;

    /// <inheritdoc />
    public static BodyRow? Evolve(BodyRow? row, StoredEvent stored) => stored.Data switch
    {
        BodyFormed e => new()
        {
            Id = stored.StreamId, Kind = e.Kind.Name(), NameDe = e.NameDe, NameEn = e.NameEn, Order = $"{(int)e.Kind} {SearchText.Fold(e.NameDe)}",
            ConferenceId = e.ConferenceId, FormedOn = e.FormedOn, Seats = "[]",
        },
        _ => row is null ? null : row with { Seats = JsonSerializer.Serialize(Seat.Evolve(SeatsOf(row), stored.Data, stored.Version), Json) },
    };

    /// <summary>The seats that the row carries.</summary>
    public static ValueList<Seat> SeatsOf(BodyRow row) => JsonSerializer.Deserialize<Seat[]>(row.Seats, Json).ToValueList();

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/membership/bodies", List).Lists<BodyRow, BodyItem>()
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);

    private static Task<IResult> List(
        string? kind, Guid? conference, DateOnly? on, IReadModel<BodyRow> bodies, PageRequest page, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.Named<BodyKind>(kind, "kind");
        var day = check.Day(on, "on") ?? Berlin.DayOf(commands.Now);
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));
        var rows = bodies.Rows.Where(row => row.FormedOn <= day);
        if (kind is not null) rows = rows.Where(row => row.Kind == kind);
        if (conference is not null) rows = rows.Where(row => row.ConferenceId == conference);
        return page.Of(rows, row => row.Order, row => row.Id, row => Item(row, day), cancellation);
    }

    private static BodyItem Item(BodyRow row, DateOnly day)
    {
        var seats = SeatsOf(row).Where(seat => seat.Since <= day).ToList();
        return new(row.Id, row.Kind, row.NameDe, row.NameEn, row.ConferenceId, seats.Count, seats.Count(seat => seat.HeldOn(day) is null));
    }
}
