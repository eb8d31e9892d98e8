using Bkmo.Conference.Agenda;

namespace Bkmo.Conference.Speakers;

/// <summary>A request to speak as it is shown: without what the speaker chose for a quota.</summary>
/// <param name="Id">The request.</param>
/// <param name="SpeakerId">Opaque id of the speaker.</param>
/// <param name="OrganisationId">For which organisation.</param>
/// <param name="PointOfOrder">Whether to the rules of procedure.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="RequestedAt">When it was put in, UTC.</param>
/// <param name="CalledAt">When the speaker was called, UTC.</param>
/// <param name="LimitEndsAt">When the time to speak is over, UTC; null: no limit, or not called.</param>
/// <param name="SpokenSeconds">How long she or he spoke; null before the end.</param>
/// <param name="Version">Its version; in quotes it is the ETag that a change needs in <c>If-Match</c>.</param>
public sealed record SpeechView(
    Guid Id, Guid SpeakerId, Guid? OrganisationId, bool PointOfOrder, SpeechStatus Status, DateTimeOffset RequestedAt, DateTimeOffset? CalledAt,
    DateTimeOffset? LimitEndsAt, int? SpokenSeconds, long Version)
{
    internal static SpeechView? Of(SpeakersList list, Guid requestId) => list.Find(requestId) is { } request ? Of(list, request) : null;

    internal static SpeechView Of(SpeakersList list, SpeechRequest request) => new(
        request.Id, request.SpeakerId, request.OrganisationId, request.PointOfOrder, request.Status, request.RequestedAt, request.CalledAt,
        list.Rules.LimitSeconds is { } limit ? request.CalledAt?.AddSeconds(limit) : null,
        request is { CalledAt: { } from, EndedAt: { } until } ? (int)(until - from).TotalSeconds : null, request.Version);
}

/// <summary>A speakers' list as it is shown.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Rules">How the next speaker is found.</param>
/// <param name="IsClosed">Whether nobody can be added.</param>
/// <param name="Speaking">Who speaks.</param>
/// <param name="Waiting">Those who wait, in the order in which they asked.</param>
/// <param name="Called">Those who were called, first to last.</param>
public sealed record SpeakersView(
    Guid ItemId, SpeakingRules Rules, bool IsClosed, SpeechView? Speaking, IReadOnlyList<SpeechView> Waiting, IReadOnlyList<SpeechView> Called)
{
    internal static string PathOf(Guid conferenceId, Guid itemId) => $"/api/conference/conferences/{conferenceId}/agenda/items/{itemId}/speakers";

    /// <summary>The list; null before it was begun.</summary>
    public static SpeakersView? Of(SpeakersList list) => list.ConferenceId is null ? null : new(
        list.ItemId, list.Rules, list.IsClosed, list.Speaking is { } speaking ? SpeechView.Of(list, speaking) : null,
        [.. list.Waiting.Select(request => SpeechView.Of(list, request))], [.. list.Called.Select(request => SpeechView.Of(list, request))]);
}

/// <summary>What the chair sees beside the list: the order in which those who wait will be called if nothing changes, with what they chose.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="OnQuotaList">Whether the speaker chose the quota list.</param>
/// <param name="FirstTime">Whether she or he speaks for the first time.</param>
public sealed record ComingSpeaker(Guid RequestId, bool OnQuotaList, bool FirstTime)
{
    /// <inheritdoc />
    public override string ToString() => "(speaker)";
}

/// <summary>Shows the speakers' list, and to the chair who comes next.</summary>
public static class ShowSpeakers
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(SpokenItem.Route, Show).Shows<SpeakersView>().RequireRoles(MeetingAccess.Readers);
        routes.MapGet(SpokenItem.Route + "/coming", Coming).Shows<IReadOnlyList<ComingSpeaker>>().RequireRoles(MeetingAccess.Chair);
    }

    private static async Task<IResult> Show(Guid id, Guid itemId, Commands commands, CancellationToken cancellation) =>
        await SpokenItem.Find(commands, id, itemId, cancellation) is null
            ? Problems.Of(new UnknownItem())
            : await commands.Read<SpeakersList>(SpeakersList.IdOf(itemId), SpeakersView.Of, cancellation);

    private static async Task<IResult> Coming(Guid id, Guid itemId, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        if (await SpokenItem.Find(commands, id, itemId, cancellation) is null) return Problems.Of(new UnknownItem());
        var list = await commands.Find<SpeakersList>(SpeakersList.IdOf(itemId), cancellation) ?? SpeakersList.Initial;
        var marks = await CallSpeaker.Marks(list, keys, cancellation);
        return await commands.Read<SpeakersList>(SpeakersList.IdOf(itemId), _ => InOrder(list, marks), cancellation);
    }

    /// <summary>Those who wait in the order in which they will be called.</summary>
    public static IReadOnlyList<ComingSpeaker> InOrder(SpeakersList list, IReadOnlyList<OpenedMark> marks)
    {
        var order = new List<ComingSpeaker>();
        while (NextSpeaker.Of(list, marks) is { } next)
        {
            var mark = marks.FirstOrDefault(opened => opened.RequestId == next.Id)?.Mark;
            order.Add(new(next.Id, mark?.OnQuotaList is true, mark?.FirstTime is true));
            list = list.Evolve(new SpeakerCalled(next.Id, next.By, next.RequestedAt)).Evolve(new SpeechEnded(next.Id, next.By, next.RequestedAt));
        }
        return order;
    }
}
