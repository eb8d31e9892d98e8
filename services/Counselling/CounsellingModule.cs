using Bkmo.Counselling.Cases;
using Bkmo.Counselling.Centres;
using Bkmo.Counselling.Integration;
using Bkmo.Eventing.Organisations;

namespace Bkmo.Counselling;

/// <summary>The only list of what Counselling keeps, shows, tells, hears and answers.</summary>
public static class CounsellingModule
{
    /// <summary>Adds streams, read models, the one publication and the consumer.</summary>
    public static IHostApplicationBuilder AddCounselling(this IHostApplicationBuilder builder) => builder.AddEventing("counselling", eventing => eventing
        .KnowOrganisations()
        .Stream<Centre>(events => events.Event<CentreOpened>().Event<CentreClosureSet>())
        .Stream<Case>(events => events
            .Event<FirstContactRecorded>().Event<CaseContentsRevised>().Event<CaseIdentityRevised>().Event<CaseClosed>().Event<CaseReopened>())
        .Stream<CaseAccess>(events => events.Event<CaseRead>())
        .Projection<CentreFinder, CentreFinder.Row>()
        .Projection<CaseList, CaseList.Row>()
        .Publish<Centre>(PublishedEvents.Of));

    /// <summary>Maps every endpoint.</summary>
    public static IEndpointRouteBuilder MapCounselling(this IEndpointRouteBuilder routes)
    {
        OpenCentre.Map(routes);
        CloseCentre.Map(routes);
        ShowCentre.Map(routes);
        CentreFinder.Map(routes);

        RecordFirstContact.Map(routes);
        ReviseContents.Map(routes);
        CloseCase.Map(routes);
        ReopenCase.Map(routes);
        ShowCase.Map(routes);
        ListAccesses.Map(routes);
        CaseList.Map(routes);
        routes.MapAudit("counselling");
        return routes;
    }
}
