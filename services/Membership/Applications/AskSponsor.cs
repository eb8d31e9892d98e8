using Bkmo.Membership.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Applications;

/// <summary>The applicant names a voting member that vouches for it (Bürge).</summary>
public static class AskSponsor
{
    /// <summary>Whom it names.</summary>
    /// <param name="SponsorId">A voting member.</param>
    public sealed record Request(Guid SponsorId);

    /// <summary>The sponsor to record.</summary>
    /// <param name="OrganisationId">The applicant.</param>
    /// <param name="Kind">In which right.</param>
    /// <param name="SponsorId">The organisation that is named.</param>
    /// <param name="IsVotingMember">Whether that is a voting member today.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(
        Guid OrganisationId, MembershipKind Kind, Guid SponsorId, bool IsVotingMember, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Accepts another organisation that is a voting member, while the application is open; the same again changes nothing.</summary>
    public static Decision Decide(Organisation state, Command command)
    {
        if (state.Latest(command.Kind) is not { IsOpen: true } entry) return Reject(new NotOpen(command.Kind));
        if (entry.File.Sponsors.Any(sponsor => sponsor.OrganisationId == command.SponsorId)) return Nothing;
        return !command.IsVotingMember || command.SponsorId == command.OrganisationId
            ? Reject(new NoSponsor())
            : Accept(new SponsorAsked(entry.Id, entry.Kind, command.SponsorId, command.Today, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(MembershipView.Route + "/sponsors", Handle).Creates<SponsorView>()
        .RequireRoles(Roles.Office, Roles.OrganisationRepresentative);

    private static async Task<IResult> Handle(Guid id, string kind, Request request, Commands commands, CancellationToken cancellation)
    {
        if (!OwnOrganisations.MayRead(commands.Actor, id)) return OwnOrganisations.Unseen();
        if (!EnumNames.TryParse<MembershipKind>(kind, out var membership)) return Problems.Of(new UnknownMembership());
        var today = Berlin.DayOf(commands.Now);
        var votes = await SponsorView.Votes(commands, request.SponsorId, today, cancellation);
        var command = new Command(id, membership, request.SponsorId, votes, today, commands.Actor.Id, commands.Now);
        return await commands.Add<Organisation>(
            id, $"{MembershipView.PathOf(id, membership)}/sponsors/{request.SponsorId}", state => Decide(state, command),
            state => SponsorView.Of(id, state, membership, request.SponsorId), cancellation, state => state.Latest(membership)?.Version);
    }
}
