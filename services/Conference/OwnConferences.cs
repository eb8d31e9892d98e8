using System.Collections.Concurrent;
using Bkmo.Conference.BodyElections;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Polls;

namespace Bkmo.Conference;

/// <summary>
/// Delegates, election officers and tellers are that at one conference. Before any endpoint is asked, the request loses the roles that the caller holds for other
/// conferences; what is behind it asks for roles as ever. Whoever is left without the role that opens the endpoint hears that there is no such thing, as they would of what never was.
/// </summary>
internal sealed class OwnConferences
{
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<Guid, Guid> known = new();

    /// <summary>Lets nobody in to what is mapped behind it with a role of another conference.</summary>
    internal static IEndpointRouteBuilder Behind(IEndpointRouteBuilder routes) => routes.MapGroup("").AddEndpointFilter(Guard);

    private static async ValueTask<object?> Guard(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!http.HoldsRolesOfConferences()) return await next(context);
        var conference = await http.RequestServices.GetRequiredService<OwnConferences>().Of(http);
        return http.EntersConference(conference) ? await next(context) : Problems.Of(Unknown(http));
    }

    private async ValueTask<Guid?> Of(HttpContext http)
    {
        if (Id(http, "pollId") is { } poll) return await Of<Poll>(http, poll, state => state.Plan?.ConferenceId);
        if (Id(http, "electionId") is { } election) return await Of<Election>(http, election, state => state.Plan?.ConferenceId);
        return Id(http, "id");
    }

    // A poll and an election never move to another conference.
    private async ValueTask<Guid?> Of<TState>(HttpContext http, Guid id, Func<TState, Guid?> conference) where TState : class, IState<TState>
    {
        if (known.TryGetValue(id, out var same)) return same;
        var streams = http.RequestServices.GetRequiredService<Streams>();
        if (conference((await streams.Load<TState>(id, http.RequestAborted)).State) is not { } found) return null;
        if (known.Count >= Most) known.Clear();
        return known[id] = found;
    }

    private static Refusal Unknown(HttpContext http) =>
        Id(http, "pollId") is not null ? new UnknownPoll() : Id(http, "electionId") is not null ? new UnknownElection() : new UnknownConference();

    private static Guid? Id(HttpContext http, string name) => Guid.TryParse(http.Request.RouteValues[name] as string, out var id) ? id : null;
}
