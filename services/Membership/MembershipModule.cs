using Bkmo.Membership.Applications;
using Bkmo.Membership.Bodies;
using Bkmo.Membership.DelegateKeys;
using Bkmo.Membership.Documents;
using Bkmo.Membership.Dues.Rights;
using Bkmo.Membership.Figures;
using Bkmo.Membership.Integration;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Participation;
using Bkmo.Membership.Persons;
using Bkmo.Membership.Register;
using Bkmo.Membership.Umbrellas;

namespace Bkmo.Membership;

/// <summary>The one list of what Membership consists of.</summary>
public static partial class MembershipModule
{
    /// <summary>Streams, read models and what is told to others.</summary>
    public static IHostApplicationBuilder AddMembership(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<HeldSeats>().AddScoped<PersonFinder>().AddScoped<PersonChanges>().AddScoped<PersonNames>().AddScoped<ParticipationCandidates>().AddScoped<ParticipationReader>();
        builder.Services.AddSingleton<FederationRegister>().AddMailer();
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
        MapLife(routes);
        MapPeople(routes);
        MapDues(routes);
        routes.MapAudit("membership");
        return routes;
    }

    internal static void Configure(EventingBuilder eventing) => eventing
        .Stream<Organisation>(events => events
            .Event<OrganisationRegistered>()
            .Event<MembershipAppliedFor>()
            .Event<OrganisationAdmitted>()
            .Event<ApplicationDeclined>()
            .Event<MembershipEnded>()
            .Event<ProfileChanged>()
            .Event<MembershipSuspended>()
            .Event<MembershipReactivated>()
            .Event<MembershipEndRevoked>()
            .Event<AppealLodged>()
            .Event<AppealDecided>()
            .Event<MembershipCorrected>()
            .Event<MembershipVoided>()
            .Event<RegistrationVoided>()
            .Event<ApplicationAnswered>()
            .Event<SponsorAsked>()
            .Event<SponsorConfirmed>()
            .Event<ApplicationErased>()
            .Event<DocumentFiled>()
            .Event<DocumentErased>()
            .Event<VotingRightsSuspended>()
            .Event<VotingRightsRestored>())
        .Stream<FederationGraph>(events => events
            .Event<UmbrellaJoined>()
            .Event<UmbrellaLeft>())
        .Projection<OrganisationDirectory, OrganisationRow>()
        .Projection<MembershipPeriods, MembershipPeriodRow>()
        .Projection<UmbrellaLinks, UmbrellaLinkRow>()
        .Publish<Organisation>(PublishedEvents.Of)
        .Life()
        .People()
        .Dues();
}
