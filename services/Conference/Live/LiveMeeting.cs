using Bkmo.Conference.Agenda;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Presence;
using Bkmo.Conference.Programme;
using Bkmo.Conference.Speakers;

namespace Bkmo.Conference.Live;

/// <summary>What happens at a conference, heard at once by everybody who listens: agenda, speakers' list, presence, released programme, and what other parts of the service add.</summary>
public static class LiveMeeting
{
    /// <summary>The right to hear of internal items.</summary>
    public const string Internal = "internal";

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/conference/conferences/{id:guid}/live", Handle).Streams().RequireRoles(MeetingAccess.Readers);

    private static async Task<IResult> Handle(Guid id, Commands commands, CancellationToken cancellation)
    {
        if (await commands.Find<ConferenceState>(id, cancellation) is null) return Problems.Of(new UnknownConference());
        var attendance = await commands.Attendance(id, cancellation);
        if (!attendance.Sees) return Problems.Of(new UnknownConference());
        var rights = new HashSet<string>(StringComparer.Ordinal);
        if (attendance.SeesInternal) rights.Add(Internal);
        return LiveStream.Live(id, rights, HallPresence.IdOf(id));
    }

    internal static string? Only(bool isInternal) => isInternal ? Internal : null;
}

/// <summary>News of an agenda: what happened and how the item stands now.</summary>
/// <param name="Change">What happened.</param>
/// <param name="Item">The item.</param>
public sealed record AgendaNews(string Change, ItemView Item)
{
    /// <summary>The news of an event; null for what nobody needs to hear.</summary>
    public static LiveMessage? Of(AgendaState state, StoredEvent stored)
    {
        (string Change, Guid Item)? told = stored.Data switch
        {
            ItemAdded e => ("added", e.ItemId),
            ItemMoved e => ("moved", e.ItemId),
            ItemOpened e => ("opened", e.ItemId),
            ItemClosed e => ("closed", e.ItemId),
            ItemWithdrawn e => ("withdrawn", e.ItemId),
            _ => null,
        };
        return told is var (change, id) && state.ConferenceId is { } conference && state.Find(id) is { } item
            ? new(conference, "agenda", new AgendaNews(change, ItemView.Of(state, item)), LiveMeeting.Only(item.Subject.Internal))
            : null;
    }
}

/// <summary>A speakers' list as listeners see it: requests without who asks.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="IsClosed">Whether nobody can be added.</param>
/// <param name="LimitSeconds">How long one may speak.</param>
/// <param name="Speaking">Who speaks.</param>
/// <param name="Waiting">Those who wait, in the order in which they asked.</param>
public sealed record SpeakersNews(Guid ItemId, bool IsClosed, int? LimitSeconds, SpeakersNews.Speech? Speaking, IReadOnlyList<SpeakersNews.Speech> Waiting)
{
    /// <summary>A request.</summary>
    /// <param name="RequestId">The request.</param>
    /// <param name="OrganisationId">For which organisation.</param>
    /// <param name="PointOfOrder">Whether to the rules of procedure.</param>
    /// <param name="CalledAt">When the speaker was called, UTC.</param>
    public sealed record Speech(Guid RequestId, Guid? OrganisationId, bool PointOfOrder, DateTimeOffset? CalledAt)
    {
        internal static Speech Of(SpeechRequest request) => new(request.Id, request.OrganisationId, request.PointOfOrder, request.CalledAt);
    }

    /// <summary>The news of an event.</summary>
    public static LiveMessage? Of(SpeakersList state, StoredEvent stored) => state.ConferenceId is { } conference && stored.Data is not SpeakersListBegun
        ? new(conference, "speakers", Of(state), LiveMeeting.Only(state.Internal))
        : null;

    internal static SpeakersNews Of(SpeakersList state) => new(
        state.ItemId, state.IsClosed, state.Rules.LimitSeconds, state.Speaking is { } speaking ? Speech.Of(speaking) : null, [.. state.Waiting.Select(Speech.Of)]);
}

/// <summary>News of the programme: a version was released.</summary>
/// <param name="Number">Its number.</param>
public sealed record ProgrammeNews(int Number)
{
    /// <summary>The news of an event; null for work on the draft.</summary>
    public static LiveMessage? Of(ProgrammeState state, StoredEvent stored) => stored.Data is ProgrammeReleased && state is { ConferenceId: { } conference, Latest: { } release }
        ? new(conference, "programme", new ProgrammeNews(release.Number))
        : null;
}

/// <summary>How many people are in the hall.</summary>
/// <param name="Inside">Those who came in and did not leave.</param>
public sealed record PresenceNews(int Inside)
{
    /// <summary>The news of an event. Its topic is the stream's own id, which follows from the conference's.</summary>
    public static LiveMessage? Of(HallPresence state, StoredEvent stored) =>
        stored.Data is CheckedIn or CheckedOut ? new(stored.StreamId, "presence", new PresenceNews(state.Inside.Count())) : null;
}

/// <summary>How many people are in the hall, for whoever begins to listen.</summary>
public sealed class PresencePart(Streams streams) : ILivePart
{
    /// <inheritdoc />
    public async Task<object?> Show(Guid topic, IReadOnlySet<string> rights, CancellationToken cancellation) =>
        new PresenceNews((await streams.Load<HallPresence>(HallPresence.IdOf(topic), cancellation)).State.Inside.Count());
}

/// <summary>The agenda, for whoever begins to listen.</summary>
public sealed class AgendaPart(Streams streams) : ILivePart
{
    /// <inheritdoc />
    public async Task<object?> Show(Guid topic, IReadOnlySet<string> rights, CancellationToken cancellation) =>
        AgendaView.Of((await streams.Load<AgendaState>(AgendaState.IdOf(topic), cancellation)).State, rights.Contains(LiveMeeting.Internal));
}

/// <summary>The speakers' list of the open item, for whoever begins to listen.</summary>
public sealed class SpeakersPart(Streams streams) : ILivePart
{
    /// <inheritdoc />
    public async Task<object?> Show(Guid topic, IReadOnlySet<string> rights, CancellationToken cancellation)
    {
        var agenda = await streams.Load<AgendaState>(AgendaState.IdOf(topic), cancellation);
        if (agenda.State.Open is not { } open || (open.Subject.Internal && !rights.Contains(LiveMeeting.Internal))) return null;
        var list = await streams.Load<SpeakersList>(SpeakersList.IdOf(open.Id), cancellation);
        return list.Exists ? SpeakersNews.Of(list.State) : null;
    }
}

/// <summary>Number of the released programme, for whoever begins to listen.</summary>
public sealed class ProgrammePart(Streams streams) : ILivePart
{
    /// <inheritdoc />
    public async Task<object?> Show(Guid topic, IReadOnlySet<string> rights, CancellationToken cancellation) =>
        (await streams.Load<ProgrammeState>(ProgrammeState.IdOf(topic), cancellation)).State.Latest is { } release ? new ProgrammeNews(release.Number) : null;
}
