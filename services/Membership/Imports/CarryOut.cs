using Bkmo.Membership.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Imports;

/// <summary>What a row of an import does to its organisation. The same rules as for requests: what a request could not do, a row cannot.</summary>
public static class CarryOut
{
    /// <summary>A row to carry out.</summary>
    /// <param name="Row">What it says.</param>
    /// <param name="MembershipId">Id for a new entry of the register.</param>
    /// <param name="Today">The day of the import, Europe/Berlin.</param>
    /// <param name="By">Who imports.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(ImportRow Row, Guid MembershipId, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Enters or describes the organisation, then its membership; what is so already changes nothing.</summary>
    public static Decision Decide(Organisation state, Command command)
    {
        var course = new Course(state);
        if (state.IsVoided) return Reject(new UnknownOrganisation());
        if (state.Profile is null) course.Take(_ => Accept(new OrganisationRegistered(command.Row.Profile, command.By, command.At)));
        else course.Take(now => ChangeProfile.Decide(now, new(command.Row.Profile, command.Today, null, command.Today, command.By, command.At)));
        if (command.Row.Membership is { } membership) Membership(course, membership, command);
        return course.Result;
    }

    private static void Membership(Course course, ImportedMembership row, Command command)
    {
        if (IsRecorded(course.State.Latest(row.Kind), row)) return;
        if (course.State.Latest(row.Kind) is not { AdmittedOn: not null, EndsOn: null } entry || entry.AdmittedOn != row.AdmittedOn)
        {
            course.Take(now => ApplyForFurtherMembership.Decide(now, new(command.MembershipId, row.Kind, row.AppliedOn, command.Today, command.By, command.At)));
            if (row.AdmittedOn is { } admitted) course.Take(now => Admit(now, row.Kind, admitted, command));
        }
        if (row.EndsOn is { } end) course.Take(now => End(now, row, end, command));
    }

    private static bool IsRecorded(MembershipEntry? entry, ImportedMembership row) =>
        entry is not null && entry.AdmittedOn == row.AdmittedOn && entry.EndsOn == row.EndsOn && entry.EndReason == row.EndReason
        && (row.AdmittedOn is not null || entry.IsOpen);

    private static Decision Admit(Organisation now, MembershipKind kind, DateOnly admitted, Command command) =>
        DecideApplication.Decide(now, new(
            kind, true, null, admitted < command.Today ? admitted : command.Today, admitted, command.Today, command.By, command.At));

    private static Decision End(Organisation now, ImportedMembership row, DateOnly end, Command command) => EndMembership.Decide(now, new(
        row.Kind, row.EndReason ?? EndReason.Resignation, end, end < command.Today ? end : command.Today, null, null, command.Today, command.By, command.At));

    /// <summary>Decisions one after the other, each on the state that the ones before left; the first refusal ends it.</summary>
    private sealed class Course(Organisation state)
    {
        private readonly List<IEvent> events = [];
        private Decision? refused;

        internal Organisation State { get; private set; } = state;

        internal Decision Result => refused ?? Accept(events);

        internal void Take(Func<Organisation, Decision> decide)
        {
            if (refused is not null) return;
            var decision = decide(State);
            if (decision is Accepted accepted)
            {
                events.AddRange(accepted.Events);
                State = accepted.Events.Aggregate(State, (now, e) => now.Evolve(e));
            }
            else refused = decision;
        }
    }
}
