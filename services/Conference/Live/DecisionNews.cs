using Bkmo.Conference.BodyElections;
using Bkmo.Conference.Meetings;
using Bkmo.Conference.Polls;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Conference.Live;

/// <summary>News of a poll. Of what is cast nothing is heard before the closing, and of the result nothing before it is stated.</summary>
/// <param name="PollId">The poll.</param>
/// <param name="Change"><c>opened</c>, <c>closed</c> or <c>published</c>.</param>
/// <param name="TitleDe">German title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Kind">How votes are given, kebab case.</param>
/// <param name="ElectionId">The election whose round it is.</param>
/// <param name="ExplanationDe">The stated result in a German sentence.</param>
/// <param name="ExplanationEn">The stated result in an English sentence.</param>
public sealed record PollNews(
    Guid PollId, string Change, string TitleDe, string TitleEn, string Kind, Guid? ElectionId, string? ExplanationDe = null, string? ExplanationEn = null)
{
    /// <summary>The news of an event; null for votes and for what is only prepared.</summary>
    public static LiveMessage? Of(Poll state, StoredEvent stored)
    {
        var change = stored.Data switch
        {
            PollOpened => "opened",
            PollClosed => "closed",
            PollPublished => "published",
            _ => null,
        };
        if (change is null || state.Plan is not { } plan) return null;
        var result = stored.Data is PollPublished ? PollCount.Of(state)?.Explanation : null;
        return new(plan.ConferenceId, "poll", new PollNews(
            stored.StreamId, change, plan.TitleDe, plan.TitleEn, plan.Kind.Name(), plan.ElectionId, result?.De, result?.En), LiveMeeting.Only(plan.Internal));
    }
}

/// <summary>News of an election: its candidates are numbers, which reading the election names.</summary>
/// <param name="ElectionId">The election.</param>
/// <param name="Change"><c>round-opened</c>, <c>counted</c>, <c>answered</c> or <c>closed</c>.</param>
/// <param name="TitleDe">German title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Elected">Candidatures with a seat so far.</param>
/// <param name="SentencesDe">The course of the last round in German.</param>
/// <param name="SentencesEn">The course of the last round in English.</param>
public sealed record ElectionNews(
    Guid ElectionId, string Change, string TitleDe, string TitleEn, IReadOnlyList<Guid> Elected, IReadOnlyList<string> SentencesDe, IReadOnlyList<string> SentencesEn)
{
    /// <summary>The news of an event; null for what comes before the rounds.</summary>
    public static LiveMessage? Of(Election state, StoredEvent stored)
    {
        var change = stored.Data switch
        {
            RoundOpened or RunOffOpened => "round-opened",
            RoundCounted or RunOffCounted or LotRecorded or AcclamationRecorded => "counted",
            ElectionAnswered => "answered",
            ElectionClosed => "closed",
            _ => null,
        };
        if (change is null || state.Plan is not { } plan) return null;
        var sentences = state.Last?.Result?.Sentences ?? [];
        return new(plan.ConferenceId, "election", new ElectionNews(
            stored.StreamId, change, plan.TitleDe, plan.TitleEn, state.Elected, [.. sentences.Select(one => one.De)], [.. sentences.Select(one => one.En)]),
            LiveMeeting.Only(plan.Internal));
    }
}

/// <summary>What was found about the quorum.</summary>
/// <param name="IsMet">Whether the meeting can resolve.</param>
/// <param name="ExplanationDe">In a German sentence.</param>
/// <param name="ExplanationEn">In an English sentence.</param>
public sealed record QuorumNews(bool IsMet, string ExplanationDe, string ExplanationEn)
{
    /// <summary>The news of an event; null for rules.</summary>
    public static LiveMessage? Of(Meeting state, StoredEvent stored) =>
        stored.Data is QuorumRecorded recorded && state.ConferenceId is { } conference && QuorumView.Of(recorded) is var found
            ? new(conference, "quorum", new QuorumNews(found.IsMet, found.ExplanationDe, found.ExplanationEn))
            : null;
}

/// <summary>Polls that are open, for whoever begins to listen, as far as the read model has got; what comes after it is told as news.</summary>
public sealed class OpenPollsPart(IReadModel<PollRow> polls) : ILivePart
{
    private const int Most = 20;

    /// <inheritdoc />
    public async Task<object?> Show(Guid topic, IReadOnlySet<string> rights, CancellationToken cancellation)
    {
        var opened = PollStage.Opened.Name();
        var seesInternal = rights.Contains(LiveMeeting.Internal);
        var rows = await polls.Rows.Where(row => row.ConferenceId == topic && row.Stage == opened && (seesInternal || !row.Internal)).OrderBy(row => row.Order).Take(Most).ToListAsync(cancellation);
        return rows.ConvertAll(row => new PollNews(row.Id, "opened", row.TitleDe, row.TitleEn, row.Kind, row.ElectionId));
    }
}
