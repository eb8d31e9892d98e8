using Bkmo.Advocacy.Alliances;
using Bkmo.Advocacy.Committees;
using Bkmo.Advocacy.Integration;
using Bkmo.Advocacy.LocalCommittees;
using Bkmo.Advocacy.Organisations;
using Bkmo.Eventing.Organisations;
using Bkmo.Advocacy.Texts;

namespace Bkmo.Advocacy;

/// <summary>The only list of what Advocacy keeps, shows, tells, hears and answers.</summary>
public static class AdvocacyModule
{
    /// <summary>Adds streams, read models, publications and consumers.</summary>
    public static IHostApplicationBuilder AddAdvocacy(this IHostApplicationBuilder builder) => builder.AddEventing("advocacy", eventing => eventing
        .KnowOrganisations()
        .Stream<Committee>(events => events.Event<CommitteeFormed>())
        .Stream<PoliticalText>(events => events.Event<TextDrafted>().Event<TextRevised>().Event<TextPublished>().Event<PublicationWithdrawn>())
        .Stream<Alliance>(events => events.Event<AllianceRecorded>().Event<AllianceMemberJoined>().Event<AllianceMemberLeft>())
        .Stream<LocalCommittee>(events => events.Event<LocalCommitteeRecorded>().Event<LocalCommitteeMemberJoined>())
        .Projection<OrganisationNames, OrganisationNames.Row>()
        .Projection<CommitteeDirectory, CommitteeDirectory.Row>()
        .Projection<TextDirectory, TextDirectory.Row>()
        .Projection<AllianceDirectory, AllianceDirectory.Row>()
        .Projection<LocalCommitteeDirectory, LocalCommitteeDirectory.Row>()
        .Publish<PoliticalText>(PublishedEvents.Of)
        .Consumer("committees", CommitteesConsumer.Messages));

    /// <summary>Maps every endpoint.</summary>
    public static IEndpointRouteBuilder MapAdvocacy(this IEndpointRouteBuilder routes)
    {
        FormCommittee.Map(routes);
        ShowCommittee.Map(routes);
        CommitteeDirectory.Map(routes);

        DraftText.Map(routes);
        ReviseText.Map(routes);
        PublishText.Map(routes);
        WithdrawPublication.Map(routes);
        ShowText.Map(routes);
        TextDirectory.Map(routes);

        RecordAlliance.Map(routes);
        AddMember.Map(routes);
        LeaveAlliance.Map(routes);
        ShowAlliance.Map(routes);
        AllianceDirectory.Map(routes);

        RecordLocalCommittee.Map(routes);
        AddLocalMember.Map(routes);
        ShowLocalCommittee.Map(routes);
        LocalCommitteeDirectory.Map(routes);
        routes.MapAudit("advocacy");
        return routes;
    }
}
