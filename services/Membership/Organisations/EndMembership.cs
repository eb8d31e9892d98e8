using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Organisations;

/// <summary>Records the end of a membership: resignation, exclusion, dissolution, merger. The last two end every membership the organisation holds.</summary>
public static partial class EndMembership
{
    /// <summary>BGB § 39(2): the longest notice that statutes may ask for.</summary>
    private const int LongestNoticeYears = 2;

    /// <summary>The end to record.</summary>
    /// <param name="Kind">The membership that ends.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="EndsOn">Last day.</param>
    /// <param name="NoticeGivenOn">Resignation: day of the notice; null: <paramref name="Today"/>.</param>
    /// <param name="MergedInto">Merger: another organisation of the directory that goes on.</param>
    /// <param name="Exclusion">Exclusion: how it was decided.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(
        MembershipKind Kind, EndReason Reason, DateOnly EndsOn, DateOnly? NoticeGivenOn, Guid? MergedInto, Exclusion? Exclusion,
        DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Ends what goes on. The same end again changes nothing; a known end can be brought forward, but not by a resignation.</summary>
    public static Decision Decide(Organisation state, Command command)
    {
        if (state.Latest(command.Kind) is not { AdmittedOn: not null } latest) return Reject(new NotAMember(command.Kind));
        if (latest.EndReason == command.Reason && latest.EndsOn == command.EndsOn && latest.MergedInto == command.MergedInto) return Nothing;

        var ending = state.Memberships.Where(entry => IsEndedBy(entry, command)).ToList();
        if (ending.Find(entry => entry.Kind == command.Kind) is not { } first)
            return Reject(new EndAlreadyRecorded(latest.EndsOn ?? command.EndsOn));
        return (Incomplete(command) ?? TooEarly(first, command)) is { } refusal
            ? Reject(refusal)
            : Accept(ending.ConvertAll<IEvent>(entry => Ended(entry, command)));
    }

    private static bool EndsOrganisation(Command command) => command.Reason is EndReason.Dissolution or EndReason.Merger;

    private static bool IsEndedBy(MembershipEntry entry, Command command) =>
        entry.AdmittedOn is not null
        && (entry.Kind == command.Kind || EndsOrganisation(command))
        && (entry.EndsOn is null || (entry.EndsOn > command.EndsOn && command.Reason is not EndReason.Resignation));

    private static Refusal? Incomplete(Command command) => command.Reason switch
    {
        EndReason.Resignation => NoticeProblem(command.NoticeGivenOn ?? command.Today, command),
        EndReason.Exclusion when command.Exclusion is { } exclusion => ExclusionProblem(exclusion, command),
        EndReason.Exclusion => new ExclusionIncomplete(),
        EndReason.Merger when command.MergedInto is null => new MergerPartnerMissing(),
        _ => null,
    };

    private static Refusal? NoticeProblem(DateOnly notice, Command command)
    {
        var latest = Days.AddYears(notice, LongestNoticeYears);
        if (notice > command.Today) return new DayInFuture("noticeGivenOn");
        if (command.EndsOn < notice) return new DaysOutOfOrder("endsOn", notice);
        return command.EndsOn > latest ? new NoticeTooLong(latest) : null;
    }

    private static Refusal? ExclusionProblem(Exclusion exclusion, Command command)
    {
        if (exclusion.DecidedOn > command.Today) return new DayInFuture("exclusion.decidedOn");
        if (exclusion.DecidedOn < exclusion.HearingGivenOn) return new DaysOutOfOrder("exclusion.decidedOn", exclusion.HearingGivenOn);
        if (exclusion.AppealUntil < exclusion.DecidedOn) return new DaysOutOfOrder("exclusion.appealUntil", exclusion.DecidedOn);
        return command.EndsOn < exclusion.DecidedOn ? new DaysOutOfOrder("endsOn", exclusion.DecidedOn) : null;
    }

    // A membership whose first day is still to come may end before it begins; one that has begun ends on its first day at the earliest.
    private static DaysOutOfOrder? TooEarly(MembershipEntry entry, Command command) =>
        command.EndsOn < entry.AdmittedOn && (entry.AdmittedOn <= command.Today || command.Reason is EndReason.Resignation)
            ? new DaysOutOfOrder("endsOn", entry.AdmittedOn.Value)
            : null;

    private static MembershipEnded Ended(MembershipEntry entry, Command command) => new(
        entry.Id, entry.Kind, command.Reason, command.EndsOn,
        command.Reason is EndReason.Resignation ? command.NoticeGivenOn ?? command.Today : null,
        command.Reason is EndReason.Merger ? command.MergedInto : null,
        command.Reason is EndReason.Exclusion ? command.Exclusion : null,
        command.By, command.At);
}
