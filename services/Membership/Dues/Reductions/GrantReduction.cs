using Bkmo.Membership.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Dues.Reductions;

/// <summary>Records that a body decided to reduce an organisation's dues, or to honour it.</summary>
public static class GrantReduction
{
    /// <summary>The decision.</summary>
    /// <param name="From">First key date for which it is given.</param>
    /// <param name="Until">Last key date for which it is given.</param>
    /// <param name="Reason">Why, 2 to 1000 characters, about the organisation.</param>
    /// <param name="DecidedBy">The body that decided, 2 to 120 characters.</param>
    /// <param name="PerMille">By how many thousandths dues fall, 1 to 1000; left out when honorary.</param>
    /// <param name="Honorary">Whether nothing at all is owed because the organisation is honoured.</param>
    public sealed record Request(DateOnly From, DateOnly Until, string Reason, string DecidedBy, int? PerMille = null, bool Honorary = false);

    /// <summary>The decision, values checked.</summary>
    /// <param name="Granted">What is to be recorded.</param>
    public sealed record Command(DuesReductionGranted Granted);

    /// <summary>Accepts what has an end that is not before its beginning.</summary>
    public static Decision Decide(DuesReductions state, Command command) => command.Granted switch
    {
        { } granted when granted.Until < granted.From => Reject(new DaysOutOfOrder("until", granted.From)),
        { } granted when state.Find(granted.ReductionId) is not null => Nothing,
        var granted => Accept(granted),
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/membership/organisations/{id:guid}/dues-reductions", Handle)
        .Creates<ReductionView>().RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.Day(request.From, "from");
        check.Day(request.Until, "until");
        check.That(request.Honorary == request.PerMille is null, "perMille", new(
            "Entweder ehrenhalber oder eine Ermäßigung in Tausendsteln.", "Either honorary or a reduction in thousandths."));
        var perMille = check.Range(request.PerMille ?? 1000, "perMille", 1, 1000);
        var (reason, decidedBy) = (check.Lines(request.Reason, "reason", 2, 1000), check.Text(request.DecidedBy, "decidedBy", 2, 120));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await commands.Find<Organisation>(id, cancellation) is null) return Problems.Of(new UnknownOrganisation());

        var reduction = commands.NewId();
        var command = new Command(new(reduction, id, request.Honorary, perMille, request.From, request.Until, reason, decidedBy, commands.Actor.Id, commands.Now));
        return await commands.Create<DuesReductions>(
            DuesReductions.IdOf(id), ReductionView.PathOf(id, reduction), state => Decide(state, command), state => ReductionView.Of(state, reduction)!, cancellation,
            state => state.Find(reduction)?.Version);
    }
}
