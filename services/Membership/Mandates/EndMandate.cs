using Bkmo.Membership.Organisations;
using Bkmo.Membership.Persons;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Mandates;

/// <summary>Ends a mandate: the organisation's representatives do, the person, or the office with a reason.</summary>
public static class EndMandate
{
    /// <summary>The end.</summary>
    /// <param name="Until">Last day; today when left out, never a day that has passed.</param>
    /// <param name="Reason">Why the office acts in the organisation's place, at most 500 characters, about the act and not the person; needed for the office.</param>
    public sealed record Request(DateOnly? Until = null, string? Reason = null);

    /// <summary>The end of one mandate.</summary>
    /// <param name="MandateId">The mandate.</param>
    /// <param name="Until">Last day.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="Reason">Why the office acts.</param>
    /// <param name="By">Who ends it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid MandateId, DateOnly Until, DateOnly Today, string? Reason, UserId By, DateTimeOffset At);

    /// <summary>Brings the end forward; the same end again changes nothing. A mandate that has not begun never does.</summary>
    public static Decision Decide(Person state, Command command)
    {
        if (state.FindMandate(command.MandateId) is not { } mandate) return Reject(new UnknownMandate());
        var until = mandate.LastDayIfEndedOn(command.Until);
        if (mandate.Until == until) return Nothing;
        if (command.Until < command.Today) return Reject(new DaysOutOfOrder("until", command.Today));
        if (mandate.Until is { } ended && (ended < until || ended < command.Today)) return Reject(new MandateAlreadyEnded(ended));
        return Accept(new MandateEnded(mandate.Id, until, MandateEnding.Ended, command.Reason, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(MandateView.Route + "/end", Handle).Changes<MandateView>().RequireRoles([.. Roles.OfPeople]);

    private static async Task<IResult> Handle(Guid personId, Guid mandateId, Request request, Commands commands, CancellationToken cancellation)
    {
        var (actor, today) = (commands.Actor, Berlin.DayOf(commands.Now));
        var person = await commands.Find<Person>(personId, cancellation);
        if (person?.FindMandate(mandateId) is not { OrganisationId: var organisation }
            || !(OwnOrganisations.MayActFor(actor, organisation) || PersonVisibility.IsOneself(person, actor))) return Problems.Of(new UnknownMandate());
        var check = new Check();
        check.Day(request.Until, "until");
        var reason = PersonVisibility.IsOneself(person, actor)
            ? check.OptionalLines(request.Reason, "reason", 500) : Reasons.Of(check, request.Reason, actor, organisation);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var command = new Command(mandateId, request.Until ?? today, today, reason, actor.Id, commands.Now);
        return await commands.Change<Person>(
            personId, state => Decide(state, command), state => MandateView.Of(personId, state, mandateId, today), cancellation,
            state => state.FindMandate(mandateId)?.Version);
    }
}
