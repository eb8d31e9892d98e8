using Bkmo.Membership.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Headcounts;

/// <summary>Hands in the yearly report of members, or corrects it. By a representative for her own organisation, or by the office.</summary>
public static class SubmitHeadcount
{
    private const long Most = 1_000_000_000_000;
    private const int MostBreakdowns = 50;

    /// <summary>The report.</summary>
    /// <param name="KeyDate">The day that the numbers are of; its year is the report's. Not in the future.</param>
    /// <param name="NaturalPersons">Members who are natural persons, 0 to 10^12.</param>
    /// <param name="LegalPersons">Members that are legal persons.</param>
    /// <param name="Partnerships">Members that are partnerships.</param>
    /// <param name="Others">Other members.</param>
    /// <param name="Breakdowns">Further numbers, at most 50, each name once.</param>
    /// <param name="BudgetEuro">Yearly budget in whole euro.</param>
    /// <param name="Evidence">What it rests on, at most 1000 characters; not about persons.</param>
    public sealed record Request(
        DateOnly KeyDate, long NaturalPersons, long LegalPersons = 0, long Partnerships = 0, long Others = 0,
        IReadOnlyList<HeadcountBreakdown>? Breakdowns = null, long? BudgetEuro = null, string? Evidence = null);

    /// <summary>The report, values checked.</summary>
    /// <param name="OrganisationId">Whose.</param>
    /// <param name="Figures">The numbers.</param>
    /// <param name="Evidence">What they rest on.</param>
    /// <param name="By">Who hands it in.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid OrganisationId, HeadcountFigures Figures, string? Evidence, UserId By, DateTimeOffset At);

    /// <summary>Accepts any report as a new version. The last version again changes nothing, unless it was given back.</summary>
    public static Decision Decide(HeadcountReport state, Command command)
    {
        var same = state.Latest is { Status: not HeadcountStatus.Returned } latest && latest.Figures == command.Figures
            && string.Equals(latest.Evidence, command.Evidence, StringComparison.Ordinal);
        return same ? Nothing : Accept(new HeadcountSubmitted(
            command.OrganisationId, command.Figures.KeyDate.Year, state.Versions.Count + 1, command.Figures, command.Evidence, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/membership/organisations/{id:guid}/headcounts", Handle)
        .Creates<HeadcountReportView>().RequireRoles(Roles.Office, Roles.OrganisationRepresentative);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        if (!OwnOrganisations.MayActFor(commands.Actor, id) || await commands.Find<Organisation>(id, cancellation) is null) return Problems.Of(new UnknownOrganisation());
        var check = new Check();
        var figures = Figures(request, Berlin.DayOf(commands.Now), check);
        var evidence = check.OptionalLines(request.Evidence, "evidence", 1000);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var command = new Command(id, figures, evidence, commands.Actor.Id, commands.Now);
        return await commands.Create<HeadcountReport>(
            HeadcountReport.IdOf(id, figures.KeyDate.Year), HeadcountReportView.PathOf(id, figures.KeyDate.Year), state => Decide(state, command),
            state => HeadcountReportView.Of(state)!, cancellation);
    }

    private static HeadcountFigures Figures(Request request, DateOnly today, Check check)
    {
        check.PastDay(request.KeyDate, today, "keyDate");
        var breakdowns = (request.Breakdowns ?? []).Take(MostBreakdowns + 1).ToList();
        check.That(breakdowns.Count <= MostBreakdowns && breakdowns.DistinctBy(b => b?.Name, StringComparer.Ordinal).Count() == breakdowns.Count, "breakdowns", new(
            "Erlaubt sind höchstens 50, jeder Name einmal.", "Allowed are at most 50, each name once."));
        return new(
            request.KeyDate, Count(check, request.NaturalPersons, "naturalPersons"), Count(check, request.LegalPersons, "legalPersons"),
            Count(check, request.Partnerships, "partnerships"), Count(check, request.Others, "others"),
            breakdowns.Select((b, i) => Breakdown(check, b, FormattableString.Invariant($"breakdowns[{i}]"))).ToValueList(),
            request.BudgetEuro is { } budget ? Count(check, budget, "budgetEuro") : null);
    }

    private static HeadcountBreakdown Breakdown(Check check, HeadcountBreakdown? breakdown, string path) =>
        new(check.Text(breakdown?.Name, path + ".name", 1, 120), Count(check, breakdown?.Count ?? -1, path + ".count"));

    private static long Count(Check check, long value, string field)
    {
        check.That(value is >= 0 and <= Most, field, new("Erlaubt ist 0 bis 1.000.000.000.000.", "Allowed is 0 to 1,000,000,000,000."));
        return value;
    }
}
