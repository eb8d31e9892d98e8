using Bkmo.Conference.Agenda;

namespace Bkmo.Conference.Minutes;

/// <summary>What is said after a change of minutes. Kept with the request's idempotency key, and so without the texts.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Number">Number of the version that is worked on.</param>
/// <param name="Facts">How many facts it tells.</param>
/// <param name="SignedAt">When each signature was given, UTC; two make it final.</param>
/// <param name="IsSigned">Whether two people signed.</param>
/// <param name="Version">The minutes' version; in quotes it is the ETag that a change needs in <c>If-Match</c>.</param>
public sealed record MinutesReceipt(Guid ConferenceId, int Number, int Facts, IReadOnlyList<DateTimeOffset> SignedAt, bool IsSigned, long Version)
{
    internal static MinutesReceipt? Of(MinutesState state) => state.ConferenceId is { } conference
        ? new(conference, state.Draft.Number, state.Draft.Facts.Count, [.. state.Draft.Signatures.Select(signature => signature.At)], state.Draft.IsSigned, state.Version)
        : null;
}

/// <summary>Minutes as they are shown.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Number">Number of the version.</param>
/// <param name="IsSigned">Whether two people signed it.</param>
/// <param name="Signatures">Who signed and when, with the hash of what was signed.</param>
/// <param name="Introduction">The text before all facts.</param>
/// <param name="Entries">The facts, each with the text that follows it.</param>
/// <param name="SignedVersions">Numbers of the versions that were signed off.</param>
public sealed record MinutesView(
    Guid ConferenceId, int Number, bool IsSigned, IReadOnlyList<MinutesSignature> Signatures, string Introduction, IReadOnlyList<MinutesEntry> Entries,
    IReadOnlyList<int> SignedVersions)
{
    /// <inheritdoc />
    public override string ToString() => "(minutes)";

    internal static MinutesView Of(Guid conferenceId, MinutesState state, MinutesDocument document) => new(
        conferenceId, document.Version.Number, document.Version.IsSigned, document.Version.Signatures, document.After(Guid.Empty),
        [.. document.Facts.Select(fact => new MinutesEntry(fact, document.After(fact.EventId), state.Written.GetValueOrDefault(fact.EventId)?.Count ?? 0))],
        [.. state.SignedOff.Select(version => version.Number)]);
}

/// <summary>A fact with the text that follows it.</summary>
/// <param name="Fact">The fact; nobody can alter it.</param>
/// <param name="Text">What was written after it; empty for nothing.</param>
/// <param name="TextVersions">How often it was written.</param>
public sealed record MinutesEntry(MinutesFact Fact, string Text, int TextVersions)
{
    /// <inheritdoc />
    public override string ToString() => "(minutes)";
}

/// <summary>A text as it was written once.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">What was written; null when its key was destroyed.</param>
/// <param name="By">Id of whoever wrote it.</param>
/// <param name="At">When, UTC.</param>
public sealed record TextVersionView(int Number, string? Text, UserId By, DateTimeOffset At)
{
    /// <inheritdoc />
    public override string ToString() => "(minutes)";
}

/// <summary>Shows the minutes, versions that were signed off, and all that was ever written at a place.</summary>
public static class ShowMinutes
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(AssembleMinutes.Route, Show).Shows<MinutesView>().RequireRoles(MeetingAccess.Chair);
        routes.MapGet(AssembleMinutes.Route + "/texts/{factId:guid}", Texts).Shows<IReadOnlyList<TextVersionView>>().RequireRoles(MeetingAccess.Chair);
    }

    private static async Task<IResult> Show(Guid id, int? version, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        if (await commands.Find<MinutesState>(MinutesState.IdOf(id), cancellation) is not { } known || known.Find(version) is not { } shown) return Problems.Of(new UnknownMinutes());
        var document = await MinutesDocument.Open(shown, commands, keys, cancellation);
        // Names in it are erased with their persons.
        return await commands.ReadAnew<MinutesState>(MinutesState.IdOf(id), _ => MinutesView.Of(id, known, document), cancellation, _ => known.Version);
    }

    private static async Task<IResult> Texts(Guid id, Guid factId, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        var written = (await commands.Find<MinutesState>(MinutesState.IdOf(id), cancellation))?.Written.GetValueOrDefault(factId);
        if (written is null) return Problems.Of(new UnknownFact());
        var shown = new List<TextVersionView>();
        foreach (var text in written) shown.Add(new(shown.Count + 1, (await keys.Open(text.Text, cancellation)).Value?.Text, text.By, text.At));
        return await commands.Read<MinutesState>(MinutesState.IdOf(id), _ => shown, cancellation, _ => written.Count);
    }
}
