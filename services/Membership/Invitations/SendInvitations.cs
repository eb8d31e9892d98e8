using System.Net.Mail;
using Bkmo.Membership.Dues.Printing;
using Bkmo.Membership.Dues.Rights;
using Bkmo.Membership.Mandates;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Persons;
using Bkmo.Membership.Register;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Membership.Invitations;

/// <summary>
/// The duty that writes to every voting member, those too whose rights rest: to each of its representatives in her or his language. First the mail, then the record: after a
/// crash in between somebody gets it twice, nobody gets none. Whom it could not reach it tries again until the conference begins.
/// </summary>
internal sealed class SendInvitations(
    IReadModel<InvitationRow> invitations, IReadModel<MandateRow> mandates, FederationRegister register, IKeyRing keys, IMailer mailer, IConfiguration settings, Decider decider)
    : IDuty
{
    /// <summary>Name of the duty.</summary>
    public const string Name = "send_invitations";

    /// <summary>Time from one round to the next.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    public async Task Do(CancellationToken cancellation)
    {
        var today = Berlin.DayOf(decider.Now);
        var open = await invitations.Rows.Where(row => row.StartsOn > today).OrderBy(row => row.StartsOn).ThenBy(row => row.Id).Select(row => row.Id).ToListAsync(cancellation);
        if (open.Count == 0) return;
        var function = MandateFunction.Representative.Name();
        var representatives = (await MandateList.Current(mandates.Rows, today).Where(row => row.Function == function).ToListAsync(cancellation))
            .ToLookup(row => row.OrganisationId, row => row.PersonId);
        var members = (await register.Now(cancellation)).ByName.Where(entry => AlignVotingRights.VotingOn(entry.State, today) is not null).ToList();
        foreach (var id in open)
        {
            if (await decider.Find<Invitation>(id, cancellation) is not { Letter: { } letter } invitation) continue;
            await Decider.Each(
                members.Where(member => !invitation.IsOut(member.Id)), member => Write(id, letter, member.Id, member.State.Profile!, representatives[member.Id], cancellation));
        }
    }

    private async Task Write(
        Guid id, InvitationHeard letter, Guid organisationId, OrganisationProfile profile, IEnumerable<Guid> representatives, CancellationToken cancellation)
    {
        // It may have been posted, or written by another copy that led until now, since this round began.
        if (await decider.Find<Invitation>(id, cancellation) is { } now && now.IsOut(organisationId)) return;
        var people = representatives.Distinct().Order().ToList();
        var written = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var person in people)
            if (await Contact(person, cancellation) is { Email: { } address } contact && MailAddress.TryCreate(address, out _) && written.Add(address))
                await Send(InvitationLetter.Mail(letter, address, LanguageOf(contact, profile), Mailers.SiteOf(settings)), cancellation);
        if (written.Count > 0)
        {
            var delivered = new InvitationDelivered(organisationId, written.Count, decider.By, decider.Now);
            await decider.Decide<Invitation>(id, state => Invitation.Decide(state, delivered), cancellation);
            return;
        }
        var reason = people.Count == 0 ? UndeliverableReason.NoRepresentative : UndeliverableReason.NoAddress;
        var undeliverable = new InvitationUndeliverable(organisationId, reason, decider.By, decider.Now);
        await decider.Decide<Invitation>(id, state => Invitation.Decide(state, undeliverable), cancellation);
    }

    private async Task<PersonContact?> Contact(Guid personId, CancellationToken cancellation) =>
        await decider.Find<Person>(personId, cancellation) is { Erased: false, Contact: { } contact } ? (await keys.Open(contact, cancellation)).Value : null;

    // What a mail server answers can hold the address: only that it did not take the mail is told on.
    private async Task Send(Mail mail, CancellationToken cancellation)
    {
        try
        {
            await mailer.Send(mail, cancellation);
        }
        catch (Exception fault) when (fault is SmtpException or IOException or UnauthorizedAccessException or FormatException)
        {
            throw new DutyRefusedException("mail-not-sent");
        }
    }

    private static string LanguageOf(PersonContact contact, OrganisationProfile profile) =>
        contact.Languages.Select(tag => tag.Split('-')[0]).FirstOrDefault(tag => tag is Languages.German or Languages.English) ?? InvoiceLetter.LanguageOf(profile);
}
