using Bkmo.Membership.Bodies;
using Bkmo.Membership.Mandates;
using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Participation;

/// <summary>
/// Shows which organisations and communities take part in a conference (by delegates, and by what was seen there) or a body (by seats), on any day, beside the
/// membership of that day.
/// </summary>
public static class ShowParticipation
{
    internal const string Conference = "/api/membership/participation/conferences/{id:guid}", Body = "/api/membership/participation/bodies/{id:guid}";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Conference, OfConference).Queries<MandateRow, ParticipationView>().AwaitsPosition<OrganisationRow>().AwaitsPosition<MembershipPeriodRow>()
            .AwaitsPosition<BodyRow>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .RequireRoles(Roles.Office, Roles.Board);
        routes.MapGet(Body, OfBody).Queries<MembershipPeriodRow, ParticipationView>().AwaitsPosition<OrganisationRow>()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Roles.Office, Roles.Board);
    }

    private static Task<IResult> OfConference(Guid id, DateOnly? on, ParticipationReader reports, CancellationToken cancellation) =>
        reports.OfConference(id, on, Results.Ok, cancellation);

    private static Task<IResult> OfBody(Guid id, DateOnly? on, ParticipationReader reports, CancellationToken cancellation) =>
        reports.OfBody(id, on, Results.Ok, cancellation);
}
