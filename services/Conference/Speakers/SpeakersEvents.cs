namespace Bkmo.Conference.Speakers;

/// <summary>How the next speaker is found, beside the order in which people asked. Rules work together in this order: alternation, first-time speakers, organisations.</summary>
/// <param name="AlternateLists">Take from the quota list and the open list in turn (quotierte Redeliste), as long as the other one has somebody.</param>
/// <param name="FirstTimeFirst">Whoever speaks for the first time comes first.</param>
/// <param name="OrganisationsInTurn">Whoever comes from an organisation that spoke less often on this item comes first.</param>
/// <param name="LimitSeconds">How long one may speak, seconds; null: no limit.</param>
public sealed record SpeakingRules(bool AlternateLists, bool FirstTimeFirst, bool OrganisationsInTurn, int? LimitSeconds)
{
    /// <summary>In the order in which people asked, without a limit.</summary>
    public static SpeakingRules Plain { get; } = new(false, false, false, null);
}

/// <summary>What a speaker chose to say for a quota. Personal: it is sealed wherever it is kept, and shown to the chair only.</summary>
/// <param name="OnQuotaList">Whether she or he chose the quota list.</param>
/// <param name="FirstTime">Whether she or he speaks for the first time.</param>
public sealed record SpeakerMark(bool OnQuotaList, bool FirstTime)
{
    /// <inheritdoc />
    public override string ToString() => "(mark)";
}

/// <summary>A speakers' list (Redeliste) was begun for an item of the agenda.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="ItemId">The item.</param>
/// <param name="Internal">Whether only entitled participants see the item.</param>
/// <param name="By">Who began.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("speakers_list_begun")]
public sealed record SpeakersListBegun(Guid ConferenceId, Guid ItemId, bool Internal, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The rules of the list were set.</summary>
/// <param name="Rules">How the next speaker is found.</param>
/// <param name="By">Who set them.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("speaking_rules_set")]
public sealed record SpeakingRulesSet(SpeakingRules Rules, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Somebody asked to speak.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="SpeakerId">Opaque id of whoever asks.</param>
/// <param name="OrganisationId">For which organisation.</param>
/// <param name="PointOfOrder">Whether to the rules of procedure (Geschäftsordnung).</param>
/// <param name="Mark">What she or he chose to say for a quota, sealed.</param>
/// <param name="By">Who put the request in.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("speech_requested")]
public sealed record SpeechRequested(
    Guid RequestId, Guid SpeakerId, Guid? OrganisationId, bool PointOfOrder, Sealed<SpeakerMark>? Mark, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A request was taken back.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="By">Who took it back.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("speech_withdrawn")]
public sealed record SpeechWithdrawn(Guid RequestId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Somebody was called to speak.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="By">Who called.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("speaker_called")]
public sealed record SpeakerCalled(Guid RequestId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A speech ended.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="By">Who noted it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("speech_ended")]
public sealed record SpeechEnded(Guid RequestId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The last call was undone: whoever was called is on the list again, where she or he was.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="By">Who undid it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("speaker_call_undone")]
public sealed record SpeakerCallUndone(Guid RequestId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The list was closed (Schluss der Redeliste): nobody is added, those on it still speak.</summary>
/// <param name="By">Who closed it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("speakers_list_closed")]
public sealed record SpeakersListClosed(UserId By, DateTimeOffset At) : IEvent;

/// <summary>The list was opened again.</summary>
/// <param name="By">Who opened it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("speakers_list_reopened")]
public sealed record SpeakersListReopened(UserId By, DateTimeOffset At) : IEvent;
