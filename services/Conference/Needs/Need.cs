namespace Bkmo.Conference.Needs;

/// <summary>What somebody may need to take part.</summary>
public enum NeedKind
{
    /// <summary>Interpretation from one language into another; a sign language has its own tag, for instance <c>gsg</c>.</summary>
    Interpretation,

    /// <summary>Access without steps.</summary>
    StepFreeAccess,

    /// <summary>Assistance.</summary>
    Assistance,

    /// <summary>Food.</summary>
    Diet,

    /// <summary>Childcare.</summary>
    Childcare,

    /// <summary>Support with travel.</summary>
    TravelSupport,
}

/// <summary>An answer about a need: data about health or family, and so sealed as a whole, even of which kind it is (Art. 9 GDPR).</summary>
/// <param name="Kind">What is needed.</param>
/// <param name="FromLanguage">For interpretation: the language spoken, BCP 47.</param>
/// <param name="ToLanguage">For interpretation: the language understood, BCP 47.</param>
/// <param name="Details">In the person's own words.</param>
public sealed record NeedAnswer(NeedKind Kind, string? FromLanguage, string? ToLanguage, string? Details)
{
    /// <inheritdoc />
    public override string ToString() => "(need)";
}

/// <summary>How long answers are kept.</summary>
public static class NeedRetention
{
    /// <summary>Longest time after the last day of the conference, in days; what is needed for settling travel costs the longest.</summary>
    public static int MostDays(NeedKind kind) => kind switch
    {
        NeedKind.TravelSupport => 90,
        NeedKind.Childcare or NeedKind.Interpretation => 30,
        _ => 14,
    };
}

/// <summary>The keys of needs: one for each answer, all within one that is the person's at Conference.</summary>
internal static class NeedKeys
{
    internal static KeyName Person(Guid personId) => new("conference-person", personId);

    internal static KeyName Of(Guid needId, Guid personId) => new("need", needId, Person(personId));
}

/// <summary>Somebody told a need.</summary>
/// <param name="NeedId">The need.</param>
/// <param name="ConferenceId">The conference.</param>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Answer">What is needed, sealed.</param>
/// <param name="RetentionDays">How many days after the last day of the conference it is erased.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("need_stated")]
public sealed record NeedStated(
    Guid NeedId, Guid ConferenceId, Guid PersonId, Sealed<NeedAnswer> Answer, int RetentionDays, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A need is gone: it was taken back, or its time was over. Its key is destroyed.</summary>
/// <param name="NeedId">The need.</param>
/// <param name="By">Who took it back, or the service.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("need_erased")]
public sealed record NeedErased(Guid NeedId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The needs of one person at one conference.</summary>
/// <param name="Stated">What is on record and not erased.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record PersonNeeds(ValueList<NeedStated> Stated, long Version) : IState<PersonNeeds>
{
    /// <inheritdoc />
    public static string StreamType => "needs";

    /// <inheritdoc />
    public static PersonNeeds Initial { get; } = new([], 0);

    /// <summary>The stream of a person at a conference.</summary>
    public static Guid IdOf(Guid conferenceId, Guid personId) => NameBasedId.Of(conferenceId, $"needs/{personId}");

    /// <inheritdoc />
    public PersonNeeds Evolve(IEvent @event) => @event switch
    {
        NeedStated e => new([.. Stated, e], Version + 1),
        NeedErased e => new(Stated.Where(need => need.NeedId != e.NeedId).ToValueList(), Version + 1),
        _ => this with { Version = Version + 1 },
    };
}
