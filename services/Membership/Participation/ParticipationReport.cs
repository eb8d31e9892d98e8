namespace Bkmo.Membership.Participation;

/// <summary>What is compared.</summary>
public static class ParticipationReport
{
    /// <summary>What the report is about.</summary>
    /// <param name="Id">The conference or body.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="IsConference">Whether it is a conference.</param>
    /// <param name="Attendance">What was heard of its attendance; null before the closing, and for a body.</param>
    /// <param name="FormedBy">The conference that formed a body.</param>
    /// <param name="Committees">Committees that a conference formed.</param>
    public sealed record Subject(
        Guid Id, Text Name, bool IsConference = false, Conferences.AttendanceHeard? Attendance = null, ParticipationLink? FormedBy = null,
        IReadOnlyList<ParticipationLink>? Committees = null);

    /// <summary>An organisation that could take part, or does.</summary>
    /// <param name="Id">The organisation.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="SmallCommunity">Whether it counts itself a small community.</param>
    /// <param name="Member">Whether it is a member on the day.</param>
    /// <param name="Communities">Communities it works for.</param>
    public sealed record Candidate(Guid Id, string Name, bool SmallCommunity, bool Member, IReadOnlyList<string> Communities);

    /// <summary>A place that is taken.</summary>
    /// <param name="OrganisationId">For which organisation; null: for none.</param>
    /// <param name="Substitute">Whether it is a deputy's or substitute's.</param>
    public sealed record Place(Guid? OrganisationId, bool Substitute);

    /// <summary>The report. Only full places count as taking part; those of substitutes, and what was seen at a conference, are shown beside.</summary>
    public static ParticipationView Of(Subject subject, DateOnly on, IReadOnlyCollection<Candidate> candidates, IReadOnlyCollection<Place> places)
    {
        var full = places.Where(place => !place.Substitute).ToLookup(place => place.OrganisationId);
        var substitutes = places.Where(place => place.Substitute).ToLookup(place => place.OrganisationId);
        var members = candidates.Where(candidate => candidate.Member).ToList();
        var seen = new SeenAttendance(subject.Attendance);
        bool IsThere(Candidate candidate) => full.Contains(candidate.Id);
        return new(
            subject.Id, subject.Name.De, subject.Name.En, on, Count(members), Count(members.Where(IsThere)),
            [
                .. candidates.Where(candidate => candidate.Member || IsThere(candidate) || substitutes.Contains(candidate.Id) || seen.Saw(candidate.Id))
                    .OrderByDescending(candidate => candidate.SmallCommunity).ThenBy(candidate => SearchText.Fold(candidate.Name), StringComparer.Ordinal)
                    .ThenBy(candidate => candidate.Id)
                    .Select(candidate => Line(candidate, full[candidate.Id].Count(), substitutes[candidate.Id].Count(), seen.Sums(candidate.Id))),
            ],
            Communities(members, IsThere, seen), full[null].Count(), subject.IsConference ? seen.Compare(members) : null, subject.FormedBy, subject.Committees ?? []);
    }

    internal static ParticipationCount Count(IEnumerable<Candidate> candidates)
    {
        var counted = candidates.ToList();
        return new(counted.Count, counted.Count(candidate => candidate.SmallCommunity));
    }

    private static OrganisationParticipation Line(Candidate one, int places, int substitutes, ParticipationSums sums) => new(
        one.Id, one.Name, one.SmallCommunity, one.Member, places, substitutes, sums.Registered, sums.Attended, sums.Spoke, sums.Motions);

    private static List<CommunityParticipation> Communities(List<Candidate> members, Func<Candidate, bool> isThere, SeenAttendance seen) =>
    [
        .. members.SelectMany(member => member.Communities.Select(community => (Key: SearchText.Fold(community), Community: community, Member: member)))
            .GroupBy(of => of.Key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Line(group.Select(of => of.Community).Min(StringComparer.Ordinal)!, [.. group.Select(of => of.Member).DistinctBy(member => member.Id)], isThere, seen)),
    ];

    private static CommunityParticipation Line(string community, List<Candidate> members, Func<Candidate, bool> isThere, SeenAttendance seen)
    {
        var sums = seen.Sums(members.Select(member => member.Id));
        return new(community, members.Count, members.Count(isThere), sums.Registered, sums.Attended, sums.Spoke, sums.Motions);
    }
}
