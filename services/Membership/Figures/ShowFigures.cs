using Bkmo.Membership.Headcounts;
using Bkmo.Membership.Register;

namespace Bkmo.Membership.Figures;

/// <summary>Shows the figures of any day, past, present or announced, by what is known now or was known then.</summary>
public static class ShowFigures
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/membership/figures", Handle).Queries<RegisterFactRow, FiguresView>().AwaitsPosition<HeadcountRow>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(
        DateOnly? keyDate, [AsParameters] KeyDate asked, FederationRegister register, IReadModel<HeadcountRow> headcounts, Commands commands,
        CancellationToken cancellation)
    {
        var at = asked with { On = keyDate ?? asked.On };
        var check = new Check();
        at.Check(check, commands);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var (contents, day) = (await register.At(at.AsOf, cancellation), at.Day(commands));
        var reports = await HeadcountList.Counting(headcounts, day, at.AsOf, cancellation);
        return Results.Ok(Of(contents, day, reports.ToDictionary(report => report.Key, report => report.Value.LegalPersons)));
    }

    internal static FiguresView Of(RegisterContents contents, DateOnly day, IReadOnlyDictionary<Guid, long> reported) =>
        FederationFigures.Count(day, On(contents, day), contents.Down, reported);

    private static IEnumerable<Counted> On(RegisterContents contents, DateOnly day)
    {
        foreach (var entry in contents.ByName)
        {
            if (entry.State.ProfileOn(day) is not { } profile || entry.State.CeasedOn < day) continue;
            var held = 0;
            for (var i = 0; i < entry.State.Memberships.Count; i++)
                if (entry.State.Memberships[i].CoversDay(day)) held |= Counted.BitOf(entry.State.Memberships[i].Kind);
            yield return new(entry.Id, profile.Kind, profile.FederalState, profile.SmallCommunity, held);
        }
    }
}
