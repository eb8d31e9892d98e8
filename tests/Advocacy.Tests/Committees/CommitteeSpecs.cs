using Bkmo.Advocacy.Committees;
using Bkmo.Advocacy.Integration;
using Bkmo.Eventing.Organisations;
using Contract = Bkmo.Contracts.Conference.V1;

namespace Bkmo.Advocacy.Tests.Committees;

public sealed class CommitteeSpecs
{
    private static readonly Guid Member = new("0195a000-0000-7000-8000-000000000001");
    private static readonly Guid Stranger = new("0195a000-0000-7000-8000-000000000002");

    private static readonly KnownOrganisation Admitted =
        KnownOrganisation.Initial.Evolve(new AdmissionHeard("Amaro Drom", null, "voting", new DateOnly(2024, 1, 1), 1));

    private static readonly KnownOrganisation Former = Admitted.Evolve(new MembershipEndHeard("voting", new DateOnly(2025, 12, 31), 2));

    private static readonly Contract.CommitteeFormed Message = new(
        Guid.Empty, 4, At.Noon, new Guid("0195a000-0000-7000-8000-00000000000a"), "Bildung", "Education", "BKMO X", [Member]);

    private static FormCommittee.Command Form(params (Guid, KnownOrganisation?)[] members) => new("Wohnen", "Housing", "Mandat", [.. members], At.Today, At.Noon);

    [Fact]
    public void A_committee_of_a_conference_carries_the_conferences_name() =>
        DeciderSpec.Given<Committee>()
            .When(state => RecordFormedCommittee.Decide(state, CommitteesConsumer.EventOf(Message)))
            .Then(new CommitteeFormed("Bildung", "Education", CommitteeFounder.Conference, Guid.Empty, "BKMO X", null, [Member], At.Noon));

    [Fact]
    public void Hearing_twice_that_a_committee_was_formed_changes_nothing() =>
        DeciderSpec.Given<Committee>(CommitteesConsumer.EventOf(Message))
            .When(state => RecordFormedCommittee.Decide(state, CommitteesConsumer.EventOf(Message)))
            .ThenNothing();

    [Fact]
    public void The_board_forms_a_committee_of_admitted_organisations() =>
        DeciderSpec.Given<Committee>()
            .When(state => FormCommittee.Decide(state, Form((Member, Admitted))))
            .Then(new CommitteeFormed("Wohnen", "Housing", CommitteeFounder.Board, null, null, "Mandat", [Member], At.Noon));

    [Fact]
    public void An_organisation_that_is_named_twice_sends_members_once() =>
        DeciderSpec.Given<Committee>()
            .When(state => FormCommittee.Decide(state, Form((Member, Admitted), (Member, Admitted))))
            .Then(new CommitteeFormed("Wohnen", "Housing", CommitteeFounder.Board, null, null, "Mandat", [Member], At.Noon));

    [Fact]
    public void An_organisation_nobody_heard_of_sends_no_members() =>
        DeciderSpec.Given<Committee>()
            .When(state => FormCommittee.Decide(state, Form((Member, Admitted), (Stranger, null))))
            .ThenRefused(new UnknownOrganisation([Stranger]));

    [Fact]
    public void An_organisation_whose_membership_ended_sends_no_members() =>
        DeciderSpec.Given<Committee>()
            .When(state => FormCommittee.Decide(state, Form((Stranger, Former), (Member, Admitted))))
            .ThenRefused(new OrganisationNotAdmitted([Stranger]));

    [Fact]
    public void A_committee_stands_in_the_list_once_it_is_formed()
    {
        var row = Stored.Row<CommitteeDirectory, CommitteeDirectory.Row>(Message.CommitteeId, Committee.StreamType, CommitteesConsumer.EventOf(Message));
        Assert.Equal(("Bildung", "Education", "BKMO X", 1, "bildung"), (row.NameDe, row.NameEn, row.FormedAt, row.Members, row.SortKey));
    }
}
