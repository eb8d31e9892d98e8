using Bkmo.Membership.Organisations;
using Bkmo.Membership.Register;

namespace Bkmo.Membership.Applications;

/// <summary>That a voting member was asked to vouch for an applicant.</summary>
/// <param name="ApplicantId">The applicant.</param>
/// <param name="Applicant">Its name.</param>
/// <param name="Kind">In which right.</param>
/// <param name="SponsorId">The voting member.</param>
/// <param name="AskedOn">Day on which the applicant named it.</param>
/// <param name="ConfirmedOn">Day on which it vouched; null until then.</param>
public sealed record SponsorView(Guid ApplicantId, string Applicant, MembershipKind Kind, Guid SponsorId, DateOnly AskedOn, DateOnly? ConfirmedOn)
{
    internal static SponsorView? Of(Guid id, Organisation state, MembershipKind kind, Guid sponsorId) =>
        state.Latest(kind)?.File.Sponsors.FirstOrDefault(sponsor => sponsor.OrganisationId == sponsorId) is { } sponsor && state.Profile is { } profile
            ? new(id, profile.Name, kind, sponsorId, sponsor.AskedOn, sponsor.ConfirmedOn)
            : null;

    /// <summary>Whether an organisation is a voting member with its rights on <paramref name="day"/>.</summary>
    internal static async Task<bool> Votes(Commands commands, Guid id, DateOnly day, CancellationToken cancellation) =>
        (await commands.Find<Organisation>(id, cancellation))?.Memberships.Any(entry =>
            entry.Kind is MembershipKind.Voting && entry.StoodOn(day) is MembershipStatus.Active) is true;
}

/// <summary>Lists the applicants that ask a voting member to vouch for them.</summary>
public static class Sponsorships
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/membership/organisations/{id:guid}/sponsorships", Handle).Lists<RegisterFactRow, SponsorView>()
            .RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);

    private static async Task<IResult> Handle(Guid id, FederationRegister register, PageRequest page, Commands commands, CancellationToken cancellation)
    {
        if (!OwnOrganisations.MayRead(commands.Actor, id)) return OwnOrganisations.Unseen();
        var contents = await register.Now(cancellation);
        if (contents.Find(id) is null) return OwnOrganisations.Unseen();
        var asked = contents.ByName.SelectMany(applicant =>
            Enum.GetValues<MembershipKind>().Select(kind => SponsorView.Of(applicant.Id, applicant.State, kind, id)).OfType<SponsorView>()).ToList();
        return page.Of(asked, view => $"{view.Applicant}/{view.Kind.Name()}", view => view.ApplicantId, view => view);
    }
}
