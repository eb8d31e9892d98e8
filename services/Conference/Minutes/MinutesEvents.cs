using System.Text.Json.Serialization;

namespace Bkmo.Conference.Minutes;

/// <summary>Something that happened, as the minutes (Protokoll) tell it. It is made from an event and nobody can alter it.</summary>
/// <param name="EventId">The event that it was made from.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Kind">What kind of fact it is, kebab case.</param>
/// <param name="De">The sentence in German.</param>
/// <param name="En">The sentence in English.</param>
/// <param name="ElectionId">The election whose candidates stand in the sentences as numbers; readers get the names in their place.</param>
public sealed record MinutesFact(
    Guid EventId, DateTimeOffset At, string Kind, string De, string En, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ElectionId = null);

/// <summary>What people wrote around the facts. Names of persons may stand in it: it is sealed wherever it is kept.</summary>
/// <param name="Text">Paragraphs, divided by line ends.</param>
public sealed record MinutesText(string Text)
{
    /// <inheritdoc />
    public override string ToString() => "(minutes)";
}

/// <summary>The minutes were assembled from all that is on record; texts stay at their facts.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Facts">In order of time.</param>
/// <param name="By">Who assembled them.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("minutes_assembled")]
public sealed record MinutesAssembled(Guid ConferenceId, ValueList<MinutesFact> Facts, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A text was written, anew or for the first time.</summary>
/// <param name="After">The event of the fact that it follows; the uuid of zeros: it stands before all of them.</param>
/// <param name="Text">What was written, sealed.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("minutes_text_written")]
public sealed record MinutesTextWritten(Guid After, Sealed<MinutesText> Text, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Somebody signed the minutes off as they stood.</summary>
/// <param name="Hash">SHA-256 over facts and texts, in hex.</param>
/// <param name="By">Who signed.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("minutes_signed")]
public sealed record MinutesSigned(string Hash, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Minutes that were signed off are worked on again, as the next version.</summary>
/// <param name="Reason">Why.</param>
/// <param name="By">Who began.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("minutes_reopened")]
public sealed record MinutesReopened(string Reason, UserId By, DateTimeOffset At) : IEvent;
