namespace Bkmo.Membership.Participation;

/// <summary>Who takes part, compared with the membership (Beteiligung), on a day.</summary>
/// <param name="Id">The conference or body.</param>
/// <param name="NameDe">German name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="On">The day, Europe/Berlin.</param>
/// <param name="Members">Organisations that are voting or network members on the day.</param>
/// <param name="Represented">Those of them that take part: with delegates, or with seats.</param>
/// <param name="Organisations">Every member, and each other organisation that takes part: the small communities first, then by name.</param>
/// <param name="Communities">Each community that a member works for, by name.</param>
/// <param name="OfNoOrganisation">Seats whose holders sit for no organisation.</param>
/// <param name="Attendance">Of a conference what was seen there; null for a body.</param>
/// <param name="FormedBy">Of a body the conference that formed it, or whose body it is; null for others.</param>
/// <param name="Committees">Of a conference the committees that it formed; empty for a body.</param>
public sealed record ParticipationView(
    Guid Id, string NameDe, string NameEn, DateOnly On, ParticipationCount Members, ParticipationCount Represented,
    IReadOnlyList<OrganisationParticipation> Organisations, IReadOnlyList<CommunityParticipation> Communities, int OfNoOrganisation,
    AttendanceComparison? Attendance, ParticipationLink? FormedBy, IReadOnlyList<ParticipationLink> Committees);

/// <summary>Organisations counted.</summary>
/// <param name="Organisations">How many.</param>
/// <param name="SmallCommunities">How many of them count themselves a small community.</param>
public sealed record ParticipationCount(int Organisations, int SmallCommunities);

/// <summary>A conference or a body that belongs to the one reported on.</summary>
/// <param name="Id">The conference or body.</param>
/// <param name="NameDe">German name; of a conference that is not known here empty.</param>
/// <param name="NameEn">English name.</param>
public sealed record ParticipationLink(Guid Id, string NameDe, string NameEn);

/// <summary>What was seen at a conference, beside the membership. The numbers stand once its attendance is closed; before they are null.</summary>
/// <param name="Closed">Whether the attendance is closed.</param>
/// <param name="ContributionsCounted">Whether speeches and motions were counted at the closing; where not, they stay null.</param>
/// <param name="Registered">Members for which anybody had a place.</param>
/// <param name="Attended">Members of which anybody was there.</param>
/// <param name="Spoke">Members that spoke.</param>
/// <param name="SubmittedMotions">Members that submitted a motion.</param>
/// <param name="OfMembers">People, speeches and motions of all members.</param>
/// <param name="OfSmallCommunities">Those of the members that count themselves a small community.</param>
public sealed record AttendanceComparison(
    bool Closed, bool ContributionsCounted, ParticipationCount? Registered, ParticipationCount? Attended, ParticipationCount? Spoke, ParticipationCount? SubmittedMotions,
    ParticipationSums OfMembers, ParticipationSums OfSmallCommunities);

/// <summary>What was seen of one organisation or several. A motion of several organisations counts for each of them.</summary>
/// <param name="Registered">How many people had a place; null before the attendance is closed.</param>
/// <param name="Attended">How many of them were there; null before.</param>
/// <param name="Spoke">How often they were called to speak; null before, and where it was not counted.</param>
/// <param name="Motions">How many motions they submitted; null before, and where it was not counted.</param>
public sealed record ParticipationSums(int? Registered, int? Attended, int? Spoke, int? Motions);

/// <summary>How an organisation takes part.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Name">Its name.</param>
/// <param name="SmallCommunity">Whether it counts itself a small community.</param>
/// <param name="Member">Whether it is a voting or network member on the day.</param>
/// <param name="Places">Delegates at a conference, seats in a body.</param>
/// <param name="Substitutes">Deputy delegates at a conference, substitutes in a body.</param>
/// <param name="Registered">How many people had a place for it at the conference; null before its attendance is closed.</param>
/// <param name="Attended">How many of them were there; null before.</param>
/// <param name="Spoke">How often it was called to speak; null before, and where it was not counted.</param>
/// <param name="Motions">How many motions it submitted, alone or with others; null before, and where it was not counted.</param>
public sealed record OrganisationParticipation(
    Guid OrganisationId, string Name, bool SmallCommunity, bool Member, int Places, int Substitutes, int? Registered, int? Attended, int? Spoke, int? Motions);

/// <summary>How a community takes part.</summary>
/// <param name="Community">What its organisations call it.</param>
/// <param name="Members">Member organisations that work for it.</param>
/// <param name="Represented">Those of them that take part.</param>
/// <param name="Registered">How many people had a place for them at the conference; null before its attendance is closed.</param>
/// <param name="Attended">How many of these people were there; null before.</param>
/// <param name="Spoke">How often they were called to speak; null before, and where it was not counted.</param>
/// <param name="Motions">How many motions they submitted, one of several counted for each; null before, and where it was not counted.</param>
public sealed record CommunityParticipation(string Community, int Members, int Represented, int? Registered, int? Attended, int? Spoke, int? Motions);
