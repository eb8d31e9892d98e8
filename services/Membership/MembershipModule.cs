using Bkmo.Membership.Bodies;
using Bkmo.Membership.Conferences;
using Bkmo.Membership.DelegateKeys;
using Bkmo.Membership.Exports;
using Bkmo.Membership.Figures;
using Bkmo.Membership.Integration;
using Bkmo.Membership.Mandates;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Participation;
using Bkmo.Membership.Persons;
using Bkmo.Membership.Umbrellas;

namespace Bkmo.Membership;

/// <summary>The one list of what Membership consists of.</summary>
public static class MembershipModule
{
    /// <summary>Streams, read models and what is told to others.</summary>
    public static IHostApplicationBuilder AddMembership(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<HeldSeats>().AddScoped<PersonFinder>().AddScoped<PersonChanges>().AddScoped<PersonNames>().AddScoped<ParticipationCandidates>();
        return builder.AddEventing("membership", Configure);
    }

    /// <summary>All endpoints.</summary>
    public static IEndpointRouteBuilder MapMembership(this IEndpointRouteBuilder routes)
    {
        ApplyForMembership.Map(routes);
        ApplyForFurtherMembership.Map(routes);
        DecideApplication.Map(routes);
        EndMembership.Map(routes);
        ShowOrganisation.Map(routes);
        ListOrganisations.Map(routes);
        JoinUmbrella.Map(routes);
        LeaveUmbrella.Map(routes);
        UmbrellaLinks.Map(routes);
        ShowFigures.Map(routes);
        PreviewDelegateKey.Map(routes);
        MapPeople(routes);
        routes.MapAudit("membership");
        return routes;
    }

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
        FormBody.Map(routes);
        AddSeats.Map(routes);
        FillSeat.Map(routes);
        AcceptSeat.Map(routes);
        VacateSeat.Map(routes);
        ShowBody.Map(routes);
        BodyList.Map(routes);
        ShowParticipation.Map(routes);
        ExportPopolo.Map(routes);
    }

    internal static void Configure(EventingBuilder eventing) => eventing
        .Stream<Organisation>(events => events
            .Event<OrganisationRegistered>()
            .Event<MembershipAppliedFor>()
            .Event<OrganisationAdmitted>()
            .Event<ApplicationDeclined>()
            .Event<MembershipEnded>())
        .Stream<FederationGraph>(events => events
            .Event<UmbrellaJoined>()
            .Event<UmbrellaLeft>())
        .Projection<OrganisationDirectory, OrganisationRow>()
        .Projection<MembershipPeriods, MembershipPeriodRow>()
        .Projection<UmbrellaLinks, UmbrellaLinkRow>()
        .Publish<Organisation>(PublishedEvents.Of)
        .People();

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
            .Event<ProxyRuleSet>())
        .Projection<PersonDirectory, PersonRow>()
        .Projection<MandateList, MandateRow>()
        .Projection<BodyList, BodyRow>()
        .Projection<SeatTerms, SeatTermRow>()
        .Publish<Person>(PublishedPeople.Of)
        .Publish<Body>(PublishedPeople.Of)
        .Consumer("conference", ConferenceConsumer.Messages)
        .Consumer("mandates", OwnMandatesConsumer.Messages);
}
