namespace Bkmo.Membership.Dues.Schedules;

/// <summary>There is no dues schedule with this number.</summary>
public sealed record UnknownSchedule() : Refusal(RefusalKind.NotFound, new("Diese Beitragsordnung gibt es nicht.", "There is no such dues schedule."));

/// <summary>All dues schedules.</summary>
/// <param name="Schedules">In the order of their numbers.</param>
public sealed record SchedulesView(IReadOnlyList<ScheduleView> Schedules)
{
    internal const string Path = "/api/membership/dues/schedules";

    internal static SchedulesView Of(DuesSchedules state) => new([.. state.All.Select(ScheduleView.Of)]);
}

/// <summary>A dues schedule.</summary>
/// <param name="Number">Its number.</param>
/// <param name="ValidFrom">First day on which it holds.</param>
/// <param name="ResolvedBy">The resolution that it rests on.</param>
/// <param name="SignedOff">Whether it was signed off.</param>
/// <param name="Terms">What it says.</param>
/// <param name="Version">Its version; in quotes it is the ETag that a sign-off needs in <c>If-Match</c>.</param>
public sealed record ScheduleView(int Number, DateOnly ValidFrom, string ResolvedBy, bool SignedOff, DuesTerms Terms, long Version)
{
    internal static ScheduleView Of(DuesSchedule schedule) =>
        new(schedule.Number, schedule.ValidFrom, schedule.ResolvedBy, schedule.SignedOffBy is not null, schedule.Terms, schedule.Version);

    internal static ScheduleView? Of(DuesSchedules state, int number) => state.Numbered(number) is { } schedule ? Of(schedule) : null;
}

/// <summary>Shows all dues schedules, and one of them. Members may know what they owe and why.</summary>
public static class ShowSchedules
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/membership/dues/schedules", All).Shows<SchedulesView>().RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);
        routes.MapGet("/api/membership/dues/schedules/{number:int}", One).Shows<ScheduleView>()
            .RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);
    }

    private static Task<IResult> All(Commands commands, CancellationToken cancellation) =>
        commands.Read<DuesSchedules>(DuesSchedules.Id, SchedulesView.Of, cancellation);

    private static Task<IResult> One(int number, Commands commands, CancellationToken cancellation) => commands.Read<DuesSchedules>(
        DuesSchedules.Id, state => ScheduleView.Of(state, number), cancellation, state => state.Numbered(number)?.Version);
}
