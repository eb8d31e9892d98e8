namespace Bkmo.Advocacy.Texts;

/// <summary>What kind of text it is.</summary>
public enum TextKind
{
    /// <summary>Position.</summary>
    Position,

    /// <summary>Demand (Forderung).</summary>
    Demand,

    /// <summary>Statement (Stellungnahme).</summary>
    Statement,

    /// <summary>Policy paper.</summary>
    PolicyPaper,

    /// <summary>Draft law (Gesetzentwurf).</summary>
    DraftLaw,

    /// <summary>Agenda.</summary>
    Agenda,

    /// <summary>Resolution (Beschluss).</summary>
    Resolution,

    /// <summary>Toolkit (Handreichung).</summary>
    Toolkit,

    /// <summary>Press release (Pressemitteilung).</summary>
    PressRelease,
}

/// <summary>The body of a text in one language.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="Markdown">Markdown, not empty.</param>
public sealed record Translation(string Language, string Markdown);

/// <summary>What a version of a text says.</summary>
/// <param name="TitleDe">German title.</param>
/// <param name="TitleEn">English title, if there is one.</param>
/// <param name="LeadingLanguage">The language whose body decides what the text says, BCP 47.</param>
/// <param name="Body">The body by language, in the order of the language tags; empty when only the title is on record.</param>
/// <param name="CommitteeId">The committee that drafts it, if one does.</param>
public sealed record Wording(string TitleDe, string? TitleEn, string LeadingLanguage, ValueList<Translation> Body, Guid? CommitteeId)
{
    /// <summary>Languages it can be read in, the leading one first: those of the body, or those of the titles when there is no body.</summary>
    public ValueList<string> Languages() =>
        (Body.Count > 0 ? Body.Select(t => t.Language) : TitleEn is null ? ["de"] : ["de", "en"])
            .OrderBy(language => !IsLeading(language)).ToValueList();

    /// <summary>Whether there is no body, or one in the leading language.</summary>
    public bool HasLeadingLanguage() => Body.Count == 0 || Body.Any(t => IsLeading(t.Language));

    private bool IsLeading(string language) => string.Equals(language, LeadingLanguage, StringComparison.Ordinal);
}

/// <summary>A text was begun; its wording is version 1.</summary>
[StoredAs("text_drafted")]
public sealed record TextDrafted(TextKind Kind, Wording Wording, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A text got its next version.</summary>
[StoredAs("text_revised")]
public sealed record TextRevised(Wording Wording, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A version of a text was published.</summary>
/// <param name="TextVersion">Number of the version, 1 …</param>
/// <param name="PublishedOn">Day of publication, Europe/Berlin; may be long past.</param>
/// <param name="RecordOnly">Whether only the title is on record here.</param>
/// <param name="Note">Where or on what occasion it was published.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When it was recorded, UTC.</param>
[StoredAs("text_published")]
public sealed record TextPublished(int TextVersion, DateOnly PublishedOn, bool RecordOnly, string? Note, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The published version of a text was withdrawn; it stays on record with the reason.</summary>
[StoredAs("publication_withdrawn")]
public sealed record PublicationWithdrawn(int TextVersion, string Reason, UserId By, DateTimeOffset At) : IEvent;
