using Bkmo.Membership.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Applications;

/// <summary>A voting member vouches for an applicant that named it. By its own representative, or by the office for it.</summary>
public static class ConfirmSponsorship
{
    /// <summary>Nothing more needs to be said.</summary>
    public sealed record Request;

    /// <summary>The confirmation to record.</summary>
    /// <param name="Kind">In which right.</param>
    /// <param name="SponsorId">The voting member.</param>
    /// <param name="IsVotingMember">Whether it is one today.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who confirms.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(MembershipKind Kind, Guid SponsorId, bool IsVotingMember, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Accepts from who was asked, while the application is open; the same again changes nothing.</summary>
    public static Decision Decide(Organisation state, Command command)
    {
        if (state.Latest(command.Kind) is not { } entry || entry.File.Sponsors.FirstOrDefault(s => s.OrganisationId == command.SponsorId) is not { } sponsor)
            return Reject(new UnknownMembership());
        if (sponsor.ConfirmedOn is not null) return Nothing;
        if (!entry.IsOpen) return Reject(new NotOpen(command.Kind));
        return command.IsVotingMember
            ? Accept(new SponsorConfirmed(entry.Id, entry.Kind, command.SponsorId, command.Today, command.By, command.At))
            : Reject(new NoSponsor());
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(MembershipView.Route + "/sponsors/{sponsorId:guid}/confirmation", Handle).Creates<SponsorView>()
            .RequireRoles(Roles.Office, Roles.OrganisationRepresentative);

    private static async Task<IResult> Handle(
        Guid id, string kind, Guid sponsorId, Request request, Commands commands, CancellationToken cancellation)
    {
        // Whom nobody asked does not learn that there is an applicant.
        if (!EnumNames.TryParse<MembershipKind>(kind, out var membership) || !OwnOrganisations.MayRead(commands.Actor, sponsorId)) return OwnOrganisations.Unseen();
        var applicant = await commands.Find<Organisation>(id, cancellation);
        if (applicant?.Latest(membership)?.File.Sponsors.Any(sponsor => sponsor.OrganisationId == sponsorId) is not true) return OwnOrganisations.Unseen();

        var today = Berlin.DayOf(commands.Now);
        var command = new Command(
            membership, sponsorId, await SponsorView.Votes(commands, sponsorId, today, cancellation), today, commands.Actor.Id, commands.Now);
        return await commands.Add<Organisation>(
            id, $"{MembershipView.PathOf(id, membership)}/sponsors/{sponsorId}", state => Decide(state, command),
            state => SponsorView.Of(id, state, membership, sponsorId), cancellation, state => state.Latest(membership)?.Version);
    }
}
