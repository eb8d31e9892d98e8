using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Conferences;

/// <summary>That the attendance of a conference was closed, as heard from Conference.</summary>
/// <param name="TotalExpected">How many people had a place.</param>
/// <param name="TotalAttended">How many of them were there.</param>
/// <param name="Organisations">Organisations for which anybody had a place or spoke, or that submitted a motion.</param>
/// <param name="ContributionsCounted">Whether speeches and motions were counted.</param>
/// <param name="SourceVersion">Number of the fact at Conference.</param>
/// <param name="At">When it was closed, UTC.</param>
[StoredAs("attendance_heard")]
public sealed record AttendanceHeard(
    int TotalExpected, int TotalAttended, ValueList<HeardAttendance> Organisations, bool ContributionsCounted, long SourceVersion, DateTimeOffset At) : IEvent;

/// <summary>How an organisation took part.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Expected">How many people had a place for it.</param>
/// <param name="Attended">How many of them were there.</param>
/// <param name="Spoke">How often it was called to speak; 0 where that was not counted.</param>
/// <param name="Motions">How many motions it submitted; 0 where that was not counted.</param>
public sealed record HeardAttendance(Guid OrganisationId, int Expected, int Attended, int Spoke, int Motions);

/// <summary>A message names more or fewer numbers than organisations.</summary>
public sealed record UnevenNumbers() : Refusal(RefusalKind.Invalid, new(
    "Zu jeder Organisation gehört genau eine Zahl.", "There is one number for each organisation."));

/// <summary>Takes in the attendance of a conference.</summary>
public static class HearAttendance
{
    /// <summary>Notes it; what is not newer than what was heard changes nothing.</summary>
    public static Decision Decide(KnownConference state, Contracts.Conference.V1.AttendanceClosed message)
    {
        var count = message.Organisations.Count;
        if (message.Expected.Count != count || message.Attended.Count != count) return Reject(new UnevenNumbers());
        if ((message.Spoke?.Count ?? count) != count || (message.Motions?.Count ?? count) != count) return Reject(new UnevenNumbers());
        if (state.Attendance?.SourceVersion >= message.Version) return Nothing;
        return Accept(new AttendanceHeard(
            message.TotalExpected, message.TotalAttended,
            message.Organisations.Select((id, i) => new HeardAttendance(
                id, message.Expected[i], message.Attended[i], message.Spoke?[i] ?? 0, message.Motions?[i] ?? 0)).ToValueList(),
            message is { Spoke: not null, Motions: not null }, message.Version, message.At));
    }
}
