using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Counselling.Centres;

/// <summary>Finds the right centre by place, topic and language. Public facts only.</summary>
public sealed class CentreFinder : IProjection<CentreFinder.Row>
{
    /// <summary>One centre. Codes are in kebab case.</summary>
    public sealed record Row
    {
        /// <summary>The centre.</summary>
        public Guid Id { get; init; }

        /// <summary>Its name.</summary>
        public string Name { get; init; } = "";

        /// <summary>The organisation that runs it.</summary>
        public Guid OrganisationId { get; init; }

        /// <summary>Municipality it works in.</summary>
        public string Place { get; init; } = "";

        /// <summary>Municipality as it is searched.</summary>
        public string PlaceSearch { get; init; } = "";

        /// <summary>Five digits.</summary>
        public string Postcode { get; init; } = "";

        /// <summary>Languages of counselling.</summary>
        public string[] Languages { get; init; } = [];

        /// <summary>Areas of life it counsels in; empty: all.</summary>
        public string[] Topics { get; init; } = [];

        /// <summary>Public telephone number.</summary>
        public string? Phone { get; init; }

        /// <summary>Last day on which it takes new cases.</summary>
        public DateOnly? ClosesOn { get; init; }

        /// <summary>What the list is sorted by: place, then name.</summary>
        public string SortKey { get; init; } = "";
    }

    /// <summary>A centre in the list.</summary>
    /// <param name="Id">The centre.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="OrganisationId">The organisation that runs it.</param>
    /// <param name="Place">Municipality it works in.</param>
    /// <param name="Postcode">Five digits.</param>
    /// <param name="Languages">Languages of counselling, BCP 47.</param>
    /// <param name="Topics">Areas of life it counsels in; empty: all.</param>
    /// <param name="Phone">Public telephone number.</param>
    /// <param name="ClosesOn">Last day on which it takes new cases, Europe/Berlin.</param>
    public sealed record Item(
        Guid Id, string Name, Guid OrganisationId, string Place, string Postcode, IReadOnlyList<string> Languages, IReadOnlyList<string> Topics, string? Phone,
        DateOnly? ClosesOn);

    /// <summary>What to look for; without <c>closed</c> only centres that take new cases.</summary>
    /// <param name="Place">Part of the municipality's name, with or without diacritics.</param>
    /// <param name="Postcode">First digits of the postcode.</param>
    /// <param name="Topic">Area of life.</param>
    /// <param name="Language">Language of counselling, BCP 47.</param>
    /// <param name="Closed">Whether closed centres are listed too.</param>
    public sealed record Wanted(string? Place = null, string? Postcode = null, string? Topic = null, string? Language = null, bool? Closed = null);

    /// <inheritdoc />
    public static string Name => "centre_finder";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<Row> row) => row.HasKey(r => r.Id);

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is CentreOpened or CentreClosureSet ? stored.StreamId : null;

    /// <inheritdoc />
    public static Row? Evolve(Row? row, StoredEvent stored) => (row, stored.Data) switch
    {
        (_, CentreOpened e) => new Row
        {
            Id = stored.StreamId,
            Name = e.Name,
            OrganisationId = e.OrganisationId,
            Place = e.Place,
            PlaceSearch = SearchText.Fold(e.Place),
            Postcode = e.Postcode,
            Languages = [.. e.Languages],
            Topics = [.. e.Topics.Select(topic => topic.Name())],
            Phone = e.Phone,
            SortKey = SearchText.Fold($"{e.Place} {e.Name}"),
        },
        ({ } r, CentreClosureSet e) => r with { ClosesOn = e.ClosesOn },
        _ => row,
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/counselling/centres", Handle)
        .Lists<Row, Item>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Wall.EveryRole);

    private static async Task<IResult> Handle(
        IReadModel<Row> centres, PageRequest page, Commands commands, [AsParameters] Wanted wanted, CancellationToken cancellation)
    {
        var check = new Check();
        check.Named<AreaOfLife>(wanted.Topic, "topic");
        check.That(wanted.Postcode is null || (wanted.Postcode.Length is >= 1 and <= 5 && wanted.Postcode.All(char.IsAsciiDigit)), "postcode", new(
            "Erwartet werden die ersten Ziffern einer Postleitzahl.", "Expected are the first digits of a postcode."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var rows = Matching(centres.Rows, wanted, Berlin.DayOf(commands.Now));
        return await page.Of(rows, row => row.SortKey, row => row.Id, ItemOf, cancellation);
    }

    private static IQueryable<Row> Matching(IQueryable<Row> rows, Wanted wanted, DateOnly today)
    {
        var (place, postcode, topic, language) = (SearchText.Fold(wanted.Place ?? ""), wanted.Postcode, wanted.Topic, wanted.Language);
        if (wanted.Closed is not true) rows = rows.Where(row => row.ClosesOn == null || row.ClosesOn >= today);
        if (place.Length > 0) rows = rows.Where(row => row.PlaceSearch.Contains(place));
        if (postcode is not null) rows = rows.Where(row => row.Postcode.StartsWith(postcode));
        if (topic is not null) rows = rows.Where(row => row.Topics.Length == 0 || Enumerable.Contains(row.Topics, topic));
        if (language is not null) rows = rows.Where(row => Enumerable.Contains(row.Languages, language));
        return rows;
    }

    private static Item ItemOf(Row row) => new(
        row.Id, row.Name, row.OrganisationId, row.Place, row.Postcode, row.Languages, row.Topics, row.Phone, row.ClosesOn);
}
