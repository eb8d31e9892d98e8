using Bkmo.Conference.Conferences;
using Bkmo.Conference.Meetings;
using Bkmo.Conference.Persons;
using Bkmo.Conference.Polls;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Proxies;

/// <summary>Proposes a transfer of the vote: whose vote it is grants it, or who is to vote asks for it.</summary>
public static class ProposeProxy
{
    /// <summary>The transfer.</summary>
    /// <param name="PrincipalMandateId">Whose vote.</param>
    /// <param name="HolderMandateId">Who is to give it.</param>
    public sealed record Request(Guid PrincipalMandateId, Guid HolderMandateId);

    /// <summary>The transfer, looked up.</summary>
    /// <param name="ProxyId">Id for it.</param>
    /// <param name="Principal">Whose vote; null: no such mandate is in force.</param>
    /// <param name="Holder">Who is to give it; null: no such mandate is in force.</param>
    /// <param name="PersonId">Who asks; null: the account is nobody's.</param>
    /// <param name="MandatesPerPerson">How many mandates one person may exercise.</param>
    /// <param name="By">Who asks.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(
        Guid ProxyId, EntitledDelegate? Principal, EntitledDelegate? Holder, Guid? PersonId, int MandatesPerPerson, UserId By, DateTimeOffset At);

    /// <summary>Accepts where the rules allow transfers and the hand is not full.</summary>
    public static Decision Decide(ProxyBook state, Command command)
    {
        if (state.Find(command.ProxyId) is not null) return Nothing;
        if (command is not { Principal: { } principal, Holder: { } holder }) return Reject(new UnknownMandate());
        if (command.PersonId != principal.PersonId && command.PersonId != holder.PersonId) return Reject(new UnknownMandate());
        if (command.MandatesPerPerson < 2) return Reject(new TransferNotAllowed());
        if (principal.PersonId == holder.PersonId) return Reject(new OwnHand());
        var live = state.Proxies.Where(proxy => proxy.IsLive).Select(proxy => proxy.Proposed).ToList();
        if (live.Exists(proxy => proxy.PrincipalMandateId == principal.MandateId)) return Reject(new AlreadyTransferred());
        if (live.Exists(proxy => proxy.HolderMandateId == principal.MandateId || proxy.PrincipalMandateId == holder.MandateId)) return Reject(new NoChains());
        return HandIsFull(state, holder.PersonId, command.MandatesPerPerson)
            ? Reject(new TooManyInOneHand(command.MandatesPerPerson))
            : Accept(new ProxyProposed(
                command.ProxyId, principal.MandateId, principal.PersonId, holder.MandateId, holder.PersonId, command.PersonId == principal.PersonId, command.By, command.At));
    }

    /// <summary>The holder's own mandate counts as one.</summary>
    internal static bool HandIsFull(ProxyBook state, Guid holderPersonId, int mandatesPerPerson) =>
        1 + state.Proxies.Count(proxy => proxy.Status == ProxyStatus.Accepted && proxy.Proposed.HolderPersonId == holderPersonId) >= mandatesPerPerson;

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/conference/conferences/{id:guid}/proxies", Handle).Creates<ProxyView>().RequireRoles(Roles.Delegate);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, EntitlementReader entitlements, CancellationToken cancellation)
    {
        if (await commands.Find<ConferenceState>(id, cancellation) is null) return Problems.Of(new UnknownConference());
        var now = await entitlements.Now(id, cancellation);
        var rules = (await commands.Find<Meeting>(Meeting.IdOf(id), cancellation))?.Rules ?? MeetingRules.Usual;
        var proxyId = commands.NewId();
        var command = new Command(
            proxyId, now.Delegates.FirstOrDefault(one => one.MandateId == request.PrincipalMandateId),
            now.Delegates.FirstOrDefault(one => one.MandateId == request.HolderMandateId), await commands.Person(cancellation), rules.MandatesPerPerson,
            commands.Actor.Id, commands.Now);
        return await commands.Create<ProxyBook>(
            ProxyBook.IdOf(id), ProxyView.PathOf(id, proxyId), state => Decide(state, command), state => ProxyView.Of(id, state.Find(proxyId))!, cancellation,
            state => state.Find(proxyId)?.Version);
    }
}
