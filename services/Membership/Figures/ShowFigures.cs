using Bkmo.Membership.Headcounts;
using Bkmo.Membership.Organisations;
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
        return Results.Ok(Of(contents, day, [.. reports.Select(report => (report.Key, report.Value.LegalPersons))]));
    }

    internal static FiguresView Of(RegisterContents contents, DateOnly day, IReadOnlyCollection<(Guid OrganisationId, long Associations)> reported)
    {
        var kinds = Enum.GetValues<OrganisationKind>().ToDictionary(kind => kind, kind => kind.Name());
        var rights = Enum.GetValues<MembershipKind>().ToDictionary(kind => kind, kind => kind.Name());
        var organisations = new List<Counted>(contents.ByName.Count);
        var members = new List<(Guid, string)>();
        foreach (var entry in contents.ByName)
        {
            if (entry.State.ProfileOn(day) is not { } profile || entry.State.CeasedOn < day) continue;
            organisations.Add(new(entry.Id, kinds[profile.Kind], profile.FederalState, profile.SmallCommunity));
            foreach (var membership in entry.State.Memberships)
                if (membership.CoversDay(day)) members.Add((entry.Id, rights[membership.Kind]));
        }
        return FederationFigures.Count(day, organisations, members, contents.Graph.LinksOn(day), reported);
    }
}
