using Bkmo.Membership.Dues.Printing;
using Bkmo.Membership.Dues.Rights;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Register;

namespace Bkmo.Membership.Invitations;

/// <summary>There is no such letter.</summary>
public sealed record UnknownInvitation() : Refusal(RefusalKind.NotFound, new(
    "Einen solchen Brief an die Mitglieder gibt es nicht.", "There is no such letter to the members."));

/// <summary>A message about an agenda does not say for each subject whether it is resolved.</summary>
public sealed record MalformedAgenda() : Refusal(RefusalKind.Invalid, new(
    "Die Nachricht sagt nicht zu jedem Gegenstand, ob darüber beschlossen wird.", "The message does not say for each subject whether it is resolved."));

/// <summary>A member and what became of the letter to it.</summary>
/// <param name="OrganisationId">The member.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">How the letter stands.</param>
/// <param name="Recipients">To how many of its representatives it went by e-mail.</param>
/// <param name="Reason">Why it could not go out by e-mail.</param>
/// <param name="At">When that was recorded, UTC.</param>
/// <param name="PostedOn">Day on which it was posted, Europe/Berlin.</param>
public sealed record InvitedMember(
    Guid OrganisationId, string Name, LetterStatus Status, int Recipients, UndeliverableReason? Reason, DateTimeOffset? At, DateOnly? PostedOn)
{
    internal static InvitedMember Of(Guid id, string name, Invitation invitation) => invitation.Outcomes.GetValueOrDefault(id) is { } outcome
        ? new(id, name, outcome.Status, outcome.Recipients, outcome.Reason, outcome.At, outcome.PostedOn)
        : new(id, name, LetterStatus.Pending, 0, null, null, null);
}

/// <summary>
/// Shows what became of a letter to the members: to the office and the board of all members, to a representative of her own; and as a PDF to be posted, in the language of the
/// organisation (<c>?language=de</c> or <c>en</c> chooses another).
/// </summary>
public static class ShowInvitation
{
    internal const string Route = "/api/membership/conferences/{id:guid}/invitations/{number:int}", One = Route + "/organisations/{organisationId:guid}";
    private const string Pdf = "application/pdf";
    private static readonly string[] Readers = [Roles.Office, Roles.Board, Roles.OrganisationRepresentative];

    internal static string PathOf(Guid conferenceId, int number, Guid organisationId) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"/api/membership/conferences/{conferenceId}/invitations/{number}/organisations/{organisationId}");

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Route + "/organisations", List).WithMetadata(EndpointKind.Lists).Produces<Page<InvitedMember>>().ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Readers);
        routes.MapGet(One, Show).Shows<InvitedMember>().RequireRoles(Readers);
        routes.MapGet(One + "/pdf", Print).ShowsFile(Pdf).ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Readers);
    }

    private static async Task<IResult> List(
        Guid id, int number, string? status, PageRequest page, Commands commands, FederationRegister register, CancellationToken cancellation)
    {
        var check = new Check();
        check.Named<LetterStatus>(status, "status");
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await commands.Find<Invitation>(Invitation.IdOf(id, number), cancellation) is not { Letter: not null } invitation) return Problems.Of(new UnknownInvitation());
        var today = Berlin.DayOf(commands.Now);
        // Members of today, and who was written to and has left since.
        var seen = (await register.Now(cancellation)).ByName.Where(entry => OwnOrganisations.MayRead(commands.Actor, entry.Id)
            && (invitation.Outcomes.ContainsKey(entry.Id) || AlignVotingRights.VotingOn(entry.State, today) is not null)).ToList();
        var shown = seen.ConvertAll(entry => (entry.SortName, Member: InvitedMember.Of(entry.Id, entry.State.Profile!.Name, invitation)));
        return page.Of(
            [.. shown.Where(one => status is null || one.Member.Status.Name() == status)], one => one.SortName, one => one.Member.OrganisationId, one => one.Member);
    }

    private static async Task<IResult> Show(Guid id, int number, Guid organisationId, Commands commands, CancellationToken cancellation)
    {
        if (!OwnOrganisations.MayRead(commands.Actor, organisationId) || await commands.Find<Organisation>(organisationId, cancellation) is not { Profile: { } profile })
            return Problems.Of(new UnknownInvitation());
        return await commands.Read<Invitation>(
            Invitation.IdOf(id, number), state => state.Letter is null ? null : InvitedMember.Of(organisationId, profile.Name, state), cancellation);
    }

    private static async Task<IResult> Print(
        Guid id, int number, Guid organisationId, string? language, Commands commands, IConfiguration settings, HttpResponse response, CancellationToken cancellation)
    {
        var check = new Check();
        check.That(language is null or Languages.German or Languages.English, "language", new("Möglich sind: de, en.", "Must be one of: de, en."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (!OwnOrganisations.MayRead(commands.Actor, organisationId)
            || await commands.Find<Invitation>(Invitation.IdOf(id, number), cancellation) is not { Letter: { } letter } invitation
            || await commands.Find<Organisation>(organisationId, cancellation) is not { Profile: { } profile }) return Problems.Of(new UnknownInvitation());
        var chosen = language ?? InvoiceLetter.LanguageOf(profile);
        (response.Headers.ETag, response.Headers.ContentLanguage) = (EntityTags.Of(invitation.Version), chosen);
        return Results.File(
            InvitationLetter.Pdf(Sender.From(settings), letter, profile, chosen), Pdf,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"einladung-{letter.StartsOn:yyyy-MM-dd}-{number}.pdf"));
    }
}
