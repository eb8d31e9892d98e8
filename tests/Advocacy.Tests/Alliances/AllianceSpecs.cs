using Bkmo.Advocacy.Alliances;
using FsCheck;
using FsCheck.Fluent;

namespace Bkmo.Advocacy.Tests.Alliances;

public sealed class AllianceSpecs
{
    private static readonly Guid First = new("0195a000-0000-7000-8000-000000000021");
    private static readonly Guid Second = new("0195a000-0000-7000-8000-000000000022");
    private static readonly Guid Organisation = new("0195a000-0000-7000-8000-000000000023");
    private static readonly AllianceRecorded Recorded = new("Kooperationsverbund für Vielfalt und Zusammenhalt", "KVVZ", "Demokratie leben!", null, At.Office, At.Noon);
    private static readonly AllianceMemberJoined Joined = new(First, "BKMO", Organisation, new DateOnly(2025, 1, 1), At.Office, At.Noon);
    private static readonly AllianceMemberLeft Left = new(First, new DateOnly(2025, 12, 31), At.Office, At.Noon);

    private static AddMember.Command Add(Guid id, string name, Guid? organisation = null) => new(id, name, organisation, null, At.Office, At.Noon);

    private static RecordAlliance.Command Record(params ValueList<AddMember.Command> members) =>
        new(Recorded.Name, Recorded.ShortName, Recorded.Programme, null, members, At.Office, At.Noon);

    private static LeaveAlliance.Command Leave(DateOnly on, Guid? id = null) => new(id ?? First, on, At.Office, At.Noon);

    [Fact]
    public void An_alliance_is_recorded_with_its_members() =>
        DeciderSpec.Given<Alliance>()
            .When(state => RecordAlliance.Decide(state, Record(Add(First, "BKMO"), Add(Second, "TGD"))))
            .Then(
                Recorded,
                new AllianceMemberJoined(First, "BKMO", null, null, At.Office, At.Noon),
                new AllianceMemberJoined(Second, "TGD", null, null, At.Office, At.Noon));

    [Fact]
    public void A_member_named_twice_is_refused_and_nothing_is_recorded() =>
        DeciderSpec.Given<Alliance>()
            .When(state => RecordAlliance.Decide(state, Record(Add(First, "BKMO"), Add(Second, "bkmo"))))
            .ThenRefused(new AlreadyMember("bkmo"));

    [Fact]
    public void A_member_joins() =>
        DeciderSpec.Given<Alliance>(Recorded)
            .When(state => AddMember.Decide(state, Add(Second, "ndo")))
            .Then(new AllianceMemberJoined(Second, "ndo", null, null, At.Office, At.Noon));

    [Fact]
    public void Nobody_joins_what_does_not_exist() =>
        DeciderSpec.Given<Alliance>().When(state => AddMember.Decide(state, Add(Second, "ndo"))).ThenRefused(new UnknownAlliance());

    [Fact]
    public void The_same_organisation_under_another_name_is_the_same_member() =>
        DeciderSpec.Given<Alliance>(Recorded, Joined)
            .When(state => AddMember.Decide(state, Add(Second, "Bundeskonferenz", Organisation)))
            .ThenRefused(new AlreadyMember("Bundeskonferenz"));

    [Fact]
    public void A_member_leaves() =>
        DeciderSpec.Given<Alliance>(Recorded, Joined).When(state => LeaveAlliance.Decide(state, Leave(Left.LeftOn))).Then(Left);

    [Fact]
    public void Leaving_twice_on_the_same_day_changes_nothing() =>
        DeciderSpec.Given<Alliance>(Recorded, Joined, Left).When(state => LeaveAlliance.Decide(state, Leave(Left.LeftOn))).ThenNothing();

    [Fact]
    public void Leaving_again_on_another_day_is_refused() =>
        DeciderSpec.Given<Alliance>(Recorded, Joined, Left).When(state => LeaveAlliance.Decide(state, Leave(At.Today))).ThenRefused(new AlreadyLeft(Left.LeftOn));

    [Fact]
    public void Nobody_leaves_before_joining() =>
        DeciderSpec.Given<Alliance>(Recorded, Joined)
            .When(state => LeaveAlliance.Decide(state, Leave(new DateOnly(2024, 12, 31))))
            .ThenRefused(new LeftBeforeJoining(new DateOnly(2025, 1, 1)));

    [Fact]
    public void Only_members_leave() =>
        DeciderSpec.Given<Alliance>(Recorded, Joined).When(state => LeaveAlliance.Decide(state, Leave(At.Today, Second))).ThenRefused(new UnknownMember());

    [Fact]
    public void Who_left_may_come_back_under_a_membership_of_its_own() =>
        DeciderSpec.Given<Alliance>(Recorded, Joined, Left)
            .When(state => AddMember.Decide(state, Add(Second, "BKMO", Organisation)))
            .Then(new AllianceMemberJoined(Second, "BKMO", Organisation, null, At.Office, At.Noon));

    [Fact]
    public void The_list_counts_the_members_that_have_not_left()
    {
        var row = Stored.Row<AllianceDirectory, AllianceDirectory.Row>(
            First, Alliance.StreamType, Recorded, Joined, Joined with { MemberId = Second, Name = "TGD", OrganisationId = null }, Left);
        Assert.Equal(("KVVZ", "Demokratie leben!", 1), (row.ShortName, row.Programme, row.Members));
    }

    [Fact]
    public void Whatever_is_commanded_no_present_member_is_there_twice_and_a_decision_is_always_given()
    {
        var ids = Gen.Elements(First, Second, Organisation);
        var names = Gen.Elements("BKMO", "bkmo", "TGD");
        var adding = from id in ids from name in names from o in Gen.Elements<Guid?>(null, Organisation) select Add(id, name, o);
        var commands = Gen.OneOf(
            adding.ListOf().Select<List<AddMember.Command>, Func<Alliance, Decision>>(m => s => RecordAlliance.Decide(s, Record([.. m]))),
            adding.Select<AddMember.Command, Func<Alliance, Decision>>(c => s => AddMember.Decide(s, c)),
            ids.Select<Guid, Func<Alliance, Decision>>(id => s => LeaveAlliance.Decide(s, Leave(At.Today, id))));
        Prop.ForAll(commands.ListOf().ToArbitrary(), list =>
        {
            var state = list.Aggregate(Alliance.Initial, (s, decide) => decide(s) is Decision.Accepted a ? a.Events.Aggregate(s, (x, e) => x.Evolve(e)) : s);
            var present = state.Members.Where(member => member.LeftOn is null).ToList();
            return present.Count == present.DistinctBy(member => member.Joined.Name.ToUpperInvariant()).Count();
        }).QuickCheckThrowOnFailure();
    }
}
