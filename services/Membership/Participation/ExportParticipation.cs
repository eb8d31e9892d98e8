using System.Globalization;
using Bkmo.Membership.Bodies;
using Bkmo.Membership.Mandates;
using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Participation;

/// <summary>Which lines of a report a table has.</summary>
public enum ParticipationLines
{
    /// <summary>One for each organisation.</summary>
    Organisations,

    /// <summary>One for each community.</summary>
    Communities,
}

/// <summary>The reports of participation as tables (CSV) for spreadsheets, with headers in the reader's language.</summary>
public static class ExportParticipation
{
    private const string MediaType = "text/csv";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(ShowParticipation.Conference + "/export", OfConference).ShowsFile(MediaType).AwaitsPosition<MandateRow>().AwaitsPosition<OrganisationRow>()
            .AwaitsPosition<MembershipPeriodRow>().AwaitsPosition<BodyRow>().ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .RequireRoles(Roles.Office, Roles.Board);
        routes.MapGet(ShowParticipation.Body + "/export", OfBody).ShowsFile(MediaType).AwaitsPosition<OrganisationRow>().AwaitsPosition<MembershipPeriodRow>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Roles.Office, Roles.Board);
    }

    private static Task<IResult> OfConference(
        Guid id, DateOnly? on, string? lines, ParticipationReader reports, HttpContext http, CancellationToken cancellation) =>
        Export(lines, http, (answer, stop) => reports.OfConference(id, on, answer, stop), cancellation);

    private static Task<IResult> OfBody(Guid id, DateOnly? on, string? lines, ParticipationReader reports, HttpContext http, CancellationToken cancellation) =>
        Export(lines, http, (answer, stop) => reports.OfBody(id, on, answer, stop), cancellation);

    private static async Task<IResult> Export(
        string? lines, HttpContext http, Func<Func<ParticipationView, IResult>, CancellationToken, Task<IResult>> report, CancellationToken cancellation)
    {
        var check = new Check();
        check.Named<ParticipationLines>(lines, "lines");
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var which = EnumNames.TryParse<ParticipationLines>(lines, out var named) ? named : ParticipationLines.Organisations;
        var language = InLanguage.Answer(http);
        return await report(view => Results.File(
            Table(view, which, language), MediaType, string.Create(CultureInfo.InvariantCulture, $"participation-{view.On:yyyy-MM-dd}.csv")), cancellation);
    }

    /// <summary>The table of a report. What was not counted stands as an empty cell.</summary>
    public static byte[] Table(ParticipationView view, ParticipationLines lines, string language)
    {
        var isConference = view.Attendance is not null;
        Text[] columns = lines is ParticipationLines.Communities ? OfCommunity : isConference ? OfDelegations : OfSeats;
        IEnumerable<string?[]> rows = lines is ParticipationLines.Communities ? view.Communities.Select(Line) : view.Organisations.Select(one => Line(one, language));
        return isConference
            ? CsvTable.Write([.. columns.Concat(Seen).Select(column => column.In(language))], rows)
            : CsvTable.Write([.. columns.Select(column => column.In(language))], rows.Select(row => row[..columns.Length]));
    }

    private static readonly Text[] Organisation =
        [new("Kennung", "Id"), new("Organisation", "Organisation"), new("Kleine Community", "Small community"), new("Mitglied", "Member")];

    private static readonly Text[] OfDelegations = [.. Organisation, new("Delegierte", "Delegates"), new("Ersatzdelegierte", "Deputies")];

    private static readonly Text[] OfSeats = [.. Organisation, new("Sitze", "Seats"), new("Stellvertretungen", "Substitutes")];

    private static readonly Text[] OfCommunity = [new("Community", "Community"), new("Mitglieder", "Members"), new("Davon vertreten", "Of these represented")];

    private static readonly Text[] Seen = [new("Angemeldet", "Registered"), new("Anwesend", "Attended"), new("Redebeiträge", "Speeches"), new("Anträge", "Motions")];

    private static string?[] Line(OrganisationParticipation one, string language) =>
    [
        one.OrganisationId.ToString(), one.Name, Answer(one.SmallCommunity, language), Answer(one.Member, language), Number(one.Places), Number(one.Substitutes),
        Number(one.Registered), Number(one.Attended), Number(one.Spoke), Number(one.Motions),
    ];

    private static string?[] Line(CommunityParticipation one) =>
    [
        one.Community, Number(one.Members), Number(one.Represented), Number(one.Registered), Number(one.Attended), Number(one.Spoke), Number(one.Motions),
    ];

    private static string Answer(bool yes, string language) => (yes ? new Text("ja", "yes") : new Text("nein", "no")).In(language);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
