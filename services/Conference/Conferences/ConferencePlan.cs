using System.Text.Json.Serialization;

namespace Bkmo.Conference.Conferences;

/// <summary>Where people meet.</summary>
public enum ConferenceMode
{
    /// <summary>Präsenz.</summary>
    InPerson,

    /// <summary>Some in the room, some online.</summary>
    Hybrid,

    /// <summary>Online only.</summary>
    Virtual,
}

/// <summary>Season of a conference whose days are not known.</summary>
public enum Season
{
    /// <summary>March to May.</summary>
    Spring,

    /// <summary>June to August.</summary>
    Summer,

    /// <summary>September to November.</summary>
    Autumn,

    /// <summary>December of the year and the two months after.</summary>
    Winter,
}

/// <summary>How far a conference has come.</summary>
public enum ConferenceStage
{
    /// <summary>Announced inside.</summary>
    Planned,

    /// <summary>Members were invited in due form (einberufen).</summary>
    Convened,

    /// <summary>A past edition, entered afterwards.</summary>
    Recorded,
}

/// <summary>What a conference is to be, or was.</summary>
/// <param name="Number">Number of the edition, 1 ….</param>
/// <param name="Name">Its name.</param>
/// <param name="StartsOn">First day, Europe/Berlin; null while only the season is known.</param>
/// <param name="EndsOn">Last day, Europe/Berlin; null while only the season is known.</param>
/// <param name="Year">The year, when only the season is known.</param>
/// <param name="Season">The season, when the days are not known.</param>
/// <param name="MottoDe">Motto in German.</param>
/// <param name="MottoEn">Motto in English.</param>
/// <param name="Venue">Where.</param>
/// <param name="Mode">In person, hybrid, virtual.</param>
/// <param name="ParticipantsApprox">About how many people.</param>
public sealed record ConferencePlan(
    int Number, string Name, DateOnly? StartsOn, DateOnly? EndsOn, int? Year, Season? Season, string? MottoDe, string? MottoEn, string? Venue,
    ConferenceMode Mode, int? ParticipantsApprox)
{
    private const int MonthsPerSeason = 3;

    /// <summary>Whether it cannot have been held by <paramref name="today"/>: its last day, or the whole season, is still to come.</summary>
    public bool LiesAhead(DateOnly today) => EndsOn is { } end ? end > today : FirstMonth > MonthOf(today);

    /// <summary>Whether all of it lies before <paramref name="today"/>; a season counts by months.</summary>
    public bool IsOver(DateOnly today) => EndsOn is { } end ? end < today : LastMonth < MonthOf(today);

    private long? FirstMonth => Year is { } year && Season is { } season ? (12L * year) + (MonthsPerSeason * ((int)season + 1)) : null;

    private long? LastMonth => FirstMonth + MonthsPerSeason - 1;

    private static long MonthOf(DateOnly day) => (12L * day.Year) + day.Month;
}

/// <summary>A subject of the agenda.</summary>
/// <param name="Title">What it is about; precise enough to decide whether to come.</param>
/// <param name="ForResolution">Whether a resolution is to be taken on it.</param>
public sealed record AgendaItem(string Title, bool ForResolution);

/// <summary>The invitation of the members (Einberufung).</summary>
/// <param name="Agenda">Every subject (BGB § 32(1): of those not named, none can be resolved).</param>
/// <param name="SentOn">Day on which it was sent, Europe/Berlin.</param>
/// <param name="NoticeDays">The notice that was to be kept, days between sending and the first day.</param>
/// <param name="VirtualAllowedBy">The earlier resolution that allows a virtual meeting (BGB § 32(2)).</param>
/// <param name="ElectronicRights">How members exercise their rights electronically, where the meeting is hybrid or virtual (BGB § 32(2)).</param>
public sealed record Convocation(
    ValueList<AgendaItem> Agenda, DateOnly SentOn, int NoticeDays, string? VirtualAllowedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ElectronicRights = null);
