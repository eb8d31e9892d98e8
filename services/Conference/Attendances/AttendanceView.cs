using Bkmo.Conference.Conferences;
using Bkmo.Conference.Registrations;

namespace Bkmo.Conference.Attendances;

/// <summary>How an organisation, or all who came for none, took part.</summary>
/// <param name="OrganisationId">The organisation; null for those who came for none.</param>
/// <param name="Expected">How many had a place.</param>
/// <param name="Attended">How many were there.</param>
/// <param name="Spoke">How often they were called to speak; null where it was not counted: at a closing before this was recorded, and for those who came for none.</param>
/// <param name="Motions">How many motions the organisation submitted, alone or with others; null where it was not counted.</param>
public sealed record AttendanceNumbers(Guid? OrganisationId, int Expected, int Attended, int? Spoke, int? Motions)
{
    /// <summary>The numbers of a conference whose attendance is closed, organisations in the order of their ids; also those that only spoke or submitted motions.</summary>
    internal static IReadOnlyList<AttendanceNumbers> Of(ConferenceState state)
    {
        var people = state.Registrations.Values.Where(it => it.Status is RegistrationStatus.Attended or RegistrationStatus.Missed).ToLookup(it => it.OrganisationId);
        var contributed = state.Contributions?.ToDictionary(one => one.OrganisationId);
        return
        [
            .. people.Select(of => of.Key).Union(contributed?.Keys.Select(id => (Guid?)id) ?? []).Order().Select(id => new AttendanceNumbers(
                id, people[id].Count(), people[id].Count(it => it.Status is RegistrationStatus.Attended), Counted(id)?.Spoke, Counted(id)?.Motions)),
        ];

        Contribution? Counted(Guid? id) => id is { } named && contributed is not null ? contributed.GetValueOrDefault(named) ?? new(named, 0, 0) : null;
    }
}

/// <summary>The attendance of a conference.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Closed">Whether it is closed; the numbers stand only then.</param>
/// <param name="Expected">How many had a place.</param>
/// <param name="Attended">How many were there.</param>
/// <param name="Organisations">By organisation.</param>
public sealed record AttendanceView(Guid ConferenceId, bool Closed, int Expected, int Attended, IReadOnlyList<AttendanceNumbers> Organisations)
{
    /// <summary>The attendance of a conference as it stands.</summary>
    public static AttendanceView Of(Guid id, ConferenceState state)
    {
        var numbers = AttendanceNumbers.Of(state);
        return new(id, state.AttendanceClosed, numbers.Sum(one => one.Expected), numbers.Sum(one => one.Attended), numbers);
    }
}
