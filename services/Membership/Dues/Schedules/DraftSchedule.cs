using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Dues.Schedules;

/// <summary>Writes a dues schedule down as a new version. An earlier one is never changed.</summary>
public static class DraftSchedule
{
    /// <summary>The schedule.</summary>
    /// <param name="ValidFrom">First day on which it holds.</param>
    /// <param name="ResolvedBy">The resolution that it rests on, 2 to 300 characters.</param>
    /// <param name="Kinds">What each kind of membership owes; at least one, each kind once.</param>
    /// <param name="PayWithinDays">Days to pay, 0 to 365.</param>
    /// <param name="VotingRestsAfterDays">Days after the due date from which voting rights rest, 0 to 3650; left out: never.</param>
    /// <param name="Reductions">Reductions by rule, at most 20.</param>
    public sealed record Request(
        DateOnly ValidFrom, string ResolvedBy, IReadOnlyList<KindDues> Kinds, int PayWithinDays, int? VotingRestsAfterDays = null,
        IReadOnlyList<ReductionRule>? Reductions = null);

    /// <summary>The schedule, values checked.</summary>
    /// <param name="ValidFrom">First day on which it holds.</param>
    /// <param name="ResolvedBy">The resolution that it rests on.</param>
    /// <param name="Terms">What it says.</param>
    /// <param name="By">Who writes it down.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(DateOnly ValidFrom, string ResolvedBy, DuesTerms Terms, UserId By, DateTimeOffset At);

    /// <summary>Accepts it under the next number.</summary>
    public static Decision Decide(DuesSchedules state, Command command) =>
        Accept(new DuesScheduleDrafted(state.All.Count + 1, command.ValidFrom, command.ResolvedBy, command.Terms, command.By, command.At));

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/membership/dues/schedules", Handle).Creates<SchedulesView>().RequireRoles(Roles.Office, Roles.Board);

    private static Task<IResult> Handle(Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.Day(request.ValidFrom, "validFrom");
        var resolvedBy = check.Text(request.ResolvedBy, "resolvedBy", 2, 300);
        var terms = TermsCheck.Of(request, check);
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));

        var command = new Command(request.ValidFrom, resolvedBy, terms, commands.Actor.Id, commands.Now);
        return commands.Create<DuesSchedules>(DuesSchedules.Id, SchedulesView.Path, state => Decide(state, command), SchedulesView.Of, cancellation);
    }
}
