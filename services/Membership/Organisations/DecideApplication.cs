using Bkmo.Membership.Applications;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Organisations;

/// <summary>Admits an applicant or declines the application (Aufnahmeentscheidung).</summary>
public static partial class DecideApplication
{
    /// <summary>The decision.</summary>
    /// <param name="Admit">Whether the applicant is admitted.</param>
    /// <param name="Reason">Why not; needed when declining, at most 2000 characters.</param>
    /// <param name="DecidedOn">Day of the decision; today when left out, never in the future.</param>
    /// <param name="AdmittedOn">First day of the membership; the day of the decision when left out.</param>
    /// <param name="Resolution">Who decided, in a meeting or by circular vote; its day is the day of the decision when that is left out.</param>
    /// <param name="Waiver">Admitting: why, although something that the form asks for is missing; at most 1000 characters.</param>
    /// <param name="AppealUntil">Declining: last day on which an appeal is open.</param>
    public sealed record Request(
        bool Admit, string? Reason = null, DateOnly? DecidedOn = null, DateOnly? AdmittedOn = null, ResolutionRequest? Resolution = null, string? Waiver = null,
        DateOnly? AppealUntil = null);

    /// <summary>The decision on the open application of one kind.</summary>
    /// <param name="Kind">In which right.</param>
    /// <param name="Admit">Whether the applicant is admitted.</param>
    /// <param name="Reason">Why not.</param>
    /// <param name="DecidedOn">Day of the decision; null: <paramref name="Today"/>.</param>
    /// <param name="AdmittedOn">First day of the membership; null: the day of the decision.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    /// <param name="Resolution">Who decided and how.</param>
    /// <param name="Waiver">Why it is admitted although something is missing.</param>
    /// <param name="AppealUntil">Last day on which an appeal is open.</param>
    /// <param name="Form">The form that holds for the kind; null: none was published.</param>
    public sealed record Command(
        MembershipKind Kind, bool Admit, string? Reason, DateOnly? DecidedOn, DateOnly? AdmittedOn, DateOnly Today, UserId By, DateTimeOffset At,
        Resolution? Resolution = null, string? Waiver = null, DateOnly? AppealUntil = null, FormVersion? Form = null);

    /// <summary>Decides an open application; the same decision again changes nothing.</summary>
    public static Decision Decide(Organisation state, Command command) => state.Latest(command.Kind) switch
    {
        null => Reject(new NoApplication(command.Kind)),
        { IsOpen: true } entry when (command.DecidedOn ?? command.Resolution?.On ?? command.Today) is var decidedOn => command.Admit
            ? Admit(state, entry, command, decidedOn)
            : Decline(entry, command, decidedOn),
        { EndsOn: not null } => Reject(new NoApplication(command.Kind)),
        var decided => IsSame(decided, command) ? Nothing : Reject(new ApplicationAlreadyDecided(command.Kind)),
    };

    private static Decision Admit(Organisation state, MembershipEntry entry, Command command, DateOnly decidedOn)
    {
        var admittedOn = command.AdmittedOn ?? decidedOn;
        var earliest = EarliestStart(state, entry);
        if (Misdated(entry, command, decidedOn) is { } refusal) return Reject(refusal);
        if (admittedOn < earliest) return Reject(new DaysOutOfOrder("admittedOn", earliest));
        if (state.CeasedOn is { } ceasedOn) return Reject(new OrganisationCeased(ceasedOn));
        var missing = Completeness.Of(command.Form, state, entry).Missing;
        if (missing.Count > 0 && command.Waiver is null) return Reject(new ApplicationIncomplete(missing));
        var waiver = missing.Count > 0 ? command.Waiver : null;
        return Accept(new OrganisationAdmitted(entry.Id, entry.Kind, decidedOn, admittedOn, command.By, command.At, command.Resolution, waiver));
    }

    private static Decision Decline(MembershipEntry entry, Command command, DateOnly decidedOn)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) return Reject(new ReasonMissing());
        if (Misdated(entry, command, decidedOn) is { } refusal) return Reject(refusal);
        if (command.AppealUntil < decidedOn) return Reject(new DaysOutOfOrder("appealUntil", decidedOn));
        return Accept(new ApplicationDeclined(entry.Id, entry.Kind, command.Reason, decidedOn, command.By, command.At, command.Resolution, command.AppealUntil));
    }

    private static Refusal? Misdated(MembershipEntry entry, Command command, DateOnly decidedOn)
    {
        if (decidedOn > command.Today) return new DayInFuture("decidedOn");
        return decidedOn < entry.AppliedOn ? new DaysOutOfOrder("decidedOn", entry.AppliedOn) : null;
    }

    // Memberships of one kind never overlap: the next one begins after the last one has ended.
    private static DateOnly EarliestStart(Organisation state, MembershipEntry entry) => state.Memberships
        .Where(earlier => earlier.Kind == entry.Kind && earlier.AdmittedOn is not null)
        .Aggregate(entry.AppliedOn, (earliest, earlier) => earlier.EndsOn is { } end && Days.Next(end) > earliest ? Days.Next(end) : earliest);

    private static bool IsSame(MembershipEntry decided, Command command) =>
        command.Admit == !decided.IsDeclined
        && (command.DecidedOn is null || command.DecidedOn == decided.DecidedOn)
        && (command.AdmittedOn is null || command.AdmittedOn == decided.AdmittedOn);
}
