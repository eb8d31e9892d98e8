namespace Bkmo.Advocacy.Committees;

/// <summary>Who forms a standing committee.</summary>
public enum CommitteeFounder
{
    /// <summary>A conference (Bundeskonferenz).</summary>
    Conference,

    /// <summary>The board (Vorstand), between conferences.</summary>
    Board,
}

/// <summary>A standing committee came into being.</summary>
/// <param name="NameDe">German name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="FormedBy">Who formed it.</param>
/// <param name="ConferenceId">The conference, if one formed it.</param>
/// <param name="ConferenceName">Name of the conference, if one formed it.</param>
/// <param name="MandateText">What the committee is to do, Markdown; null when it was not put in words.</param>
/// <param name="Members">Organisations that send members.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("committee_formed")]
public sealed record CommitteeFormed(
    string NameDe, string NameEn, CommitteeFounder FormedBy, Guid? ConferenceId, string? ConferenceName, string? MandateText,
    ValueList<Guid> Members, DateTimeOffset At) : IEvent;
