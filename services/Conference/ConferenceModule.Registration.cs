using Bkmo.Conference.Attendances;
using Bkmo.Conference.Convocations;
using Bkmo.Conference.Holds;
using Bkmo.Conference.Integration;
using Bkmo.Conference.Mandates;
using Bkmo.Conference.Needs;
using Bkmo.Conference.Participants;
using Bkmo.Conference.Persons;
using Bkmo.Conference.Presence;
using Bkmo.Conference.Registrations;
using Bkmo.Conference.Waiting;

namespace Bkmo.Conference;

/// <summary>Convocation, mandates, registrations with what belongs to them, presence.</summary>
public static partial class ConferenceModule
{
    private static void MapRegistration(IEndpointRouteBuilder routes)
    {
        ShowDelegations.Map(routes);
        MandateList.Map(routes);
        NameMandate.Map(routes);
        IssuePass.Map(routes);
        RecordMovement.Map(routes);
        ReconcileMovements.Map(routes);
        ShowHall.Map(routes);
        CloseAttendance.Map(routes);
        ShowOwn.Map(routes);
        EndRegistration.Map(routes);
        RegisterGroup.Map(routes);
        AnswerOffer.Map(routes);
        MoveWaitingEntry.Map(routes);
        HoldPlaces.Map(routes);
        EndHold.Map(routes);
        StateNeed.Map(routes);
        NeedsOfKind.Map(routes);
        NeedNumbers.Map(routes);
        SetConsent.Map(routes);
        ParticipantList.Map(routes);
        SetConvocationRules.Map(routes);
        SetMottos.Map(routes);
        AddSubject.Map(routes);
        Demand.Map(routes);
    }

    private static EventingBuilder Registration(this EventingBuilder eventing) => eventing
        .Stream<Delegations>(events => events
            .Event<DelegateKeyHeard>()
            .Event<MandateHeard>()
            .Event<MandateEndHeard>())
        .Stream<OrganisationMandate>(events => events
            .Event<OrganisationMandateHeard>()
            .Event<OrganisationMandateEndHeard>())
        .Stream<KnownAccount>(events => events.Event<AccountOwnerHeard>())
        .Stream<KnownPerson>(events => events.Event<PersonErasureHeard>())
        .Stream<HallPresence>(events => events
            .Event<PassIssued>()
            .Event<CheckedIn>()
            .Event<CheckedOut>())
        .Stream<PersonNeeds>(events => events
            .Event<NeedStated>()
            .Event<NeedErased>())
        .Stream<ListedParticipant>(events => events
            .Event<ListingAgreed>()
            .Event<ListingTakenBack>())
        .Stream<MinorityDemand>(events => events
            .Event<DemandRaised>()
            .Event<DemandSupported>()
            .Event<DemandMet>())
        .Projection<DemandList, DemandRow>()
        .Projection<MandateList, MandateRow>()
        .Projection<NeedList, NeedRow>()
        .Projection<ParticipantList, ParticipantRow>()
        .Projection<ErasedPersons, ErasedPersonRow>()
        .Duty<SettleRequests>(SettleRequests.Name, SettleRequests.Every)
        .Duty<ServeWaitingLists>(ServeWaitingLists.Name, ServeWaitingLists.Every)
        .Duty<EraseNeeds>(EraseNeeds.Name, EraseNeeds.Every)
        .Duty<ErasePersons>(ErasePersons.Name, ErasePersons.Every)
        .Consumer("mandates", MandatesConsumer.Messages);
}
