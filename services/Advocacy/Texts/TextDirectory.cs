using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Advocacy.Texts;

/// <summary>All texts with the titles and languages of their current versions, the latest begun first.</summary>
public sealed class TextDirectory : IProjection<TextDirectory.Row>
{
    /// <summary>One text. Codes are in kebab case.</summary>
    public sealed record Row
    {
        /// <summary>The text.</summary>
        public Guid Id { get; init; }

        /// <summary>What kind of text it is.</summary>
        public string Kind { get; init; } = "";

        /// <summary>Where the text as a whole stands.</summary>
        public string Editorial { get; init; } = "";

        /// <summary>German title.</summary>
        public string TitleDe { get; init; } = "";

        /// <summary>English title, if there is one.</summary>
        public string? TitleEn { get; init; }

        /// <summary>Languages of the current version, the leading one first.</summary>
        public string[] Languages { get; init; } = [];

        /// <summary>The committee that drafts it, if one does.</summary>
        public Guid? CommitteeId { get; init; }

        /// <summary>Number of the current version.</summary>
        public int CurrentVersion { get; init; }

        /// <summary>The version that is published at present, if one is.</summary>
        public int? PublishedVersion { get; init; }

        /// <summary>Day of the present publication.</summary>
        public DateOnly? PublishedOn { get; init; }

        /// <summary>Titles as they are searched.</summary>
        public string Search { get; init; } = "";

        /// <summary>What the list is sorted by: falls as the time of drafting rises.</summary>
        public string SortKey { get; init; } = "";
    }

    /// <summary>A text in the list.</summary>
    /// <param name="Id">The text.</param>
    /// <param name="Kind">What kind of text it is.</param>
    /// <param name="Editorial">Where the text as a whole stands.</param>
    /// <param name="TitleDe">German title.</param>
    /// <param name="TitleEn">English title, if there is one.</param>
    /// <param name="Languages">Languages of the current version, the leading one first.</param>
    /// <param name="CommitteeId">The committee that drafts it, if one does.</param>
    /// <param name="CurrentVersion">Number of the current version.</param>
    /// <param name="PublishedVersion">The version that is published at present, if one is.</param>
    /// <param name="PublishedOn">Day of the present publication, Europe/Berlin.</param>
    public sealed record Item(
        Guid Id, string Kind, string Editorial, string TitleDe, string? TitleEn, IReadOnlyList<string> Languages, Guid? CommitteeId, int CurrentVersion,
        int? PublishedVersion, DateOnly? PublishedOn);

    /// <inheritdoc />
    public static string Name => "text_directory";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<Row> row)
    {
        row.HasKey(r => r.Id);
        row.HasIndex(r => new { r.SortKey, r.Id });
        row.HasIndex(r => r.CommitteeId);
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) =>
        stored.Data is TextDrafted or TextRevised or TextPublished or PublicationWithdrawn ? stored.StreamId : null;

    /// <inheritdoc />
    public static Row? Evolve(Row? row, StoredEvent stored) => (row, stored.Data) switch
    {
        (_, TextDrafted e) => Written(
            new Row { Id = stored.StreamId, Kind = e.Kind.Name(), Editorial = EditorialState.Draft.Name(), SortKey = LatestFirst(e.At) }, e.Wording),
        ({ } r, TextRevised e) => Written(r, e.Wording),
        ({ } r, TextPublished e) =>
            r with { Editorial = EditorialState.Published.Name(), PublishedVersion = e.TextVersion, PublishedOn = e.PublishedOn },
        ({ } r, PublicationWithdrawn) => r with { Editorial = EditorialState.Withdrawn.Name(), PublishedVersion = null, PublishedOn = null },
        _ => row,
    };

    private static Row Written(Row row, Wording wording) => row with
    {
        TitleDe = wording.TitleDe,
        TitleEn = wording.TitleEn,
        Languages = [.. wording.Languages()],
        CommitteeId = wording.CommitteeId,
        CurrentVersion = row.CurrentVersion + 1,
        Search = SearchText.Fold($"{wording.TitleDe} {wording.TitleEn}"),
    };

    private static string LatestFirst(DateTimeOffset at) => (DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>What to look for.</summary>
    /// <param name="Kind">What kind of text it is.</param>
    /// <param name="Status">Where the text as a whole stands: <c>draft</c>, <c>published</c>, <c>withdrawn</c>.</param>
    /// <param name="Search">Part of a title, with or without diacritics.</param>
    /// <param name="Committee">The committee that drafts it.</param>
    /// <param name="Language">A language of the current version, BCP 47.</param>
    public sealed record Wanted(string? Kind = null, string? Status = null, string? Search = null, Guid? Committee = null, string? Language = null);

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/advocacy/texts", Handle)
        .Lists<Row, Item>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(IReadModel<Row> texts, PageRequest page, [AsParameters] Wanted wanted, CancellationToken cancellation)
    {
        var check = new Check();
        check.Named<TextKind>(wanted.Kind, "kind");
        check.Named<EditorialState>(wanted.Status, "status");
        return check.Refusal is { } refusal
            ? Problems.Of(refusal)
            : await page.Of(Matching(texts.Rows, wanted), row => row.SortKey, row => row.Id, ItemOf, cancellation);
    }

    private static IQueryable<Row> Matching(IQueryable<Row> rows, Wanted wanted)
    {
        var (kind, status, committee, language) = (wanted.Kind, wanted.Status, wanted.Committee, wanted.Language);
        var words = SearchText.Fold(wanted.Search ?? "");
        if (kind is not null) rows = rows.Where(row => row.Kind == kind);
        if (status is not null) rows = rows.Where(row => row.Editorial == status);
        if (committee is not null) rows = rows.Where(row => row.CommitteeId == committee);
        if (language is not null) rows = rows.Where(row => Enumerable.Contains(row.Languages, language));
        if (words.Length > 0) rows = rows.Where(row => row.Search.Contains(words));
        return rows;
    }

    private static Item ItemOf(Row row) => new(
        row.Id, row.Kind, row.Editorial, row.TitleDe, row.TitleEn, row.Languages, row.CommitteeId,
        row.CurrentVersion, row.PublishedVersion, row.PublishedOn);
}
