using Bkmo.Conference.Conferences;
using Bkmo.Conference.Presence;
using Bkmo.Conference.Registrations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Attendances;

/// <summary>Who attended was settled: everybody else who had a place missed the conference.</summary>
/// <param name="Attended">Registrations whose holders were there.</param>
/// <param name="By">Who closed it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("attendance_closed")]
public sealed record AttendanceClosed(ValueList<Guid> Attended, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Before the last day somebody may still come, and closing is for good.</summary>
public sealed record NotOnItsLastDay() : Refusal(RefusalKind.Conflict, new(
    "Die Konferenz dauert noch; die Anwesenheit lässt sich ab dem letzten Tag abschließen.",
    "The conference goes on; attendance can be closed from its last day on."));

/// <summary>How many came, of one organisation or of all.</summary>
/// <param name="OrganisationId">The organisation; null for those who came for none.</param>
/// <param name="Expected">How many had a place.</param>
/// <param name="Attended">How many were there.</param>
public sealed record AttendanceNumbers(Guid? OrganisationId, int Expected, int Attended)
{
    /// <summary>The numbers of a conference whose attendance is closed, organisations in the order of their ids.</summary>
    internal static IReadOnlyList<AttendanceNumbers> Of(ConferenceState state) =>
    [
        .. state.Registrations.Values.Where(it => it.Status is RegistrationStatus.Attended or RegistrationStatus.Missed).GroupBy(it => it.OrganisationId)
            .OrderBy(one => one.Key).Select(one => new AttendanceNumbers(one.Key, one.Count(), one.Count(it => it.Status is RegistrationStatus.Attended))),
    ];
}

/// <summary>The attendance of a conference.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Closed">Whether it is closed; the numbers stand only then.</param>
/// <param name="Expected">How many had a place.</param>
/// <param name="Attended">How many were there.</param>
/// <param name="Organisations">By organisation.</param>
public sealed record AttendanceView(Guid ConferenceId, bool Closed, int Expected, int Attended, IReadOnlyList<AttendanceNumbers> Organisations)
{
    internal static AttendanceView Of(Guid id, ConferenceState state)
    {
        var numbers = AttendanceNumbers.Of(state);
        return new(id, state.AttendanceClosed, numbers.Sum(one => one.Expected), numbers.Sum(one => one.Attended), numbers);
    }
}

/// <summary>Closes the attendance: who was in the hall attended, everybody else who had a place missed the conference. The others are told numbers by organisation.</summary>
public static class CloseAttendance
{
    /// <summary>The closing.</summary>
    /// <param name="WereInside">Registrations whose holders were in the hall.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who closes it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(IReadOnlySet<Guid> WereInside, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Closes once, from the last day on.</summary>
    public static Decision Decide(ConferenceState state, Command command) => state switch
    {
        { Plan: null } => Reject(new UnknownConference()),
        { AttendanceClosed: true } => Nothing,
        _ when !(state.Plan.EndsOn <= command.Today) => Reject(new NotOnItsLastDay()),
        _ => Accept(new AttendanceClosed(
            state.Registrations.Values.Where(it => it.Status is RegistrationStatus.Confirmed && command.WereInside.Contains(it.Id)).Select(it => it.Id).Order().ToValueList(),
            command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        const string attendance = "/api/conference/conferences/{id:guid}/attendance";
        routes.MapPost(attendance, Handle).Creates<AttendanceView>().RequireRoles(Roles.Office, Roles.ElectionOfficer);
        routes.MapGet(attendance, Show).Shows<AttendanceView>().RequireRoles(Roles.Office, Roles.Board, Roles.ElectionOfficer);
    }

    private static async Task<IResult> Handle(Guid id, Commands commands, CancellationToken cancellation)
    {
        var presence = await commands.Find<HallPresence>(HallPresence.IdOf(id), cancellation) ?? HallPresence.Initial;
        var inside = presence.Movements.Values.Where(movement => movement.Direction is MovementDirection.In).Select(movement => movement.RegistrationId).ToHashSet();
        var command = new Command(inside, Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        return await commands.Add<ConferenceState>(
            id, $"/api/conference/conferences/{id}/attendance", state => Decide(state, command), state => AttendanceView.Of(id, state), cancellation);
    }

    private static Task<IResult> Show(Guid id, Commands commands, CancellationToken cancellation) =>
        commands.Read<ConferenceState>(id, state => AttendanceView.Of(id, state), cancellation);
}
