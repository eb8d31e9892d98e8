using System.Text.Json.Serialization;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Polls;
using Bkmo.Conference.Presence;
using Bkmo.Conference.Registrations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Attendances;

/// <summary>Who attended was settled: everybody else who had a place missed the conference.</summary>
/// <param name="Attended">Registrations whose holders were there.</param>
/// <param name="By">Who closed it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Contributions">What organisations had contributed by then; null before this was recorded.</param>
[StoredAs("attendance_closed")]
public sealed record AttendanceClosed(
    ValueList<Guid> Attended, UserId By, DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ValueList<Contribution>? Contributions = null) : IEvent;

/// <summary>Before the last day somebody may still come, and closing is for good.</summary>
public sealed record NotOnItsLastDay() : Refusal(RefusalKind.Conflict, new(
    "Die Konferenz dauert noch; die Anwesenheit lässt sich ab dem letzten Tag abschließen.",
    "The conference goes on; attendance can be closed from its last day on."));

/// <summary>Closes the attendance: who was in the hall attended, everybody else who had a place missed the conference. The others are told numbers by organisation.</summary>
public static class CloseAttendance
{
    /// <summary>The closing.</summary>
    /// <param name="WereInside">Registrations whose holders were in the hall.</param>
    /// <param name="Contributions">What organisations contributed.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who closes it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(IReadOnlySet<Guid> WereInside, ValueList<Contribution> Contributions, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Closes once, from the last day on.</summary>
    public static Decision Decide(ConferenceState state, Command command) => state switch
    {
        { Plan: null } => Reject(new UnknownConference()),
        { AttendanceClosed: true } => Nothing,
        _ when !(state.Plan.EndsOn <= command.Today) => Reject(new NotOnItsLastDay()),
        _ => Accept(new AttendanceClosed(
            state.Registrations.Values.Where(it => it.Status is RegistrationStatus.Confirmed && command.WereInside.Contains(it.Id)).Select(it => it.Id).Order().ToValueList(),
            command.By, command.At, command.Contributions)),
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        const string attendance = "/api/conference/conferences/{id:guid}/attendance";
        routes.MapPost(attendance, Handle).Creates<AttendanceView>().AwaitsPosition<PollRow>().RequireRoles(Roles.Office, Roles.ElectionOfficer);
        routes.MapGet(attendance, Show).Shows<AttendanceView>().RequireRoles(Roles.Office, Roles.Board, Roles.ElectionOfficer);
    }

    private static async Task<IResult> Handle(Guid id, Commands commands, IReadModel<PollRow> polls, CancellationToken cancellation)
    {
        var presence = await commands.Find<HallPresence>(HallPresence.IdOf(id), cancellation) ?? HallPresence.Initial;
        var inside = presence.Movements.Values.Where(movement => movement.Direction is MovementDirection.In).Select(movement => movement.RegistrationId).ToHashSet();
        var contributions = await Contributions.Read(id, commands, polls, cancellation);
        var command = new Command(inside, contributions, Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        return await commands.Add<ConferenceState>(
            id, $"/api/conference/conferences/{id}/attendance", state => Decide(state, command), state => AttendanceView.Of(id, state), cancellation);
    }

    private static Task<IResult> Show(Guid id, Commands commands, CancellationToken cancellation) =>
        commands.Read<ConferenceState>(id, state => AttendanceView.Of(id, state), cancellation);
}
