using Bkmo.Membership.Applications;
using Bkmo.Membership.DelegateKeys;
using Bkmo.Membership.Documents;
using Bkmo.Membership.Exports;
using Bkmo.Membership.Figures;
using Bkmo.Membership.Imports;
using Bkmo.Membership.Integration;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Register;
using Bkmo.Membership.Retention;
using Bkmo.Membership.Umbrellas;

namespace Bkmo.Membership;

/// <summary>The one list of what Membership consists of.</summary>
public static class MembershipModule
{
    /// <summary>Streams, read models and what is told to others.</summary>
    public static IHostApplicationBuilder AddMembership(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FederationRegister>();
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
        return routes;
    }

    private static void MapLife(IEndpointRouteBuilder routes)
    {
        ChangeProfile.Map(routes);
        SuspendMembership.Map(routes);
        ReactivateMembership.Map(routes);
        RevokeEnd.Map(routes);
        LodgeAppeal.Map(routes);
        DecideAppeal.Map(routes);
        CorrectMembership.Map(routes);
        ShowMovements.Map(routes);
        ShowRepresented.Map(routes);
        PublishForm.Map(routes);
        ShowForm.Map(routes);
        AnswerForm.Map(routes);
        ShowApplication.Map(routes);
        AskSponsor.Map(routes);
        ConfirmSponsorship.Map(routes);
        Sponsorships.Map(routes);
        FileDocument.Map(routes);
        ShowDocuments.Map(routes);
        EraseDocument.Map(routes);
        PreviewImport.Map(routes);
        StartImport.Map(routes);
        UndoImport.Map(routes);
        ImportList.Map(routes);
        ExportTables.Map(routes);
        SetRetentionPeriod.Map(routes);
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
            .Event<DocumentErased>())
        .Stream<ApplicationForm>(events => events
            .Event<ApplicationFormPublished>())
        .Stream<Import>(events => events
            .Event<ImportAccepted>()
            .Event<ImportApplied>()
            .Event<ImportUndoAsked>()
            .Event<ImportUndone>())
        .Stream<RetentionLog>(events => events
            .Event<RetentionPeriodSet>()
            .Event<RetentionCarriedOut>())
        .Stream<FederationGraph>(events => events
            .Event<UmbrellaJoined>()
            .Event<UmbrellaLeft>())
        .Projection<OrganisationDirectory, OrganisationRow>()
        .Projection<MembershipPeriods, MembershipPeriodRow>()
        .Projection<RegisterFacts, RegisterFactRow>()
        .Projection<ImportList, ImportRowOfList>()
        .Duty<CarryOutImports>(CarryOutImports.Name, TimeSpan.FromSeconds(5))
        .Duty<EraseExpired>(EraseExpired.Name, TimeSpan.FromHours(12))
        .Projection<UmbrellaLinks, UmbrellaLinkRow>()
        .Publish<Organisation>(PublishedEvents.Of);
}
