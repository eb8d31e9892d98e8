using Bkmo.Conference.Conferences;
using Bkmo.Conference.Organisations;
using Bkmo.Conference.Persons;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Convocations;

/// <summary>There is no such demand.</summary>
public sealed record UnknownDemand() : Refusal(RefusalKind.NotFound, new("Dieses Begehren gibt es nicht.", "There is no such demand."));

/// <summary>Only a member demands, for itself.</summary>
public sealed record NotAMember() : Refusal(RefusalKind.Conflict, new(
    "Verlangen kann das nur eine Mitgliedsorganisation für sich selbst.", "Only a member organisation can demand this, for itself."));

/// <summary>A demand as it is shown.</summary>
/// <param name="Id">The demand.</param>
/// <param name="Kind">A meeting or a subject.</param>
/// <param name="ConferenceId">For a subject: the conference.</param>
/// <param name="Subject">What is to be dealt with.</param>
/// <param name="Reasons">Purpose and reasons.</param>
/// <param name="Supporters">Organisations that demand it.</param>
/// <param name="Met">Whether it has to be done.</param>
/// <param name="MetBySupporters">How many demanded it when it was met.</param>
/// <param name="MetOfMembers">Of how many members.</param>
public sealed record DemandView(
    Guid Id, DemandKind Kind, Guid? ConferenceId, string Subject, string Reasons, IReadOnlyList<Guid> Supporters, bool Met, int? MetBySupporters, int? MetOfMembers)
{
    internal static DemandView? Of(Guid id, MinorityDemand state) => state.Raised is not { } raised ? null : new(
        id, raised.Kind, raised.ConferenceId, raised.Subject, raised.Reasons, state.Supporters, state.Met is not null, state.Met?.Supporters, state.Met?.Members);
}

/// <summary>Members demand a meeting or a subject; once enough of them do, it has to be done (BGB § 37: a tenth, or the share of the rules).</summary>
public static class Demand
{
    private const string Route = "/api/conference/demands";

    /// <summary>The demand.</summary>
    /// <param name="OrganisationId">Who demands it.</param>
    /// <param name="Kind">A meeting or a subject.</param>
    /// <param name="Subject">What is to be dealt with, 2 to 300 characters.</param>
    /// <param name="Reasons">Purpose and reasons, 5 to 2000 characters.</param>
    /// <param name="ConferenceId">For a subject: the conference.</param>
    public sealed record Request(Guid OrganisationId, DemandKind Kind, string Subject, string Reasons, Guid? ConferenceId = null);

    /// <summary>The support of one organisation.</summary>
    /// <param name="OrganisationId">Who demands it too.</param>
    public sealed record SupportRequest(Guid OrganisationId);

    /// <summary>What other streams say.</summary>
    /// <param name="IsMember">Whether the organisation holds a voting membership today.</param>
    /// <param name="Members">How many organisations do.</param>
    /// <param name="Rules">The share that the rules ask for.</param>
    public sealed record Facts(bool IsMember, int Members, ConvocationRules Rules);

    /// <summary>Raises a demand once; alone it may be enough.</summary>
    public static Decision Decide(MinorityDemand state, DemandRaised raised, Facts facts) => state.Raised is not null ? Nothing
        : !facts.IsMember ? Reject(new NotAMember()) : Accept(WithMet(state, raised, facts, raised.At));

    /// <summary>Supports a demand once for each organisation.</summary>
    public static Decision Decide(MinorityDemand state, DemandSupported supported, Facts facts) => state.Raised is null ? Reject(new UnknownDemand())
        : state.Supporters.Contains(supported.OrganisationId) ? Nothing
        : !facts.IsMember ? Reject(new NotAMember()) : Accept(WithMet(state, supported, facts, supported.At));

    private static IReadOnlyList<IEvent> WithMet(MinorityDemand state, IEvent news, Facts facts, DateTimeOffset at)
    {
        var supporters = state.Evolve(news).Supporters.Count;
        return state.Met is null && facts.Rules.IsMinority(supporters, facts.Members) ? [news, new DemandMet(supporters, facts.Members, at)] : [news];
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Route, Raise).Creates<DemandView>().RequireRoles(Roles.Office, Roles.OrganisationRepresentative);
        routes.MapPost(Route + "/{demandId:guid}/supporters", Support).Creates<DemandView>().RequireRoles(Roles.Office, Roles.OrganisationRepresentative);
        routes.MapGet(Route + "/{demandId:guid}", Show).Shows<DemandView>().RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);
        DemandList.Map(routes);
    }

    private static async Task<IResult> Raise(
        Request request, Commands commands, IReadModel<KnownOrganisationRow> organisations, CancellationToken cancellation)
    {
        var check = new Check();
        var (subject, reasons) = (check.Text(request.Subject, "subject", 2, 300), check.Lines(request.Reasons, "reasons", 5, 2000));
        check.That(request.ConferenceId is null == request.Kind is DemandKind.Meeting, "conferenceId", new(
            "Zu einem Gegenstand gehört die Konferenz, zu einer Versammlung keine.", "A subject goes with its conference, a meeting with none."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (!MayActFor(commands.Actor, request.OrganisationId)) return Problems.Of(new NotAMember());
        if (request.ConferenceId is { } conference && await commands.Find<ConferenceState>(conference, cancellation) is null) return Problems.Of(new UnknownConference());

        var (id, raised) = (commands.NewId(), new DemandRaised(
            request.Kind, request.ConferenceId, subject, reasons, request.OrganisationId, commands.Actor.Id, commands.Now));
        var facts = await FactsOf(request.OrganisationId, request.ConferenceId, commands, organisations, cancellation);
        return await commands.Create<MinorityDemand>(id, $"{Route}/{id}", state => Decide(state, raised, facts), state => DemandView.Of(id, state)!, cancellation);
    }

    private static async Task<IResult> Support(
        Guid demandId, SupportRequest request, Commands commands, IReadModel<KnownOrganisationRow> organisations, CancellationToken cancellation)
    {
        if (await commands.Find<MinorityDemand>(demandId, cancellation) is not { Raised: { } raised }) return Problems.Of(new UnknownDemand());
        if (!MayActFor(commands.Actor, request.OrganisationId)) return Problems.Of(new NotAMember());
        var facts = await FactsOf(request.OrganisationId, raised.ConferenceId, commands, organisations, cancellation);
        var supported = new DemandSupported(request.OrganisationId, commands.Actor.Id, commands.Now);
        return await commands.Add<MinorityDemand>(
            demandId, $"{Route}/{demandId}", state => Decide(state, supported, facts), state => DemandView.Of(demandId, state), cancellation);
    }

    private static Task<IResult> Show(Guid demandId, Commands commands, CancellationToken cancellation) =>
        commands.Read<MinorityDemand>(demandId, state => DemandView.Of(demandId, state), cancellation);

    private static bool MayActFor(Actor actor, Guid organisationId) => actor.Is(Roles.Office) || actor.Represents(organisationId);

    private static async Task<Facts> FactsOf(
        Guid organisationId, Guid? conferenceId, Commands commands, IReadModel<KnownOrganisationRow> organisations, CancellationToken cancellation)
    {
        var today = Berlin.DayOf(commands.Now);
        var voting = await KnownOrganisationList.VotingMembers(organisations, today, cancellation);
        var conference = conferenceId is { } id ? await commands.Find<ConferenceState>(id, cancellation) : null;
        return new(voting.Contains(organisationId), voting.Count, conference?.Rules ?? ConvocationRules.Usual);
    }
}
