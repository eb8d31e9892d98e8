namespace Bkmo.Advocacy.Texts;

/// <summary>No such text.</summary>
public sealed record UnknownText() : Refusal(RefusalKind.NotFound, new Text(
    "Diesen Text gibt es nicht.",
    "There is no such text."));

/// <summary>A body without its leading language cannot be translated or decided on.</summary>
/// <param name="Language">The leading language.</param>
public sealed record LeadingLanguageMissing(string Language) : Refusal(RefusalKind.Invalid, new Text(
    $"Der Text in der führenden Sprache ({Language}) fehlt. Bitte ihn mitschicken oder eine andere führende Sprache wählen.",
    $"The body in the leading language ({Language}) is missing. Send it too, or choose another leading language."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { [$"body.{Language}"] = Message };
}

/// <summary>A text that has a body keeps one.</summary>
public sealed record BodyCannotBeDropped() : Refusal(RefusalKind.Conflict, new Text(
    "Dieser Text hat schon einen Wortlaut; eine neue Fassung braucht auch einen. Bitte den Wortlaut mitschicken.",
    "This text already has a body, and so its next version needs one. Send the body too."));

/// <summary>There is nothing to read in what is to be published.</summary>
public sealed record BodyMissing() : Refusal(RefusalKind.Conflict, new Text(
    "Dieser Text hat nur einen Titel. Bitte erst den Wortlaut ergänzen oder mit „recordOnly“ nur den Titel nachweisen.",
    "This text has a title only. Add its body first, or publish the title as a mere record with 'recordOnly'."));

/// <summary>A text with a body is published in full, not as a mere record of its title.</summary>
public sealed record NotARecordOnly() : Refusal(RefusalKind.Conflict, new Text(
    "Dieser Text hat einen Wortlaut und wird mit ihm veröffentlicht. Bitte „recordOnly“ weglassen.",
    "This text has a body and is published with it. Leave out 'recordOnly'."));

/// <summary>Publication is a fact, not a plan.</summary>
/// <param name="Today">The present day, Europe/Berlin.</param>
public sealed record PublishedInFuture(DateOnly Today) : Refusal(RefusalKind.Invalid, new Text(
    $"Der Tag der Veröffentlichung liegt nach heute ({Today:yyyy-MM-dd}). Bitte am Tag der Veröffentlichung oder danach eintragen.",
    $"The day of publication is later than today ({Today:yyyy-MM-dd}). Record it on that day or afterwards."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { ["publishedOn"] = Message };
}

/// <summary>The current version is published already, with other particulars.</summary>
/// <param name="TextVersion">Its number.</param>
public sealed record AlreadyPublished(int TextVersion) : Refusal(RefusalKind.Conflict, new Text(
    $"Fassung {TextVersion} ist schon mit anderen Angaben veröffentlicht. Für eine Änderung bitte den Text überarbeiten und die neue Fassung veröffentlichen.",
    $"Version {TextVersion} is already published with other particulars. To change something, revise the text and publish the new version."));

/// <summary>A withdrawn version does not come back; a new one may.</summary>
/// <param name="TextVersion">Its number.</param>
public sealed record VersionWithdrawn(int TextVersion) : Refusal(RefusalKind.Conflict, new Text(
    $"Fassung {TextVersion} wurde zurückgezogen. Bitte den Text erst überarbeiten und dann die neue Fassung veröffentlichen.",
    $"Version {TextVersion} was withdrawn. Revise the text first, then publish the new version."));

/// <summary>Nothing is published that could be withdrawn.</summary>
public sealed record NotPublished() : Refusal(RefusalKind.Conflict, new Text(
    "Von diesem Text ist keine Fassung veröffentlicht; es gibt nichts zurückzuziehen.",
    "No version of this text is published; there is nothing to withdraw."));
