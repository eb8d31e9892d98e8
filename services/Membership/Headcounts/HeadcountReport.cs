namespace Bkmo.Membership.Headcounts;

/// <summary>Members in numbers (Mitgliedermeldung), as the register of interest representatives asks for them (LobbyRG § 3(1) no. 2 e).</summary>
/// <param name="KeyDate">The day that the numbers are of (Stichtag), Europe/Berlin.</param>
/// <param name="NaturalPersons">Members who are natural persons.</param>
/// <param name="LegalPersons">Members that are legal persons.</param>
/// <param name="Partnerships">Members that are partnerships (Personengesellschaften).</param>
/// <param name="Others">Members that are none of these, for instance unincorporated groups.</param>
/// <param name="Breakdowns">Further numbers, as the organisation counts them.</param>
/// <param name="BudgetEuro">Yearly budget in whole euro, where a dues schedule asks for it.</param>
public sealed record HeadcountFigures(
    DateOnly KeyDate, long NaturalPersons, long LegalPersons, long Partnerships, long Others, ValueList<HeadcountBreakdown> Breakdowns, long? BudgetEuro = null)
{
    /// <summary>All members, of whichever kind.</summary>
    public long Total() => NaturalPersons + LegalPersons + Partnerships + Others;
}

/// <summary>One number of a breakdown.</summary>
/// <param name="Name">What is counted, for instance <c>under 27</c>.</param>
/// <param name="Count">How many.</param>
public sealed record HeadcountBreakdown(string Name, long Count);

/// <summary>Where a version of a report stands.</summary>
public enum HeadcountStatus
{
    /// <summary>Handed in, not looked at.</summary>
    Submitted,

    /// <summary>Counts.</summary>
    Approved,

    /// <summary>Given back with a reason.</summary>
    Returned,
}

/// <summary>A version of a yearly report.</summary>
/// <param name="Number">Its number in the year, from 1.</param>
/// <param name="Figures">What is reported.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="SubmittedBy">Who handed it in.</param>
/// <param name="SubmittedAt">When, UTC.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Reason">Why it was given back.</param>
public sealed record HeadcountVersion(
    int Number, HeadcountFigures Figures, string? Evidence, UserId SubmittedBy, DateTimeOffset SubmittedAt, HeadcountStatus Status, string? Reason);

/// <summary>The report of one organisation for one year, with all its versions. The last one can still be decided; an approved one counts until a later one is approved.</summary>
/// <param name="OrganisationId">Whose report it is.</param>
/// <param name="Year">Which year's.</param>
/// <param name="Versions">Oldest first.</param>
public sealed record HeadcountReport(Guid OrganisationId, int Year, ValueList<HeadcountVersion> Versions) : IState<HeadcountReport>
{
    /// <inheritdoc />
    public static string StreamType => "headcount_report";

    /// <inheritdoc />
    public static HeadcountReport Initial { get; } = new(Guid.Empty, 0, []);

    /// <summary>The stream of an organisation's report for a year.</summary>
    public static Guid IdOf(Guid organisationId, int year) => NameBasedId.Of(organisationId, FormattableString.Invariant($"headcount/{year}"));

    /// <summary>The last version; null before the first.</summary>
    public HeadcountVersion? Latest => Versions.Count == 0 ? null : Versions[^1];

    /// <inheritdoc />
    public HeadcountReport Evolve(IEvent @event) => @event switch
    {
        HeadcountSubmitted e => new(
            e.OrganisationId, e.Year, [.. Versions, new(e.Number, e.Figures, e.Evidence, e.By, e.At, HeadcountStatus.Submitted, null)]),
        HeadcountApproved e => Change(e.Number, version => version with { Status = HeadcountStatus.Approved }),
        HeadcountReturned e => Change(e.Number, version => version with { Status = HeadcountStatus.Returned, Reason = e.Reason }),
        _ => this,
    };

    private HeadcountReport Change(int number, Func<HeadcountVersion, HeadcountVersion> change) =>
        this with { Versions = Versions.Select(version => version.Number == number ? change(version) : version).ToValueList() };
}
