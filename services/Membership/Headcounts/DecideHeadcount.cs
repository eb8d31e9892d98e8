using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Headcounts;

/// <summary>The office approves the last version of a report, or gives it back.</summary>
public static class DecideHeadcount
{
    /// <summary>The decision.</summary>
    /// <param name="Number">Number of the version that was looked at; it must be the last one.</param>
    /// <param name="Approve">Whether it counts.</param>
    /// <param name="Reason">Why not; needed when giving it back, at most 1000 characters, about the report and not about persons.</param>
    public sealed record Request(int Number, bool Approve, string? Reason = null);

    /// <summary>The decision, values checked.</summary>
    /// <param name="Number">Number of the version.</param>
    /// <param name="Approve">Whether it counts.</param>
    /// <param name="Reason">Why not.</param>
    /// <param name="By">Who decides.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(int Number, bool Approve, string? Reason, UserId By, DateTimeOffset At);

    /// <summary>Decides on the last version; the same decision again changes nothing.</summary>
    public static Decision Decide(HeadcountReport state, Command command)
    {
        if (state.Latest is not { } latest || latest.Number != command.Number) return Reject(new NotTheLatestReport(state.Versions.Count));
        var wanted = command.Approve ? HeadcountStatus.Approved : HeadcountStatus.Returned;
        if (latest.Status is not HeadcountStatus.Submitted) return latest.Status == wanted ? Nothing : Reject(new ReportAlreadyDecided());
        if (command.Approve) return Accept(new HeadcountApproved(latest.Number, command.By, command.At));
        return command.Reason is { Length: > 0 } reason
            ? Accept(new HeadcountReturned(latest.Number, reason, command.By, command.At))
            : Reject(new ReturnReasonMissing());
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/membership/organisations/{id:guid}/headcounts/{year:int}/decision", Handle)
        .Changes<HeadcountReportView>().RequireRoles(Roles.Office);

    private static Task<IResult> Handle(Guid id, int year, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var reason = check.OptionalLines(request.Reason, "reason", 1000);
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));

        var command = new Command(request.Number, request.Approve, reason, commands.Actor.Id, commands.Now);
        return commands.Change<HeadcountReport>(HeadcountReport.IdOf(id, year), state => Decide(state, command), state => HeadcountReportView.Of(state), cancellation);
    }
}
