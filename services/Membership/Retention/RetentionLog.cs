using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Retention;

/// <summary>A period of retention.</summary>
/// <param name="Purpose">What something is kept for.</param>
/// <param name="Months">How many months.</param>
/// <param name="From">First day on which the period counts.</param>
/// <param name="Basis">The rule it comes from.</param>
public sealed record RetentionPeriod(RetentionPurpose Purpose, int Months, DateOnly From, string Basis);

/// <summary>How long things are kept, and what was erased when.</summary>
/// <param name="Periods">All periods ever set, oldest first.</param>
/// <param name="Reports">What was erased, oldest first.</param>
public sealed record RetentionLog(ValueList<RetentionPeriod> Periods, ValueList<RetentionCarriedOut> Reports) : IState<RetentionLog>
{
    /// <summary>The one stream.</summary>
    public static Guid Id { get; } = NameBasedId.Of(Guid.Empty, "membership/retention");

    /// <inheritdoc />
    public static string StreamType => "retention";

    /// <inheritdoc />
    public static RetentionLog Initial { get; } = new([], []);

    /// <summary>The period that counts on <paramref name="day"/>; null before the first.</summary>
    public RetentionPeriod? Period(RetentionPurpose purpose, DateOnly day) => Periods.LastOrDefault(period => period.Purpose == purpose && period.From <= day);

    /// <inheritdoc />
    public RetentionLog Evolve(IEvent @event) => @event switch
    {
        RetentionPeriodSet e => this with { Periods = [.. Periods, new(e.Purpose, e.Months, e.From, e.Basis)] },
        RetentionCarriedOut e => this with { Reports = [.. Reports, e] },
        _ => this,
    };
}

/// <summary>What is kept how long, and what was erased.</summary>
/// <param name="Periods">All periods ever set, oldest first.</param>
/// <param name="Reports">What was erased, latest first; at most the last 500.</param>
public sealed record RetentionView(IReadOnlyList<RetentionPeriod> Periods, IReadOnlyList<RetentionCarriedOut> Reports)
{
    private const int Most = 500;

    internal static RetentionView Of(RetentionLog log) => new(log.Periods, [.. log.Reports.Reverse().Take(Most)]);
}

/// <summary>Sets how long something is kept, from a day on; shows the periods and what was erased.</summary>
public static class SetRetentionPeriod
{
    private const int MostMonths = 600;

    /// <summary>The period.</summary>
    /// <param name="Purpose">What something is kept for.</param>
    /// <param name="Months">How many months after the refusal or the end, 0 to 600.</param>
    /// <param name="Basis">The rule it comes from, 2 to 300 characters.</param>
    /// <param name="From">First day on which the period counts; today when left out, never earlier.</param>
    public sealed record Request(RetentionPurpose Purpose, int Months, string Basis, DateOnly? From = null);

    /// <summary>The period to record.</summary>
    /// <param name="Period">What, how long, from when, by which rule.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who sets it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(RetentionPeriod Period, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Accepts from today on: what was kept by another rule is not judged by this one afterwards.</summary>
    public static Decision Decide(RetentionLog state, Command command)
    {
        var period = command.Period;
        if (state.Periods.LastOrDefault(earlier => earlier.Purpose == period.Purpose) == period) return Nothing;
        return period.From < command.Today
            ? Reject(new Organisations.DaysOutOfOrder("from", command.Today))
            : Accept(new RetentionPeriodSet(period.Purpose, period.Months, period.From, period.Basis, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/membership/retention/periods", Handle).Creates<RetentionView>().RequireRoles(Roles.Office, Roles.Board);
        routes.MapGet("/api/membership/retention", Show).Shows<RetentionView>().RequireRoles(Roles.Office, Roles.Board, Roles.DataProtectionOfficer);
    }

    private static Task<IResult> Show(Commands commands, CancellationToken cancellation) =>
        commands.Read<RetentionLog>(RetentionLog.Id, RetentionView.Of, cancellation);

    private static Task<IResult> Handle(Request request, Commands commands, CancellationToken cancellation)
    {
        var today = Berlin.DayOf(commands.Now);
        var check = new Check();
        check.That(Enum.IsDefined(request.Purpose), "purpose", new("Diesen Zweck gibt es nicht.", "There is no such purpose."));
        check.Range(request.Months, "months", 0, MostMonths);
        check.Day(request.From, "from");
        var basis = check.Text(request.Basis, "basis", 2, 300);
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));

        var command = new Command(new(request.Purpose, request.Months, request.From ?? today, basis), today, commands.Actor.Id, commands.Now);
        return commands.Create<RetentionLog>(
            RetentionLog.Id, "/api/membership/retention", state => Decide(state, command), RetentionView.Of, cancellation);
    }
}
