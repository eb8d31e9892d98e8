using Bkmo.Membership.Applications;
using Bkmo.Membership.Documents;
using Bkmo.Membership.Exports;
using Bkmo.Membership.Figures;
using Bkmo.Membership.Imports;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Register;
using Bkmo.Membership.Retention;

namespace Bkmo.Membership;

/// <summary>The life of an organisation in the federation: profile, applications with their documents, rest, appeals, corrections, key dates, imports, retention.</summary>
public static partial class MembershipModule
{
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

    private static EventingBuilder Life(this EventingBuilder eventing) => eventing
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
        .Projection<RegisterFacts, RegisterFactRow>()
        .Projection<ImportList, ImportRowOfList>()
        .Duty<CarryOutImports>(CarryOutImports.Name, TimeSpan.FromSeconds(5))
        .Duty<EraseExpired>(EraseExpired.Name, TimeSpan.FromHours(12));
}
