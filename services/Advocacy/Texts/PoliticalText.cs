using System.Collections.Immutable;

namespace Bkmo.Advocacy.Texts;

/// <summary>
/// Where a version stands on the way to the public: the first of the three independent dimensions of a text. The others are the decision on it (open,
/// accepted …) and its execution (none, planned …).
/// </summary>
public enum EditorialState
{
    /// <summary>Not published.</summary>
    Draft,

    /// <summary>Published and in force.</summary>
    Published,

    /// <summary>A later version was published in its place.</summary>
    Replaced,

    /// <summary>Published, then withdrawn.</summary>
    Withdrawn,
}

/// <summary>One version of a text.</summary>
/// <param name="Number">1 …</param>
/// <param name="Wording">What it says.</param>
/// <param name="Editorial">Where it stands.</param>
/// <param name="Publication">How it was published, if it was.</param>
/// <param name="WithdrawalReason">Why it was withdrawn, if it was.</param>
/// <param name="WrittenAt">When it was written, UTC.</param>
/// <param name="ChangedAt">Number of the event of the stream that last changed it.</param>
public sealed record TextVersion(
    int Number, Wording Wording, EditorialState Editorial, TextPublished? Publication, string? WithdrawalReason, DateTimeOffset WrittenAt, long ChangedAt);

/// <summary>A political text (position, demand, draft law …) with all its versions. A version never changes its wording; revising makes the next one.</summary>
public sealed record PoliticalText : IState<PoliticalText>
{
    /// <inheritdoc />
    public static string StreamType => "political_text";

    /// <inheritdoc />
    public static PoliticalText Initial { get; } = new();

    /// <summary>Number of events so far.</summary>
    public long EventCount { get; init; }

    /// <summary>What kind of text it is.</summary>
    public TextKind Kind { get; init; }

    /// <summary>All versions, the current one last; empty before the text was begun.</summary>
    public ImmutableList<TextVersion> Versions { get; init; } = [];

    /// <summary>The version that is worked on or, when nothing was revised since, published.</summary>
    public TextVersion? Current => Versions.Count == 0 ? null : Versions[^1];

    /// <summary>The version that is published at present.</summary>
    public TextVersion? Published => Versions.FindLast(version => version.Editorial == EditorialState.Published);

    /// <summary>Where the text as a whole stands: published while a version is, withdrawn when the last published one was withdrawn, draft before.</summary>
    public EditorialState Editorial =>
        Versions.FindLast(version => version.Editorial is not EditorialState.Draft)?.Editorial ?? EditorialState.Draft;

    /// <summary>The version with this number.</summary>
    public TextVersion? At(int number) => number >= 1 && number <= Versions.Count ? Versions[number - 1] : null;

    /// <inheritdoc />
    public PoliticalText Evolve(IEvent @event) => (@event switch
    {
        TextDrafted e => (this with { Kind = e.Kind }).Write(e.Wording, e.At),
        TextRevised e => Write(e.Wording, e.At),
        TextPublished e => Replace().Change(e.TextVersion, version => version with { Editorial = EditorialState.Published, Publication = e }),
        PublicationWithdrawn e => Change(e.TextVersion, version => version with { Editorial = EditorialState.Withdrawn, WithdrawalReason = e.Reason }),
        _ => this,
    }) with { EventCount = EventCount + 1 };

    private PoliticalText Write(Wording wording, DateTimeOffset at) => this with
    {
        Versions = Versions.Add(new(Versions.Count + 1, wording, EditorialState.Draft, null, null, at, EventCount + 1)),
    };

    private PoliticalText Replace() => Published is { } published
        ? Change(published.Number, version => version with { Editorial = EditorialState.Replaced })
        : this;

    private PoliticalText Change(int number, Func<TextVersion, TextVersion> change) => At(number) is { } version
        ? this with { Versions = Versions.SetItem(number - 1, change(version) with { ChangedAt = EventCount + 1 }) }
        : this;
}
