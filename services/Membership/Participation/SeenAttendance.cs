using Bkmo.Membership.Conferences;

namespace Bkmo.Membership.Participation;

/// <summary>What was seen at a conference, for looking up: nothing before the attendance is closed.</summary>
/// <param name="heard">What was heard; null before.</param>
internal sealed class SeenAttendance(AttendanceHeard? heard)
{
    private readonly Dictionary<Guid, HeardAttendance> of = heard?.Organisations.ToDictionary(one => one.OrganisationId) ?? [];

    /// <summary>Whether the organisation had a place, spoke or submitted a motion.</summary>
    internal bool Saw(Guid organisation) => of.ContainsKey(organisation);

    /// <summary>The numbers of these organisations together.</summary>
    internal ParticipationSums Sums(params IEnumerable<Guid> organisations)
    {
        if (heard is null) return new(null, null, null, null);
        var seen = organisations.Select(id => of.GetValueOrDefault(id)).OfType<HeardAttendance>().ToList();
        return new(
            seen.Sum(one => one.Expected), seen.Sum(one => one.Attended), heard.ContributionsCounted ? seen.Sum(one => one.Spoke) : null,
            heard.ContributionsCounted ? seen.Sum(one => one.Motions) : null);
    }

    /// <summary>The comparison with these members.</summary>
    internal AttendanceComparison Compare(IReadOnlyCollection<ParticipationReport.Candidate> members) => new(
        heard is not null, heard?.ContributionsCounted ?? false, Count(members, sums => sums.Registered), Count(members, sums => sums.Attended),
        Count(members, sums => sums.Spoke), Count(members, sums => sums.Motions), Sums(members.Select(member => member.Id)),
        Sums(members.Where(member => member.SmallCommunity).Select(member => member.Id)));

    private ParticipationCount? Count(IReadOnlyCollection<ParticipationReport.Candidate> members, Func<ParticipationSums, int?> number) =>
        number(Sums()) is null ? null : ParticipationReport.Count(members.Where(member => number(Sums(member.Id)) > 0));
}
