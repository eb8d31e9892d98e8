using Bkmo.Membership.Register;

namespace Bkmo.Membership.Organisations;

/// <summary>Shows one organisation, and one of its memberships: today or on a key date, by what is known now or was known then.</summary>
public static class ShowOrganisation
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/membership/organisations/{id:guid}", Show).Shows<OrganisationView>().AwaitsPosition<RegisterFactRow>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);
        routes.MapGet(MembershipView.Route, ShowMembership).Shows<MembershipView>().AwaitsPosition<RegisterFactRow>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);
    }

    private static Task<IResult> Show(Guid id, [AsParameters] KeyDate keyDate, FederationRegister register, Commands commands, CancellationToken cancellation) =>
        Answer(id, keyDate, register, commands, state => OrganisationView.Of(id, state, keyDate.Day(commands)), cancellation);

    private static Task<IResult> ShowMembership(
        Guid id, string kind, [AsParameters] KeyDate keyDate, FederationRegister register, Commands commands, CancellationToken cancellation) =>
        EnumNames.TryParse<MembershipKind>(kind, out var membership)
            ? Answer(
                id, keyDate, register, commands, state => MembershipView.Of(id, state, membership, keyDate.Day(commands)), cancellation,
                state => state.Latest(membership)?.Version)
            : Task.FromResult(Problems.Of(new UnknownMembership()));

    private static async Task<IResult> Answer(
        Guid id, KeyDate keyDate, FederationRegister register, Commands commands, Func<Organisation, object?> view, CancellationToken cancellation,
        Func<Organisation, long?>? version = null)
    {
        if (!OwnOrganisations.MayRead(commands.Actor, id)) return OwnOrganisations.Unseen();
        var check = new Check();
        keyDate.Check(check, commands);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (keyDate.AsOf is null) return await commands.Read(id, view, cancellation, version);

        var then = await register.At(keyDate.AsOf, cancellation);
        return then.Find(id) is { } entry && view(entry.State) is { } shown ? Results.Json(shown, ServiceJson.Options) : OwnOrganisations.Unseen();
    }
}
