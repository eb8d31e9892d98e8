using Bkmo.Membership.Register;

namespace Bkmo.Membership.Figures;

/// <summary>Statistics over time.</summary>
/// <param name="Periods">One per step, oldest first.</param>
public sealed record MovementsView(IReadOnlyList<MovementPeriod> Periods);

/// <summary>Shows admissions, endings by reason, growth and attrition, per kind and Land, for any time and by what was known at any moment.</summary>
public static class ShowMovements
{
    private const int MostPeriods = 120;

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/membership/figures/movements", Handle).Queries<RegisterFactRow, MovementsView>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(
        DateOnly from, DateOnly until, string? step, DateTimeOffset? asOf, FederationRegister register, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.Day(from, "from");
        check.Day(until, "until");
        check.That(until >= from, "until", new("Der letzte Tag liegt vor dem ersten.", "The last day lies before the first."));
        check.That(step is null or "year" or "month", "step", new("Möglich sind: year, month.", "Must be one of: year, month."));
        new KeyDate(null, asOf).Check(check, commands);
        if (check.Refusal is { } malformed) return Problems.Of(malformed);
        var periods = Periods(from, until, step);
        check.That(periods.Count <= MostPeriods, "step", new("Höchstens 120 Abschnitte sind möglich.", "At most 120 periods are possible."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var contents = await register.At(asOf, cancellation);
        return Results.Ok(new MovementsView(Movements.Count(contents, periods)));
    }

    /// <summary>The periods, one more than may be asked for at most.</summary>
    private static List<(DateOnly From, DateOnly Until)> Periods(DateOnly from, DateOnly until, string? step)
    {
        var periods = new List<(DateOnly, DateOnly)>();
        while (from <= until && periods.Count <= MostPeriods)
        {
            var end = step switch
            {
                "year" => new DateOnly(from.Year, 12, 31),
                "month" => new DateOnly(from.Year, from.Month, DateTime.DaysInMonth(from.Year, from.Month)),
                _ => until,
            };
            periods.Add((from, end < until ? end : until));
            from = Days.Next(end);
        }
        return periods;
    }
}
