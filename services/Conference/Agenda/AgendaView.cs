namespace Bkmo.Conference.Agenda;

/// <summary>An item of the agenda as it is shown.</summary>
/// <param name="Id">The item.</param>
/// <param name="Place">Its place, from 1. Places of internal items are left out for whoever does not see them.</param>
/// <param name="TitleDe">German title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Internal">Whether only entitled participants see it.</param>
/// <param name="Status">How far the meeting is with it.</param>
/// <param name="Version">Its version; in quotes it is the ETag that a change needs in <c>If-Match</c>.</param>
public sealed record ItemView(Guid Id, int Place, string TitleDe, string TitleEn, ItemKind Kind, bool Internal, ItemStatus Status, long Version)
{
    internal static string PathOf(Guid conferenceId, Guid itemId) => $"/api/conference/conferences/{conferenceId}/agenda/items/{itemId}";

    internal static ItemView? Of(AgendaState state, Guid itemId) => state.Find(itemId) is { } item ? Of(state, item) : null;

    internal static ItemView Of(AgendaState state, MeetingItem item) => new(
        item.Id, state.PlaceOf(item.Id), item.Subject.TitleDe, item.Subject.TitleEn, item.Subject.Kind, item.Subject.Internal, item.Status, item.Version);
}

/// <summary>The agenda as it is shown.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Items">In order.</param>
public sealed record AgendaView(Guid ConferenceId, IReadOnlyList<ItemView> Items)
{
    /// <summary>What somebody sees of it, who sees internal items or does not.</summary>
    public static AgendaView? Of(AgendaState state, bool withInternal) => state.ConferenceId is { } conference
        ? new(conference, [.. state.Items.Where(item => withInternal || !item.Subject.Internal).Select(item => ItemView.Of(state, item))])
        : null;
}

/// <summary>Shows the agenda and its items.</summary>
public static class ShowAgenda
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/conference/conferences/{id:guid}/agenda", Show).Shows<AgendaView>().RequireRoles(MeetingAccess.Readers);
        routes.MapGet(AddItem.One, ShowItem).Shows<ItemView>().RequireRoles(MeetingAccess.Readers);
    }

    private static async Task<IResult> Show(Guid id, Commands commands, CancellationToken cancellation)
    {
        var attendance = await commands.Attendance(id, cancellation);
        return await commands.Read<AgendaState>(
            AgendaState.IdOf(id), state => attendance.Sees ? AgendaView.Of(state, attendance.SeesInternal) : null, cancellation);
    }

    private static async Task<IResult> ShowItem(Guid id, Guid itemId, Commands commands, CancellationToken cancellation)
    {
        var attendance = await commands.Attendance(id, cancellation);
        return await commands.Read<AgendaState>(
            AgendaState.IdOf(id), state => state.Find(itemId) is { } item && attendance.Shows(item.Subject) ? ItemView.Of(state, item) : null, cancellation,
            state => state.Find(itemId)?.Version);
    }
}
