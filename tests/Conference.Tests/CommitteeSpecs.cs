using Bkmo.Conference.Committees;
using Bkmo.Conference.Conferences;
using Bkmo.Eventing;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests;

public sealed class CommitteeSpecs
{
    private static readonly CommitteeFormed Education = new(Id(1), "Bildung", "Education", [Id(70), Id(71)], Office, Now);

    [Fact]
    public void A_convened_conference_forms_a_committee() => Given<ConferenceState>(Planned, Convened).When(Form(Education)).Then(Education);

    [Fact]
    public void A_past_conference_formed_committees_too() => Given<ConferenceState>(Recorded).When(Form(Education)).Then(Education);

    [Fact]
    public void Its_members_may_be_named_later() =>
        Given<ConferenceState>(Recorded).When(Form(Education with { Members = [] })).Then(Education with { Members = [] });

    [Fact]
    public void A_conference_that_is_only_planned_forms_none() => Given<ConferenceState>(Planned).When(Form(Education)).ThenRefused(new NotConvened());

    [Theory]
    [InlineData("BILDUNG", "Schooling")]
    [InlineData("Schule", "education")]
    public void No_two_committees_of_a_conference_have_one_name(string de, string en) =>
        Given<ConferenceState>(Recorded, Education).When(Form(Education with { CommitteeId = Id(2), NameDe = de, NameEn = en })).ThenRefused(new CommitteeExists());

    [Fact]
    public void Only_admitted_organisations_send_members()
    {
        var refusal = Given<ConferenceState>(Recorded).When(Form(Education, notAdmitted: 1)).ThenRefused<MembersNotAdmitted>();
        Assert.Equal("members[1]", Assert.Single(refusal.Fields).Key);
    }

    [Fact]
    public void Saying_it_twice_changes_nothing() => Given<ConferenceState>(Recorded, Education).When(Form(Education)).ThenNothing();

    [Fact]
    public void What_was_not_planned_forms_none() => Given<ConferenceState>().When(Form(Education)).ThenRefused(new UnknownConference());

    private static Func<ConferenceState, Decision> Form(CommitteeFormed committee, params int[] notAdmitted) => state => FormCommittee.Decide(
        state, new(committee.CommitteeId, committee.NameDe, committee.NameEn, committee.Members, notAdmitted.ToValueList(), Office, Now));
}
