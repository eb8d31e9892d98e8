using System.Globalization;
using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Applications;

/// <summary>What of an application can be missing.</summary>
public enum MissingPart
{
    /// <summary>The answer to a question.</summary>
    Answer,

    /// <summary>A document.</summary>
    Document,

    /// <summary>Voting members that vouch for the applicant.</summary>
    Sponsors,
}

/// <summary>Something that is missing.</summary>
/// <param name="Part">What it is.</param>
/// <param name="Name">Which one: name of the field, kind of document; of sponsors the number.</param>
/// <param name="Text">What to do about it.</param>
public sealed record MissingItem(MissingPart Part, string Name, Text Text);

/// <summary>Whether an application has all that its form asks for.</summary>
/// <param name="FormVersion">Version of the form; null: none was published, and nothing is asked for.</param>
/// <param name="Missing">What is missing.</param>
public sealed record Completeness(int? FormVersion, ValueList<MissingItem> Missing)
{
    /// <summary>Whether nothing is missing.</summary>
    public bool IsComplete => Missing.Count == 0;

    /// <summary>Compares an application with its form.</summary>
    public static Completeness Of(FormVersion? form, Organisation organisation, MembershipEntry entry)
    {
        if (form is null) return new(null, []);
        var answers = form.Fields.Where(field => field.Required && !entry.File.Answered.Contains(field.Name))
            .Select(field => new MissingItem(MissingPart.Answer, field.Name, new($"Es fehlt: {field.German}", $"Missing: {field.English}")));
        var documents = form.Documents.Where(kind => !organisation.Documents.Any(document => document.Kind == kind && document.ErasedOn is null))
            .Select(kind => new MissingItem(MissingPart.Document, kind.Name(), new($"Es fehlt das Dokument „{kind.Name()}“.", $"The document {kind.Name()} is missing.")));
        return new(form.Number, [.. answers, .. documents, .. Sponsors(form, entry)]);
    }

    private static ValueList<MissingItem> Sponsors(FormVersion form, MembershipEntry entry)
    {
        var missing = form.Sponsors - entry.File.Sponsors.Count(sponsor => sponsor.ConfirmedOn is not null);
        if (missing <= 0) return [];
        return
        [
            new(MissingPart.Sponsors, missing.ToString(CultureInfo.InvariantCulture), new(
                string.Create(CultureInfo.InvariantCulture, $"Es fehlen {missing} Mitglieder mit Stimmrecht, die für den Antrag bürgen."),
                string.Create(CultureInfo.InvariantCulture, $"{missing} voting members that vouch for the application are missing."))),
        ];
    }
}
