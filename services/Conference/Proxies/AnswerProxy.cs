using System.Globalization;
using Bkmo.Conference.Meetings;
using Bkmo.Conference.Persons;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Proxies;

/// <summary>What is done to a proposed transfer.</summary>
public enum ProxyAct
{
    /// <summary>The other side agrees.</summary>
    Accept,

    /// <summary>The other side declines.</summary>
    Decline,

    /// <summary>One side takes it back.</summary>
    Revoke,

    /// <summary>The office ends it.</summary>
    End,
}

/// <summary>Answers a proposed transfer, takes one back, or ends it.</summary>
public static class AnswerProxy
{
    /// <summary>The act.</summary>
    /// <param name="Act">What is done.</param>
    public sealed record Request(ProxyAct Act);

    /// <summary>The act.</summary>
    /// <param name="ProxyId">The transfer.</param>
    /// <param name="Act">What is done.</param>
    /// <param name="PersonId">Who does it; null: the office.</param>
    /// <param name="MandatesPerPerson">How many mandates one person may exercise.</param>
    /// <param name="By">Who does it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid ProxyId, ProxyAct Act, Guid? PersonId, int MandatesPerPerson, UserId By, DateTimeOffset At);

    /// <summary>Each side does what is its own; the same again changes nothing. Polls that are open go on as they were frozen.</summary>
    public static Decision Decide(ProxyBook state, Command command)
    {
        if (state.Find(command.ProxyId) is not { } proxy || !IsConcerned(proxy, command)) return Reject(new UnknownProxy());
        var (done, @event) = Of(command);
        if (proxy.Status == done) return Nothing;
        if (!proxy.IsLive) return Reject(new ProxyOver());
        if (command.Act is ProxyAct.Revoke or ProxyAct.End) return Accept(@event);
        if (proxy.Status == ProxyStatus.Accepted) return Reject(new ProxyOver());
        var proposer = proxy.Proposed.ByPrincipal ? proxy.Proposed.PrincipalPersonId : proxy.Proposed.HolderPersonId;
        if (command.PersonId == proposer) return Reject(new OtherSideAnswers());
        if (command.Act == ProxyAct.Decline) return Accept(@event);
        if (command.MandatesPerPerson < 2) return Reject(new TransferNotAllowed());
        return ProposeProxy.HandIsFull(state, proxy.Proposed.HolderPersonId, command.MandatesPerPerson)
            ? Reject(new TooManyInOneHand(command.MandatesPerPerson))
            : Accept(@event);
    }

    private static bool IsConcerned(Proxy proxy, Command command) =>
        command.Act == ProxyAct.End ? command.PersonId is null : command.PersonId is { } person && proxy.Concerns(person);

    private static (ProxyStatus Done, IEvent Event) Of(Command command) => command.Act switch
    {
        ProxyAct.Accept => (ProxyStatus.Accepted, new ProxyAccepted(command.ProxyId, command.By, command.At)),
        ProxyAct.Decline => (ProxyStatus.Declined, new ProxyDeclined(command.ProxyId, command.By, command.At)),
        ProxyAct.Revoke => (ProxyStatus.Revoked, new ProxyRevoked(command.ProxyId, command.By, command.At)),
        _ => (ProxyStatus.Ended, new ProxyEnded(command.ProxyId, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(ProxyView.Route + "/answers", Handle).Changes<ProxyView>().RequireRoles(Roles.Delegate, Roles.Office, Roles.ElectionOfficer);
        routes.MapGet(ProxyView.Route, Show).Shows<ProxyView>().RequireRoles(Roles.Delegate, Roles.Office, Roles.ElectionOfficer);
        routes.MapGet("/api/conference/conferences/{id:guid}/proxies", List).Shows<Page<ProxyView>>().RequireRoles(Roles.Delegate, Roles.Office, Roles.ElectionOfficer);
    }

    private static async Task<IResult> Handle(Guid id, Guid proxyId, Request request, Commands commands, CancellationToken cancellation)
    {
        var rules = (await commands.Find<Meeting>(Meeting.IdOf(id), cancellation))?.Rules ?? MeetingRules.Usual;
        var person = await commands.Person(cancellation) ?? Guid.Empty;
        var office = request.Act == ProxyAct.End && commands.Actor.Is(Roles.Office, Roles.ElectionOfficer);
        var command = new Command(
            proxyId, request.Act, office ? null : person, rules.MandatesPerPerson, commands.Actor.Id, commands.Now);
        return await commands.Change<ProxyBook>(
            ProxyBook.IdOf(id), state => Decide(state, command), state => ProxyView.Of(id, state.Find(proxyId)), cancellation,
            state => Visible(state.Find(proxyId), commands.Actor, person)?.Version);
    }

    private static async Task<IResult> Show(Guid id, Guid proxyId, Commands commands, CancellationToken cancellation)
    {
        var person = await commands.Person(cancellation) ?? Guid.Empty;
        return await commands.Read<ProxyBook>(
            ProxyBook.IdOf(id), state => ProxyView.Of(id, Visible(state.Find(proxyId), commands.Actor, person)), cancellation, state => state.Find(proxyId)?.Version);
    }

    // The asker's transfers; for those who run the meeting all of them.
    private static async Task<IResult> List(Guid id, PageRequest page, Commands commands, CancellationToken cancellation)
    {
        var person = await commands.Person(cancellation) ?? Guid.Empty;
        var book = await commands.Find<ProxyBook>(ProxyBook.IdOf(id), cancellation) ?? ProxyBook.Initial;
        var visible = book.Proxies.Where(proxy => Visible(proxy, commands.Actor, person) is not null).OrderBy(Moment, StringComparer.Ordinal).ThenBy(proxy => proxy.Proposed.ProxyId);
        return page.Of([.. visible], Moment, proxy => proxy.Proposed.ProxyId, proxy => ProxyView.Of(id, proxy)!);
    }

    private static string Moment(Proxy proxy) => proxy.Proposed.At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    // Both sides see it, and those who run the meeting.
    private static Proxy? Visible(Proxy? proxy, Actor actor, Guid person) =>
        proxy is not null && (actor.Is(Roles.Office, Roles.ElectionOfficer) || proxy.Concerns(person)) ? proxy : null;
}

/// <summary>A transfer of the vote as both sides see it.</summary>
/// <param name="Id">The transfer.</param>
/// <param name="ConferenceId">The conference.</param>
/// <param name="PrincipalMandateId">Whose vote.</param>
/// <param name="HolderMandateId">Who gives it.</param>
/// <param name="ByPrincipal">Whether whose vote it is proposed it.</param>
/// <param name="Status">Where it stands.</param>
public sealed record ProxyView(Guid Id, Guid ConferenceId, Guid PrincipalMandateId, Guid HolderMandateId, bool ByPrincipal, ProxyStatus Status)
{
    internal const string Route = "/api/conference/conferences/{id:guid}/proxies/{proxyId:guid}";

    internal static string PathOf(Guid conferenceId, Guid proxyId) => $"/api/conference/conferences/{conferenceId}/proxies/{proxyId}";

    internal static ProxyView? Of(Guid conferenceId, Proxy? proxy) => proxy is null ? null : new(
        proxy.Proposed.ProxyId, conferenceId, proxy.Proposed.PrincipalMandateId, proxy.Proposed.HolderMandateId, proxy.Proposed.ByPrincipal, proxy.Status);
}
