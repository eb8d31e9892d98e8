using Bkmo.Membership.Bodies;
using Bkmo.Membership.Conferences;
using Bkmo.Membership.Exports;
using Bkmo.Membership.Integration;
using Bkmo.Membership.Invitations;
using Bkmo.Membership.Mandates;
using Bkmo.Membership.Participation;
using Bkmo.Membership.Persons;

namespace Bkmo.Membership;

/// <summary>Persons, mandates and bodies.</summary>
public static partial class MembershipModule
{
    private static void MapPeople(IEndpointRouteBuilder routes)
    {
        EnterPerson.Map(routes);
        ListPersons.Map(routes);
        ShowPerson.Map(routes);
        ChangePersonData.Map(routes);
        WithdrawPersonData.Map(routes);
        LinkAccount.Map(routes);
        ErasePerson.Map(routes);
        ShowVisibility.Map(routes);
        GrantMandate.Map(routes);
        EndMandate.Map(routes);
        ShowMandate.Map(routes);
        MandateList.Map(routes);
        SetProxyRule.Map(routes);
        ShowInvitation.Map(routes);
        PostInvitation.Map(routes);
        FormBody.Map(routes);
        AddSeats.Map(routes);
        FillSeat.Map(routes);
        AcceptSeat.Map(routes);
        VacateSeat.Map(routes);
        ShowBody.Map(routes);
        BodyList.Map(routes);
        ShowParticipation.Map(routes);
        ExportParticipation.Map(routes);
        ExportPopolo.Map(routes);
    }

    private static EventingBuilder People(this EventingBuilder eventing) => eventing
        .Stream<Person>(events => events
            .Event<PersonEntered>()
            .Event<PersonNameChanged>()
            .Event<PersonContactChanged>()
            .Event<PersonContactWithdrawn>()
            .Event<PersonAccessNeedsChanged>()
            .Event<PersonAccessNeedsWithdrawn>()
            .Event<PersonAccountLinked>()
            .Event<PersonAccountUnlinked>()
            .Event<PersonErased>()
            .Event<MandateGranted>()
            .Event<MandateEnded>())
        .Stream<Body>(events => events
            .Event<BodyFormed>()
            .Event<SeatsAdded>()
            .Event<SeatFilled>()
            .Event<SeatAccepted>()
            .Event<SeatVacated>())
        .Stream<KnownConference>(events => events
            .Event<ConvocationHeard>()
            .Event<ProxyRuleSet>()
            .Event<AttendanceHeard>())
        .Stream<Invitation>(events => events
            .Event<InvitationHeard>()
            .Event<InvitationDelivered>()
            .Event<InvitationUndeliverable>()
            .Event<InvitationPosted>())
        .Projection<OpenInvitations, InvitationRow>()
        .Duty<SendInvitations>(SendInvitations.Name, SendInvitations.Every)
        .Projection<PersonDirectory, PersonRow>()
        .Projection<MandateList, MandateRow>()
        .Projection<BodyList, BodyRow>()
        .Projection<SeatTerms, SeatTermRow>()
        .Publish<Person>(PublishedPeople.Of)
        .Publish<Body>(PublishedPeople.Of)
        .Consumer("conference", ConferenceConsumer.Messages)
        .Consumer("mandates", OwnMandatesConsumer.Messages)
        .Consumer("accounts", AccountConsumer.Messages);
}
