using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Conferences;

/// <summary>There is no such conference, or it was not convened yet.</summary>
public sealed record UnknownConference() : Refusal(RefusalKind.NotFound, new(
    "Diese Konferenz ist hier nicht bekannt; bekannt wird sie mit ihrer Einberufung.",
    "This conference is not known here; it becomes known when it is convened."));

/// <summary>A conference as Membership knows it.</summary>
/// <param name="Id">The conference.</param>
/// <param name="Edition">Number of the edition.</param>
/// <param name="Name">Its name.</param>
/// <param name="StartsOn">First day; null while only the season is known.</param>
/// <param name="EndsOn">Last day; null while only the season is known.</param>
/// <param name="MandatesPerPerson">How many delegate mandates one person may hold.</param>
/// <param name="Version">The version, as in the <c>ETag</c>.</param>
public sealed record ConferenceRuleView(Guid Id, int Edition, string Name, DateOnly? StartsOn, DateOnly? EndsOn, int MandatesPerPerson, long Version)
{
    internal static ConferenceRuleView? Of(Guid id, KnownConference state) => state.Convened is { } convened
        ? new(id, convened.Edition, convened.Name, convened.StartsOn, convened.EndsOn, state.MandatesPerPerson, state.Version) : null;
}

/// <summary>Records whether votes may be transferred at a conference, and so how many delegate mandates one person may hold.</summary>
public static class SetProxyRule
{
    /// <summary>The rule.</summary>
    /// <param name="MandatesPerPerson">1 to 10; 1: votes cannot be transferred.</param>
    public sealed record Request(int MandatesPerPerson);

    /// <summary>The rule to record.</summary>
    /// <param name="MandatesPerPerson">How many.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(int MandatesPerPerson, UserId By, DateTimeOffset At);

    /// <summary>Accepts for a convened conference. Mandates that were granted under another rule stay.</summary>
    public static Decision Decide(KnownConference state, Command command) => state switch
    {
        { IsConvened: false } => Reject(new UnknownConference()),
        _ when state.MandatesPerPerson == command.MandatesPerPerson => Nothing,
        _ => Accept(new ProxyRuleSet(command.MandatesPerPerson, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/api/membership/conferences/{id:guid}/proxy-rule", Handle).Changes<ConferenceRuleView>().RequireRoles(Roles.Office, Roles.Board);
        routes.MapGet("/api/membership/conferences/{id:guid}", Show).Shows<ConferenceRuleView>()
            .RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);
    }

    private static Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.Range(request.MandatesPerPerson, "mandatesPerPerson", 1, 10);
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));
        var command = new Command(request.MandatesPerPerson, commands.Actor.Id, commands.Now);
        return commands.Change<KnownConference>(id, state => Decide(state, command), state => ConferenceRuleView.Of(id, state), cancellation);
    }

    private static Task<IResult> Show(Guid id, Commands commands, CancellationToken cancellation) =>
        commands.Read<KnownConference>(id, state => ConferenceRuleView.Of(id, state), cancellation);
}
