using System.Text.RegularExpressions;

namespace Bkmo.Conference.Programme;

/// <summary>Checks what is said of sessions.</summary>
internal static partial class ProgrammeChecks
{
    private const int MostCodes = 30, MostLanguages = 20, MostSpeakers = 50;

    /// <summary>Codes of lower-case letters, digits and hyphens, each once.</summary>
    internal static ValueList<string> Codes(this Check check, IReadOnlyList<string>? codes, string field)
    {
        var given = (codes ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();
        check.That(given.Count <= MostCodes && given.All(code => Code().IsMatch(code)), field, new(
            "Möglich sind höchstens 30 Kürzel aus kleinen Buchstaben, Ziffern und Bindestrichen.", "Possible are at most 30 codes of lower-case letters, digits and hyphens."));
        return given;
    }

    /// <summary>Language tags, each once.</summary>
    internal static ValueList<string> LanguageTags(this Check check, IReadOnlyList<string>? tags, string field)
    {
        check.That(tags is null or { Count: <= MostLanguages }, field, new("Höchstens 20 Sprachen sind möglich.", "At most 20 languages are possible."));
        return (tags ?? []).Take(MostLanguages).Select((tag, i) => check.Language(tag, FormattableString.Invariant($"{field}[{i}]"))).Distinct(StringComparer.Ordinal).ToValueList();
    }

    /// <summary>The plan of a session.</summary>
    internal static SessionPlan Plan(this Check check, SessionRequest request)
    {
        check.That(request.Speakers is null or { Count: <= MostSpeakers }, "speakers", new("Höchstens 50 Personen sind möglich.", "At most 50 people are possible."));
        return new(
            request.Kind, check.Text(request.TitleDe, "titleDe", 1, 200), check.Text(request.TitleEn, "titleEn", 1, 200),
            check.OptionalLines(request.AbstractDe, "abstractDe", 5000), check.OptionalLines(request.AbstractEn, "abstractEn", 5000), request.TrackId,
            check.LanguageTags(request.Languages ?? ["de"], "languages"), check.LanguageTags(request.Interpretation, "interpretation"),
            (request.Speakers ?? []).Distinct().ToValueList(), check.LanguageTags(request.NeedsLanguages, "needsLanguages"), request.NeedsStepFree,
            check.Codes(request.NeedsEquipment, "needsEquipment"));
    }

    /// <summary>When and where.</summary>
    internal static Slot Slot(this Check check, SlotRequest request, string prefix = "") => new(
        check.Moment(request.StartsAt, prefix + "startsAt"), check.Range(request.Minutes, prefix + "minutes", 5, 1440), request.RoomId);

    /// <summary>What the plan or slot names and the programme does not have; null when all is there.</summary>
    internal static NotInProgramme? Missing(this ProgrammeState state, SessionPlan? plan, Slot? slot)
    {
        if (slot?.RoomId is { } room && !state.Rooms.ContainsKey(room)) return new("roomId");
        if (plan?.TrackId is { } track && !state.Tracks.ContainsKey(track)) return new("trackId");
        return plan?.Speakers.Any(speaker => !state.Speakers.ContainsKey(speaker)) is true ? new("speakers") : null;
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Code();
}

/// <summary>What a session is about.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="TitleDe">German title, 1 to 200 characters.</param>
/// <param name="TitleEn">English title, 1 to 200 characters.</param>
/// <param name="AbstractDe">What it is about, in German, at most 5,000 characters.</param>
/// <param name="AbstractEn">What it is about, in English, at most 5,000 characters.</param>
/// <param name="TrackId">The track.</param>
/// <param name="Languages">Languages that are spoken, BCP 47; German when left out.</param>
/// <param name="Interpretation">Languages that it is interpreted into, BCP 47; <c>gsg</c> is German Sign Language.</param>
/// <param name="Speakers">Who speaks; they are in the programme already.</param>
/// <param name="NeedsLanguages">Languages that its own participants need.</param>
/// <param name="NeedsStepFree">Whether somebody who takes part needs a way without steps.</param>
/// <param name="NeedsEquipment">What must be in the room: codes as rooms have them.</param>
public sealed record SessionRequest(
    SessionKind Kind, string TitleDe, string TitleEn, string? AbstractDe = null, string? AbstractEn = null, Guid? TrackId = null,
    IReadOnlyList<string>? Languages = null, IReadOnlyList<string>? Interpretation = null, IReadOnlyList<Guid>? Speakers = null,
    IReadOnlyList<string>? NeedsLanguages = null, bool NeedsStepFree = false, IReadOnlyList<string>? NeedsEquipment = null);

/// <summary>When and where.</summary>
/// <param name="StartsAt">What the clock in Berlin shows at the beginning, <c>2026-10-09T09:30</c>.</param>
/// <param name="Minutes">How long, 5 to 1440 minutes that pass.</param>
/// <param name="RoomId">The room; may be decided later.</param>
public sealed record SlotRequest(string StartsAt, int Minutes, Guid? RoomId = null);
