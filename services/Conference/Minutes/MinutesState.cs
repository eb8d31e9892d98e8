using System.Collections.Immutable;

namespace Bkmo.Conference.Minutes;

/// <summary>A text as it was written once.</summary>
/// <param name="Text">What was written, sealed.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When, UTC.</param>
public sealed record WrittenText(Sealed<MinutesText> Text, UserId By, DateTimeOffset At);

/// <summary>A signature.</summary>
/// <param name="Hash">SHA-256 over facts and texts that were signed, in hex.</param>
/// <param name="By">Who signed.</param>
/// <param name="At">When, UTC.</param>
public sealed record MinutesSignature(string Hash, UserId By, DateTimeOffset At);

/// <summary>The minutes as they stood in one version.</summary>
/// <param name="Number">Number of the version, from 1.</param>
/// <param name="Facts">In order of time.</param>
/// <param name="Texts">The newest text after each fact.</param>
/// <param name="Signatures">Two once it is signed off.</param>
public sealed record MinutesVersion(int Number, ValueList<MinutesFact> Facts, ImmutableDictionary<Guid, WrittenText> Texts, ImmutableList<MinutesSignature> Signatures)
{
    /// <summary>So many different people sign minutes off.</summary>
    public const int Signers = 2;

    /// <summary>Whether enough people signed.</summary>
    public bool IsSigned => Signatures.Count >= Signers;
}

/// <summary>The minutes (Protokoll) of one conference's assembly: fixed facts from the events, texts around them, signatures.</summary>
/// <param name="ConferenceId">The conference; null before they were assembled.</param>
/// <param name="Draft">The version that is worked on, or was signed off last.</param>
/// <param name="SignedOff">Versions that were signed off, oldest first.</param>
/// <param name="Written">Every text that was ever written, by the fact that it follows, oldest first.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record MinutesState(
    Guid? ConferenceId, MinutesVersion Draft, ImmutableList<MinutesVersion> SignedOff, ImmutableDictionary<Guid, ImmutableList<WrittenText>> Written, long Version)
    : IState<MinutesState>
{
    /// <inheritdoc />
    public static string StreamType => "minutes";

    /// <inheritdoc />
    public static MinutesState Initial { get; } = new(
        null, new(1, [], ImmutableDictionary<Guid, WrittenText>.Empty, []), [], ImmutableDictionary<Guid, ImmutableList<WrittenText>>.Empty, 0);

    /// <summary>The stream of a conference's minutes.</summary>
    public static Guid IdOf(Guid conferenceId) => NameBasedId.Of(conferenceId, "minutes");

    /// <summary>The version of that number: the draft, or one that was signed off.</summary>
    public MinutesVersion? Find(int? number) => number is null || number == Draft.Number ? Draft : SignedOff.Find(version => version.Number == number);

    /// <inheritdoc />
    public MinutesState Evolve(IEvent @event)
    {
        var next = this with { Version = Version + 1 };
        return @event switch
        {
            MinutesAssembled e => next with { ConferenceId = e.ConferenceId, Draft = Draft with { Facts = e.Facts, Signatures = [] } },
            MinutesTextWritten e => next.With(e.After, new(e.Text, e.By, e.At)),
            MinutesSigned e => next.With(Draft with { Signatures = Draft.Signatures.Add(new(e.Hash, e.By, e.At)) }),
            MinutesReopened => next with { Draft = Draft with { Number = Draft.Number + 1, Signatures = [] } },
            _ => next,
        };
    }

    private MinutesState With(Guid after, WrittenText text) => this with
    {
        Draft = Draft with { Texts = Draft.Texts.SetItem(after, text), Signatures = [] },
        Written = Written.SetItem(after, Written.GetValueOrDefault(after, []).Add(text)),
    };

    private MinutesState With(MinutesVersion draft) => this with { Draft = draft, SignedOff = draft.IsSigned ? SignedOff.Add(draft) : SignedOff };
}
