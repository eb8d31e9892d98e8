using Bkmo.Conference.Integration;
using Bkmo.Conference.Mandates;
using Bkmo.Conference.Persons;
using Bkmo.Conference.Presence;
using Bkmo.Conference.Registrations;

namespace Bkmo.Conference;

/// <summary>Mandates, registrations and presence.</summary>
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
    }

    private static EventingBuilder Registration(this EventingBuilder eventing) => eventing
        .Stream<Delegations>(events => events
            .Event<DelegateKeyHeard>()
            .Event<MandateHeard>()
            .Event<MandateEndHeard>())
        .Stream<KnownAccount>(events => events.Event<AccountOwnerHeard>())
        .Stream<KnownPerson>(events => events.Event<PersonErasureHeard>())
        .Stream<HallPresence>(events => events
            .Event<PassIssued>()
            .Event<CheckedIn>()
            .Event<CheckedOut>())
        .Projection<MandateList, MandateRow>()
        .Duty<SettleRequests>(SettleRequests.Name, SettleRequests.Every)
        .Consumer("mandates", MandatesConsumer.Messages);
}
