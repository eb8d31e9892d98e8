using Bkmo.Contracts.Conference.V1;
using Bkmo.Eventing;
using Bkmo.Membership.Integration;
using Bkmo.Membership.Invitations;
using Bkmo.Testing;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Invitations;

public sealed class InvitationSpecs
{
    private static readonly InvitationHeard Heard = new(
        Id(7), 1, "BKMO XI", new(2026, 10, 9), new(2026, 10, 10), "Berlin", [new("Bericht", false), new("Wahl des Vorstands", true)], "Mit dem eigenen Zugang.", 2, Now);

    private static readonly InvitationDelivered Delivered = new(Id(70), 2, Office, Now);
    private static readonly InvitationUndeliverable Nobody = new(Id(70), UndeliverableReason.NoRepresentative, Office, Now);

    internal static IReadOnlyList<StoredSample> Samples =>
    [
        new("invitation_heard", Heard,
            $$"""{"conferenceId":"{{Id(7)}}","number":1,"name":"BKMO XI","startsOn":"2026-10-09","endsOn":"2026-10-10","venue":"Berlin","agenda":[{"title":"Bericht","forResolution":false},{"title":"Wahl des Vorstands","forResolution":true}],"electronicRights":"Mit dem eigenen Zugang.","sourceVersion":2,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("invitation_delivered", Delivered, $$"""{"organisationId":"{{Id(70)}}","recipients":2,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("invitation_undeliverable", Nobody, $$"""{"organisationId":"{{Id(70)}}","reason":"noRepresentative","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("invitation_posted", new InvitationPosted(Id(70), Today, Office, Now),
            $$"""{"organisationId":"{{Id(70)}}","postedOn":"2026-03-10","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
    ];

    [Fact]
    public void A_letter_is_heard_of_once()
    {
        Given<Invitation>().When(state => Invitation.Decide(state, Heard)).Then(Heard);
        Given<Invitation>(Heard).When(state => Invitation.Decide(state, Heard)).ThenNothing();
    }

    [Fact]
    public void A_member_is_written_to_once_and_told_of_again_only_when_the_reason_is_another()
    {
        var address = Nobody with { Reason = UndeliverableReason.NoAddress };
        Given<Invitation>(Heard).When(state => Invitation.Decide(state, Nobody)).Then(Nobody);
        Given<Invitation>(Heard, Nobody).When(state => Invitation.Decide(state, Nobody)).ThenNothing();
        Given<Invitation>(Heard, Nobody).When(state => Invitation.Decide(state, address)).Then(address);
        Given<Invitation>(Heard, Nobody).When(state => Invitation.Decide(state, Delivered)).Then(Delivered);
        Given<Invitation>(Heard, Delivered).When(state => Invitation.Decide(state, Delivered)).ThenNothing();
        Given<Invitation>(Heard, Delivered).When(state => Invitation.Decide(state, Nobody)).ThenNothing();
        Given<Invitation>().When(state => Invitation.Decide(state, Delivered)).ThenNothing();
    }

    [Fact]
    public void A_letter_is_posted_on_a_day_between_its_order_and_today()
    {
        Given<Invitation>(Heard, Nobody).When(Post(Today)).Then(new InvitationPosted(Id(70), Today, Office, Now));
        Given<Invitation>(Heard, new InvitationPosted(Id(70), Today, Office, Now)).When(Post(Today)).ThenNothing();
        Given<Invitation>(Heard).When(Post(Today.AddDays(1))).ThenRefused(new NotPostedThen());
        Given<Invitation>(Heard).When(Post(Today.AddDays(-1))).ThenRefused(new NotPostedThen());
        Given<Invitation>().When(Post(Today)).ThenRefused(new UnknownInvitation());
        Given<Invitation>(Heard, new InvitationPosted(Id(70), Today, Office, Now)).When(state => Invitation.Decide(state, Delivered)).ThenNothing();
    }

    [Fact]
    public void The_letter_names_every_subject_the_days_the_place_and_how_to_take_part()
    {
        var german = InvitationLetter.Mail(Heard, "a@example.org", "de", "https://bkmo.example");
        Assert.Equal("Einladung: BKMO XI", german.Subject);
        Assert.Equal("""
            Wir laden Sie ein zur BKMO XI vom 09.10.2026 bis 10.10.2026, Berlin. Die Tagesordnung:

            1. Bericht
            2. Wahl des Vorstands (Beschluss)

            So üben Sie Ihre Rechte elektronisch aus:
            Mit dem eigenen Zugang.

            Delegierte benennen und anmelden können Sie hier: https://bkmo.example

            """, german.Text);
        var change = InvitationLetter.Mail(Heard with { Number = 2, EndsOn = Heard.StartsOn, ElectronicRights = null, Venue = null }, "a@example.org", "en", "https://bkmo.example");
        Assert.Equal("Changed agenda: BKMO XI", change.Subject);
        Assert.StartsWith("The agenda of BKMO XI (on 9 October 2026) has changed. It is now:\n\n1. Bericht\n2. Wahl des Vorstands (resolution)\n\nYou can name", change.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", german.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_that_does_not_say_of_each_subject_whether_it_is_resolved_is_refused()
    {
        var told = new MembersInvited(Id(7), 2, Now, 1, 11, "BKMO XI", new(2026, 10, 9), new(2026, 10, 10), "Berlin", "hybrid", ["Bericht", "Wahl des Vorstands"], [false, true], "Mit dem eigenen Zugang.");
        Assert.Equal(Heard, Assert.IsType<Decision.Accepted>(ConferenceConsumer.Decide(Invitation.Initial, told)).Events.Single());
        Assert.IsType<MalformedAgenda>(Assert.IsType<Decision.Rejected>(ConferenceConsumer.Decide(Invitation.Initial, told with { ForResolution = [false] })).Refusal);
    }

    private static Func<Invitation, Decision> Post(DateOnly day) => state => PostInvitation.Decide(state, new(Id(70), day, Today, Office, Now));
}
