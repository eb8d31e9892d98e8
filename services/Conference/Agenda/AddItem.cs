using Bkmo.Conference.Conferences;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Agenda;

/// <summary>Puts an item on the agenda.</summary>
public static class AddItem
{
    internal const string Route = "/api/conference/conferences/{id:guid}/agenda/items", One = Route + "/{itemId:guid}";

    /// <summary>The item.</summary>
    /// <param name="TitleDe">German title, 2 to 300 characters.</param>
    /// <param name="TitleEn">English title, 2 to 300 characters.</param>
    /// <param name="Kind">What it is for.</param>
    /// <param name="Internal">Whether only entitled participants see it.</param>
    /// <param name="Place">Its place, from 1; last when left out.</param>
    /// <param name="UrgencyBy">The rule that allows a resolution though the invitation did not name the subject, at most 300 characters.</param>
    /// <param name="NamedAs">The subject of the invitation under which it falls, as it stands there; the German title when left out.</param>
    public sealed record Request(
        string TitleDe, string TitleEn, ItemKind Kind, bool Internal = false, int? Place = null, string? UrgencyBy = null, string? NamedAs = null);

    /// <summary>The item, values checked.</summary>
    /// <param name="ConferenceId">The conference.</param>
    /// <param name="ItemId">Id for it.</param>
    /// <param name="Subject">What it is about.</param>
    /// <param name="Place">Its place, from 1; null: last.</param>
    /// <param name="UrgencyBy">The rule that allows urgency.</param>
    /// <param name="WasNamed">Whether the invitation named it as a subject of resolution.</param>
    /// <param name="By">Who puts it there.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(
        Guid ConferenceId, Guid ItemId, ItemSubject Subject, int? Place, string? UrgencyBy, bool WasNamed, UserId By, DateTimeOffset At);

    /// <summary>Accepts reports and questions of procedure at any time, subjects of resolution if they were named or are urgent (BGB § 32(1)).</summary>
    public static Decision Decide(AgendaState state, Command command)
    {
        if (state.Find(command.ItemId) is not null) return Nothing;
        var needsNaming = command.Subject.Kind is ItemKind.Motion or ItemKind.Election;
        if (needsNaming && !command.WasNamed && command.UrgencyBy is null) return Reject(new NotInInvitation());
        var place = Math.Min(command.Place ?? int.MaxValue, state.Items.Count + 1);
        var urgency = needsNaming && !command.WasNamed ? command.UrgencyBy : null;
        var added = new ItemAdded(command.ItemId, command.Subject, place, urgency, command.By, command.At);
        return state.ConferenceId is null ? Accept(new AgendaBegun(command.ConferenceId, command.By, command.At), added) : Accept(added);
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Route, Handle).Creates<ItemView>().RequireRoles(MeetingAccess.Chair);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var subject = new ItemSubject(check.Text(request.TitleDe, "titleDe", 2, 300), check.Text(request.TitleEn, "titleEn", 2, 300), request.Kind, request.Internal);
        if (request.Place is { } place) check.Range(place, "place", 1, 1_000);
        var (urgency, named) = (check.OptionalText(request.UrgencyBy, "urgencyBy", 300), check.OptionalText(request.NamedAs, "namedAs", 300));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await commands.Find<ConferenceState>(id, cancellation) is not { } conference) return Problems.Of(new UnknownConference());

        // Urgency counts only where the conference's rules allow it.
        var command = new Command(
            id, commands.NewId(), subject, request.Place, conference.Rules.UrgencyAllowed ? urgency : null, Names(conference, named ?? subject.TitleDe), commands.Actor.Id, commands.Now);
        return await commands.Create<AgendaState>(
            AgendaState.IdOf(id), ItemView.PathOf(id, command.ItemId), state => Decide(state, command), state => ItemView.Of(state, command.ItemId)!, cancellation,
            state => state.Find(command.ItemId)?.Version);
    }

    private static bool Names(ConferenceState conference, string title) => (conference.Convocation?.Agenda ?? []).Concat(conference.AddedSubjects)
        .Any(named => named.ForResolution && string.Equals(named.Title, title, StringComparison.OrdinalIgnoreCase));
}
