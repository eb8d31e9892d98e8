namespace Bkmo.Conference.Participants;

/// <summary>Who may see that somebody takes part, and by which name.</summary>
public enum ParticipantAudience
{
    /// <summary>Nobody: as long as nothing else was said.</summary>
    Nobody,

    /// <summary>Those who take part too.</summary>
    Participants,

    /// <summary>Everybody, also without signing in.</summary>
    Public,
}

/// <summary>By which name somebody is listed. Sealed with a key of its own.</summary>
/// <param name="Name">The name as it is to be read.</param>
public sealed record ParticipantName(string Name)
{
    /// <inheritdoc />
    public override string ToString() => "(participant's name)";
}

/// <summary>Somebody agreed to be listed.</summary>
/// <param name="ConsentId">Id of this consent: names the key that the name is sealed with.</param>
/// <param name="ConferenceId">The conference.</param>
/// <param name="RegistrationId">The registration.</param>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Audience">For whom.</param>
/// <param name="Name">By which name, sealed.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("listing_agreed")]
public sealed record ListingAgreed(
    Guid ConsentId, Guid ConferenceId, Guid RegistrationId, Guid PersonId, ParticipantAudience Audience, Sealed<ParticipantName> Name, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Somebody is not to be listed any more; the key of the name is destroyed.</summary>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("listing_taken_back")]
public sealed record ListingTakenBack(UserId By, DateTimeOffset At) : IEvent;

/// <summary>Whether and how one person is listed among the participants of a conference.</summary>
/// <param name="Agreed">The consent that holds; null: to be seen by nobody.</param>
/// <param name="Past">Ids of consents that hold no more: their keys are to be gone.</param>
public sealed record ListedParticipant(ListingAgreed? Agreed, ValueList<Guid> Past) : IState<ListedParticipant>
{
    /// <inheritdoc />
    public static string StreamType => "listed_participant";

    /// <inheritdoc />
    public static ListedParticipant Initial { get; } = new(null, []);

    /// <summary>Who may see it.</summary>
    public ParticipantAudience Audience => Agreed?.Audience ?? ParticipantAudience.Nobody;

    /// <summary>The stream of a person at a conference.</summary>
    public static Guid IdOf(Guid conferenceId, Guid personId) => NameBasedId.Of(conferenceId, $"participant/{personId}");

    internal static KeyName KeyOf(Guid consentId, Guid personId) => new("participant-name", consentId, Needs.NeedKeys.Person(personId));

    /// <inheritdoc />
    public ListedParticipant Evolve(IEvent @event) => @event switch
    {
        ListingAgreed e => new(e, Over),
        ListingTakenBack => new(null, Over),
        _ => this,
    };

    private ValueList<Guid> Over => Agreed is { } agreed ? [.. Past, agreed.ConsentId] : Past;
}
