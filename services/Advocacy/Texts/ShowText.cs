namespace Bkmo.Advocacy.Texts;

/// <summary>A version of a text.</summary>
/// <param name="Version">Number of the version, 1 …</param>
/// <param name="Editorial">Where the version stands.</param>
/// <param name="TitleDe">German title.</param>
/// <param name="TitleEn">English title, if there is one.</param>
/// <param name="LeadingLanguage">The language whose body decides what the text says, BCP 47.</param>
/// <param name="Body">Markdown by language; empty when only the title is on record.</param>
/// <param name="CommitteeId">The committee that drafts it, if one does.</param>
/// <param name="WrittenAt">When it was written, UTC.</param>
/// <param name="PublishedOn">Day of publication, Europe/Berlin, if it was published.</param>
/// <param name="RecordOnly">Whether it was published as a mere record of its title.</param>
/// <param name="Note">Where or on what occasion it was published.</param>
/// <param name="WithdrawalReason">Why it was withdrawn, if it was.</param>
public sealed record TextVersionView(
    int Version, EditorialState Editorial, string TitleDe, string? TitleEn, string LeadingLanguage, IReadOnlyDictionary<string, string> Body, Guid? CommitteeId,
    DateTimeOffset WrittenAt, DateOnly? PublishedOn, bool RecordOnly, string? Note, string? WithdrawalReason)
{
    internal static TextVersionView Of(TextVersion version) => new(
        version.Number, version.Editorial, version.Wording.TitleDe, version.Wording.TitleEn, version.Wording.LeadingLanguage,
        version.Wording.Body.ToDictionary(t => t.Language, t => t.Markdown, StringComparer.Ordinal), version.Wording.CommitteeId, version.WrittenAt,
        version.Publication?.PublishedOn, version.Publication?.RecordOnly ?? false, version.Publication?.Note, version.WithdrawalReason);
}

/// <summary>A text with its current version.</summary>
/// <param name="Id">The text.</param>
/// <param name="Kind">What kind of text it is.</param>
/// <param name="Editorial">Where the text as a whole stands.</param>
/// <param name="PublishedVersion">The version that is published at present, if one is.</param>
/// <param name="Current">The version that is worked on or, when nothing was revised since, published.</param>
/// <param name="Versions">All versions, oldest first.</param>
public sealed record TextView(
    Guid Id, TextKind Kind, EditorialState Editorial, int? PublishedVersion, TextVersionView Current, IReadOnlyList<TextView.VersionLine> Versions)
{
    /// <summary>A version in the text's history.</summary>
    /// <param name="Version">Its number.</param>
    /// <param name="Editorial">Where it stands.</param>
    /// <param name="WrittenAt">When it was written, UTC.</param>
    public sealed record VersionLine(int Version, EditorialState Editorial, DateTimeOffset WrittenAt);

    internal static TextView? Of(Guid id, PoliticalText state) => state.Current is not { } current ? null : new(
        id, state.Kind, state.Editorial, state.Published?.Number, TextVersionView.Of(current),
        [.. state.Versions.Select(version => new VersionLine(version.Number, version.Editorial, version.WrittenAt))]);
}

/// <summary>Shows a text, and each of its versions.</summary>
public static class ShowText
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/advocacy/texts/{id:guid}", Current).Shows<TextView>().RequireRoles(Roles.Office, Roles.Board);
        routes.MapGet("/api/advocacy/texts/{id:guid}/versions/{number:int}", Version).Shows<TextVersionView>().RequireRoles(Roles.Office, Roles.Board);
    }

    private static Task<IResult> Current(Guid id, Commands commands, CancellationToken cancellation) =>
        commands.Read<PoliticalText>(id, state => TextView.Of(id, state), cancellation);

    private static Task<IResult> Version(Guid id, int number, Commands commands, CancellationToken cancellation) => commands.Read<PoliticalText>(
        id, state => state.At(number) is { } version ? TextVersionView.Of(version) : null, cancellation, state => state.At(number)?.ChangedAt);
}
