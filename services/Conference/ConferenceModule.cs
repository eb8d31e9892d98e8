using Bkmo.Conference.Attendances;
using Bkmo.Conference.Capacities;
using Bkmo.Conference.Committees;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Convocations;
using Bkmo.Conference.Holds;
using Bkmo.Conference.Integration;
using Bkmo.Conference.Live;
using Bkmo.Conference.Organisations;
using Bkmo.Conference.Registrations;
using Bkmo.Conference.Waiting;
using Bkmo.Contracts.Membership.V1;

namespace Bkmo.Conference;

/// <summary>The one list of what Conference consists of.</summary>
public static partial class ConferenceModule
{
    /// <summary>Streams, read models, what is told to others and what is heard from them.</summary>
    public static IHostApplicationBuilder AddConference(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(Facts);
        builder.Services.AddSingleton<OwnConferences>();
        builder.Services.AddAssembly();
        return builder.AddEventing("conference", Configure);
    }

    /// <summary>All endpoints.</summary>
    public static IEndpointRouteBuilder MapConference(this IEndpointRouteBuilder app)
    {
        var routes = OwnConferences.Behind(app);
        PlanConference.Map(routes);
        SetDates.Map(routes);
        ConveneConference.Map(routes);
        ShowConference.Map(routes);
        ConferenceList.Map(routes);
        SetCapacity.Map(routes);
        Register.Map(routes);
        WithdrawRegistration.Map(routes);
        ShowRegistration.Map(routes);
        RegistrationList.Map(routes);
        FormCommittee.Map(routes);
        KnownOrganisationList.Map(routes);
        MapProgramme(routes);
        MapMeeting(routes);
        LiveMeeting.Map(routes);
        MapMinutes(routes);
        MapAssembly(routes);
        MapRegistration(routes);
        routes.MapAudit("conference");
        return app;
    }

    internal static void Configure(EventingBuilder eventing) => eventing
        .Stream<ConferenceState>(events => events
            .Event<ConferencePlanned>()
            .Event<ConferenceRecorded>()
            .Event<ConferenceScheduled>()
            .Event<ConferenceConvened>()
            .Event<CapacitySet>()
            .Event<RegistrationRequested>()
            .Event<RegistrationMandateNamed>()
            .Event<RegistrationConfirmed>()
            .Event<RegistrationWithdrawn>()
            .Event<RegistrationDeclined>()
            .Event<RegistrationCancelled>()
            .Event<WaitingListJoined>()
            .Event<WaitingEntryMoved>()
            .Event<PlacesOffered>()
            .Event<OfferDeclined>()
            .Event<OfferExpired>()
            .Event<PlacesReserved>()
            .Event<ReservationUsed>()
            .Event<ReservationEnded>()
            .Event<InvitationSent>()
            .Event<InvitationEnded>()
            .Event<AttendanceClosed>()
            .Event<ConvocationRulesSet>()
            .Event<MottosSet>()
            .Event<SubjectAdded>()
            .Event<MembersInvited>()
            .Event<CommitteeFormed>())
        .Stream<KnownOrganisation>(events => events
            .Event<AdmissionHeard>()
            .Event<MembershipEndHeard>()
            .Event<VotingRightsChangeHeard>())
        .Projection<ConferenceList, ConferenceRow>()
        .Projection<KnownOrganisationList, KnownOrganisationRow>()
        .Publish<ConferenceState>(PublishedEvents.Of)
        .Assembly()
        .Consumer("organisations", messages => messages
            .On<OrganisationAdmitted>(OrganisationsConsumer.On)
            .On<MembershipEnded>(OrganisationsConsumer.On))
        .Programme()
        .Meeting()
        .Minutes()
        .Registration()
        .Live();
}
