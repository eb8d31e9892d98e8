namespace Bkmo.Conference.Programme;

/// <summary>A room.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Capacity">How many people may be in it.</param>
/// <param name="Equipment">What is there: codes such as <c>beamer</c>, <c>interpreter-booth</c>, <c>induction-loop</c>.</param>
/// <param name="StepFree">Whether one gets in without a step.</param>
public sealed record Room(string Name, int Capacity, ValueList<string> Equipment, bool StepFree);

/// <summary>A thread through the programme (Themenstrang).</summary>
/// <param name="NameDe">German name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Colour">Colour in plans, <c>#rrggbb</c>; null: none.</param>
public sealed record Track(string NameDe, string NameEn, string? Colour);

/// <summary>A stretch of time.</summary>
/// <param name="From">Its beginning, UTC.</param>
/// <param name="Until">Its end, UTC; no longer part of it.</param>
public sealed record Period(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Whether both have a moment in common.</summary>
    public bool Overlaps(Period other) => From < other.Until && other.From < Until;

    /// <summary>Whether the other one lies wholly within.</summary>
    public bool Contains(Period other) => From <= other.From && other.Until <= Until;
}

/// <summary>What a speaker is called in public, with her or his consent.</summary>
/// <param name="PublicName">As it is to stand in the programme.</param>
public sealed record SpeakerName(string PublicName)
{
    /// <inheritdoc />
    public override string ToString() => "(name)";
}

/// <summary>Somebody who speaks in a session. The id is that of the person or the registration.</summary>
/// <param name="Availability">When she or he can be there; empty: throughout.</param>
/// <param name="Name">The name for the programme, sealed; null: she or he did not consent to be named.</param>
/// <param name="Withdrawals">How often the consent was taken back; each time the key of the name is destroyed.</param>
public sealed record Speaker(ValueList<Period> Availability, Sealed<SpeakerName>? Name, int Withdrawals);

/// <summary>What happens in a session.</summary>
public enum SessionKind
{
    /// <summary>Podium.</summary>
    Panel,

    /// <summary>Workshop.</summary>
    Workshop,

    /// <summary>Plenum: everybody takes part.</summary>
    Plenary,

    /// <summary>Pause.</summary>
    Break,
}

/// <summary>What a session is about and what it needs.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="TitleDe">German title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="AbstractDe">What it is about, in German.</param>
/// <param name="AbstractEn">What it is about, in English.</param>
/// <param name="TrackId">The track.</param>
/// <param name="Languages">Languages that are spoken, BCP 47.</param>
/// <param name="Interpretation">Languages that it is interpreted into, BCP 47; <c>gsg</c> is German Sign Language.</param>
/// <param name="Speakers">Who speaks.</param>
/// <param name="NeedsLanguages">Languages that its own participants need beside the needs of everybody.</param>
/// <param name="NeedsStepFree">Whether somebody who takes part needs a way without steps.</param>
/// <param name="NeedsEquipment">What must be in the room.</param>
public sealed record SessionPlan(
    SessionKind Kind, string TitleDe, string TitleEn, string? AbstractDe, string? AbstractEn, Guid? TrackId, ValueList<string> Languages, ValueList<string> Interpretation,
    ValueList<Guid> Speakers, ValueList<string> NeedsLanguages, bool NeedsStepFree, ValueList<string> NeedsEquipment);

/// <summary>When and where a session is.</summary>
/// <param name="StartsAt">Beginning, UTC.</param>
/// <param name="Minutes">How long, minutes that pass.</param>
/// <param name="RoomId">The room; null: not decided.</param>
public sealed record Slot(DateTimeOffset StartsAt, int Minutes, Guid? RoomId)
{
    /// <summary>From beginning to end.</summary>
    public Period Period() => new(StartsAt, StartsAt.AddMinutes(Minutes));
}

/// <summary>How many participants need something, over all of the conference.</summary>
/// <param name="Interpretation">People per language, BCP 47.</param>
/// <param name="StepFree">People who need a way without steps.</param>
public sealed record ProgrammeNeeds(ValueList<LanguageNeed> Interpretation, int StepFree)
{
    /// <summary>Nothing was told.</summary>
    public static ProgrammeNeeds None { get; } = new([], 0);
}

/// <summary>How many people need interpretation into a language.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="People">How many.</param>
public sealed record LanguageNeed(string Language, int People);
