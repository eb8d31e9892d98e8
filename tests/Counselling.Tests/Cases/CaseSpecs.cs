using Bkmo.Counselling.Cases;
using Bkmo.Counselling.Centres;

namespace Bkmo.Counselling.Tests.Cases;

public sealed class CaseSpecs
{
    private static readonly Centre Open = Centre.Initial.Evolve(
        new CentreOpened("Beratung Görlitz", At.Centre, "Görlitz", "02826", ["de"], [], null, null, At.Office, At.Noon));

    private static readonly Centre Closed = Open.Evolve(new CentreClosureSet(At.Today.AddDays(-1), At.Office, At.Noon));

    private static readonly FirstContactRecorded Contact = new(
        At.Centre, Channel.Phone, At.Today, At.Sealed<CaseContents>(1), At.Sealed<CaseIdentity>(2), At.Counsellor.Id, At.Noon);

    private static readonly CaseClosed ClosedCase = new(CloseReason.Completed, At.Counsellor.Id, At.Noon);
    private static readonly Actor Stranger = At.Actor("account-other", Roles.Counsellor, At.OtherCentre);

    public static TheoryData<string> RolesOutside => [Roles.Board, Roles.OrganisationRepresentative, Roles.Auditor, Roles.DataProtectionOfficer, Roles.PlatformAdmin];

    private static RecordFirstContact.Command Record(Actor by) => new(Contact, by, At.Today);

    private static ReviseContents.Command Revise(Actor by, Sealed<CaseContents>? contents, Sealed<CaseIdentity>? identity = null) => new(contents, identity, by, At.Noon);

    [Fact]
    public void A_counsellor_records_a_first_contact_for_the_own_centre() =>
        DeciderSpec.Given<Case>().When(state => RecordFirstContact.Decide(state, Open, Record(At.Counsellor))).Then(Contact);

    [Fact]
    public void A_centres_lead_records_a_first_contact() =>
        DeciderSpec.Given<Case>().When(state => RecordFirstContact.Decide(state, Open, Record(At.Actor("l", Roles.CentreLead, At.Centre)))).Then(Contact);

    [Fact]
    public void The_office_hands_a_first_contact_over_to_any_centre() =>
        DeciderSpec.Given<Case>().When(state => RecordFirstContact.Decide(state, Open, Record(At.Actor("o", Roles.Office)))).Then(Contact);

    [Fact]
    public void A_counsellor_records_nothing_for_another_centre() =>
        DeciderSpec.Given<Case>().When(state => RecordFirstContact.Decide(state, Open, Record(Stranger))).ThenRefused(new NotYourCentre());

    [Theory]
    [MemberData(nameof(RolesOutside))]
    public void Nobody_else_records_a_first_contact_even_with_the_centre_in_the_token(string role) =>
        DeciderSpec.Given<Case>()
            .When(state => RecordFirstContact.Decide(state, Open, Record(At.Actor("x", role, At.Centre))))
            .ThenRefused(new NotYourCentre());

    [Fact]
    public void A_closed_centre_takes_no_cases() =>
        DeciderSpec.Given<Case>()
            .When(state => RecordFirstContact.Decide(state, Closed, Record(At.Counsellor)))
            .ThenRefused(new CentreClosed(At.Today.AddDays(-1)));

    [Fact]
    public void A_centre_that_does_not_exist_takes_no_cases() =>
        DeciderSpec.Given<Case>().When(state => RecordFirstContact.Decide(state, null, Record(At.Counsellor))).ThenRefused(new NoSuchCentre());

    [Fact]
    public void The_narrative_is_written_anew_and_the_identity_stays() =>
        Assert.Equal(
            (At.Sealed<CaseContents>(3), Contact.Identity),
            Pair(DeciderSpec.Given<Case>(Contact)
                .When(state => ReviseContents.Decide(state, Revise(At.Counsellor, At.Sealed<CaseContents>(3))))
                .Then(new CaseContentsRevised(At.Sealed<CaseContents>(3), At.Counsellor.Id, At.Noon)).State));

    [Fact]
    public void The_identity_is_written_anew_and_the_narrative_stays() =>
        Assert.Equal(
            (Contact.Contents, At.Sealed<CaseIdentity>(3)),
            Pair(DeciderSpec.Given<Case>(Contact)
                .When(state => ReviseContents.Decide(state, Revise(At.Counsellor, null, At.Sealed<CaseIdentity>(3))))
                .Then(new CaseIdentityRevised(At.Sealed<CaseIdentity>(3), At.Counsellor.Id, At.Noon)).State));

    [Fact]
    public void A_closed_case_is_not_rewritten() =>
        DeciderSpec.Given<Case>(Contact, ClosedCase)
            .When(state => ReviseContents.Decide(state, Revise(At.Counsellor, At.Sealed<CaseContents>(3))))
            .ThenRefused(new CaseIsClosed());

    [Fact]
    public void A_case_is_closed_with_a_code_and_no_sentence() =>
        DeciderSpec.Given<Case>(Contact)
            .When(state => CloseCase.Decide(state, new(CloseReason.Completed, At.Counsellor, At.Noon)))
            .Then(ClosedCase);

    [Fact]
    public void Closing_twice_for_the_same_reason_changes_nothing() =>
        DeciderSpec.Given<Case>(Contact, ClosedCase)
            .When(state => CloseCase.Decide(state, new(CloseReason.Completed, At.Counsellor, At.Noon)))
            .ThenNothing();

    [Fact]
    public void Closing_again_for_another_reason_is_refused() =>
        DeciderSpec.Given<Case>(Contact, ClosedCase)
            .When(state => CloseCase.Decide(state, new(CloseReason.Referred, At.Counsellor, At.Noon)))
            .ThenRefused(new CaseIsClosed());

    [Fact]
    public void A_closed_case_is_taken_up_again() =>
        DeciderSpec.Given<Case>(Contact, ClosedCase)
            .When(state => ReopenCase.Decide(state, new(At.Counsellor, At.Noon)))
            .Then(new CaseReopened(At.Counsellor.Id, At.Noon));

    [Fact]
    public void Taking_up_an_open_case_changes_nothing() =>
        DeciderSpec.Given<Case>(Contact).When(state => ReopenCase.Decide(state, new(At.Counsellor, At.Noon))).ThenNothing();

    [Fact]
    public void Another_centres_case_is_no_case_at_all() => NobodyHome(DeciderSpec.Given<Case>(Contact), Stranger);

    [Fact]
    public void The_office_that_handed_a_case_over_finds_no_case_afterwards() =>
        NobodyHome(DeciderSpec.Given<Case>(Contact), At.Actor("o", Roles.Office, At.Centre));

    [Fact]
    public void A_case_that_does_not_exist_is_no_case_at_all() => NobodyHome(DeciderSpec.Given<Case>(), At.Counsellor);

    [Fact]
    public void The_list_shows_no_contents()
    {
        var row = Stored.Row<CaseList, CaseList.Row>(At.Centre, Case.StreamType, Contact, ClosedCase);
        Assert.Equal((At.Centre, "closed", "phone", At.Today, 2L), (row.CentreId, row.Stage, row.Channel, row.ContactedOn, row.Version));
        Assert.Equal("contact", Stored.Row<CaseList, CaseList.Row>(At.Centre, Case.StreamType, Contact, ClosedCase, new CaseReopened(At.Office, At.Noon)).Stage);
    }

    [Fact]
    public void Later_contacts_come_first() =>
        Assert.True(string.CompareOrdinal(
            Stored.Row<CaseList, CaseList.Row>(At.Centre, Case.StreamType, Contact with { ContactedOn = At.Today.AddDays(1) }).SortKey,
            Stored.Row<CaseList, CaseList.Row>(At.Centre, Case.StreamType, Contact).SortKey) < 0);

    [Fact]
    public void Every_read_is_a_fact_of_its_own()
    {
        var read = new CaseRead(At.Counsellor.Id, At.Noon, ReadPurpose.Counselling);
        DeciderSpec.Given<CaseAccess>(read).When(state => CaseAccess.Decide(state, read)).Then(read);
    }

    private static void NobodyHome(GivenEvents<Case> given, Actor actor)
    {
        given.When(state => ReviseContents.Decide(state, Revise(actor, At.Sealed<CaseContents>(3)))).ThenRefused(new UnknownCase());
        given.When(state => CloseCase.Decide(state, new(CloseReason.Completed, actor, At.Noon))).ThenRefused(new UnknownCase());
        given.When(state => ReopenCase.Decide(state, new(actor, At.Noon))).ThenRefused(new UnknownCase());
    }

    private static (Sealed<CaseContents>?, Sealed<CaseIdentity>?) Pair(Case state) => (state.Contents, state.Identity);
}
