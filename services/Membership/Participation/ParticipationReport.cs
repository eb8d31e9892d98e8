namespace Bkmo.Membership.Participation;

/// <summary>Who takes part, compared with the membership (Beteiligung), on a day.</summary>
/// <param name="Id">The conference or body.</param>
/// <param name="NameDe">German name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="On">The day, Europe/Berlin.</param>
/// <param name="Members">Organisations that are voting or network members on the day.</param>
/// <param name="Represented">Those of them that take part.</param>
/// <param name="Organisations">Each of them, and each other organisation that takes part: the small communities first, then by name.</param>
/// <param name="Communities">Each community that a member works for, by name.</param>
/// <param name="OfNoOrganisation">Seats whose holders sit for no organisation.</param>
public sealed record ParticipationView(
    Guid Id, string NameDe, string NameEn, DateOnly On, ParticipationCount Members, ParticipationCount Represented,
    IReadOnlyList<OrganisationParticipation> Organisations, IReadOnlyList<CommunityParticipation> Communities, int OfNoOrganisation);

/// <summary>Organisations counted.</summary>
/// <param name="Organisations">How many.</param>
/// <param name="SmallCommunities">How many of them count themselves a small community.</param>
public sealed record ParticipationCount(int Organisations, int SmallCommunities);

/// <summary>How an organisation takes part.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Name">Its name.</param>
/// <param name="SmallCommunity">Whether it counts itself a small community.</param>
/// <param name="Member">Whether it is a voting or network member on the day.</param>
/// <param name="Places">Delegates at a conference, seats in a body.</param>
/// <param name="Substitutes">Deputy delegates at a conference, substitutes in a body.</param>
public sealed record OrganisationParticipation(Guid OrganisationId, string Name, bool SmallCommunity, bool Member, int Places, int Substitutes);

/// <summary>How a community takes part.</summary>
/// <param name="Community">What its organisations call it.</param>
/// <param name="Members">Member organisations that work for it.</param>
/// <param name="Represented">Those of them that take part.</param>
public sealed record CommunityParticipation(string Community, int Members, int Represented);

/// <summary>What is compared.</summary>
public static class ParticipationReport
{
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

    /// <summary>The report. Only full places count as taking part; those of substitutes are shown beside.</summary>
    public static ParticipationView Of(
        (Guid Id, Text Name) subject, DateOnly on, IReadOnlyCollection<Candidate> candidates, IReadOnlyCollection<Place> places)
    {
        var full = places.Where(place => !place.Substitute).ToLookup(place => place.OrganisationId);
        var substitutes = places.Where(place => place.Substitute).ToLookup(place => place.OrganisationId);
        var members = candidates.Where(candidate => candidate.Member).ToList();
        bool IsThere(Candidate candidate) => full.Contains(candidate.Id);
        return new(
            subject.Id, subject.Name.De, subject.Name.En, on, Count(members), Count(members.Where(IsThere)),
            [
                .. candidates.Where(candidate => candidate.Member || IsThere(candidate) || substitutes.Contains(candidate.Id))
                    .OrderByDescending(candidate => candidate.SmallCommunity).ThenBy(candidate => SearchText.Fold(candidate.Name), StringComparer.Ordinal)
                    .ThenBy(candidate => candidate.Id)
                    .Select(candidate => new OrganisationParticipation(
                        candidate.Id, candidate.Name, candidate.SmallCommunity, candidate.Member, full[candidate.Id].Count(), substitutes[candidate.Id].Count())),
            ],
            Communities(members, IsThere), full[null].Count());
    }

    private static ParticipationCount Count(IEnumerable<Candidate> candidates)
    {
        var counted = candidates.ToList();
        return new(counted.Count, counted.Count(candidate => candidate.SmallCommunity));
    }

    private static List<CommunityParticipation> Communities(List<Candidate> members, Func<Candidate, bool> isThere) =>
    [
        .. members.SelectMany(member => member.Communities.Select(community => (Key: SearchText.Fold(community), Community: community, Member: member)))
            .GroupBy(of => of.Key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new CommunityParticipation(
                group.Select(of => of.Community).Min(StringComparer.Ordinal)!,
                group.Select(of => of.Member.Id).Distinct().Count(), group.Where(of => isThere(of.Member)).Select(of => of.Member.Id).Distinct().Count())),
    ];
}
