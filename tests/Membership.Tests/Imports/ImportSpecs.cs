using Bkmo.Eventing;
using Bkmo.Membership.Imports;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Register;
using Bkmo.ServiceDefaults;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Imports;

public sealed class ImportSpecs
{
    private static readonly DateTimeOffset Later = Now.AddDays(1);
    private static readonly ImportedMembership Voting = new(MembershipKind.Voting, Day(1, 5), Day(2, 1), null, null);

    [Fact]
    public void A_row_enters_an_organisation_with_its_membership() =>
        Given<Organisation>().When(Row(Voting)).Then(Registered, Applied(), new OrganisationAdmitted(Entry, MembershipKind.Voting, Day(2, 1), Day(2, 1), Office, Now));

    [Fact]
    public void The_same_row_again_changes_nothing() =>
        Given<Organisation>(Registered, Applied(), Admitted()).When(Row(Voting)).ThenNothing();

    [Fact]
    public void A_row_describes_anew_and_ends() =>
        Given<Organisation>(Registered, Applied(), Admitted())
            .When(Row(Voting with { EndsOn = Day(3, 9), EndReason = EndReason.Resignation }, Profile with { ShortName = "T" }))
            .Then(
                new ProfileChanged(Profile with { ShortName = "T" }, Today, null, Office, Now),
                new MembershipEnded(Entry, MembershipKind.Voting, EndReason.Resignation, Day(3, 9), Day(3, 9), null, null, Office, Now));

    [Fact]
    public void A_row_cannot_do_what_a_request_could_not() =>
        Given<Organisation>(Registered, Applied(entry: OtherEntry)).When(Row(Voting)).ThenRefused(new ApplicationStillOpen(MembershipKind.Voting));

    [Fact]
    public void Every_row_has_a_fate_each_after_the_ones_before_it()
    {
        var plan = Plan(
            [Registered, Applied(), Admitted()],
            "name;kind;membership;admittedOn\nNeu e.V.;association;voting;2026-01-01\nNEU e.V.;association;partner;01.02.2026\n"
            + "Türkische Gemeinde in Deutschland;federal-association;voting;2026-02-01\nSchlecht;club;voting;\nNeu e.V.;association;voting;2026-01-01\n");
        Assert.Equal([RowFate.New, RowFate.Changed, RowFate.Unchanged, RowFate.Refused, RowFate.Changed], plan.Reports.Select(row => row.Fate));
        Assert.Equal(["appliedon", "kind"], plan.Reports[3].Reasons.Select(reason => reason.Column).Order());
        Assert.Single(plan.Reports.Select(row => row.OrganisationId).Where((_, i) => i is 0 or 1 or 4).Distinct());
    }

    [Fact]
    public void A_table_that_ends_most_members_needs_a_confirmation()
    {
        var plan = Plan([Registered, Applied(), Admitted()], $"id;membership;admittedOn;endsOn\n{Id(7)};voting;2026-02-01;2026-03-09\n");
        Assert.Equal((1, 1, true), (plan.Members, plan.Ending, plan.EndsMost));
        Given<Import>().When(Start(plan, confirmed: false)).ThenRefused(new EndsMostMembers(1, 1));
        Assert.Equal(ImportStage.Applying, Given<Import>().When(Start(plan, confirmed: true)).State.Stage);
    }

    [Fact]
    public void A_table_is_accepted_whole_or_not_at_all()
    {
        Given<Import>().When(Start(Plan([], "name;kind\nGut;association\nSchlecht;club\n"), false)).ThenRefused(new RowsRefused(1, 3));
        Given<Import>().When(Start(Plan([Registered], "name\nTürkische Gemeinde in Deutschland\n"), false)).ThenRefused(new NothingToImport());
    }

    [Fact]
    public void Only_an_import_that_was_carried_out_is_taken_back()
    {
        var accepted = new ImportAccepted([], Today, Office, Now);
        Given<Import>(accepted).When(Undo).ThenRefused(new NotApplied());
        Given<Import>(accepted, new ImportApplied([], Now)).When(Undo).Then(new ImportUndoAsked("Wrong", Office, Later));
        Given<Import>(accepted, new ImportApplied([], Now), new ImportUndoAsked("Wrong", Office, Later)).When(Undo).ThenNothing();
    }

    [Fact]
    public void What_an_import_entered_leaves_the_directory_when_it_is_taken_back()
    {
        var imported = Given<Organisation>().When(Row(Voting)).State;
        var state = Given<Organisation>(Registered, Applied(), Admitted())
            .When(state => TakeBack.Decide(state, new(Organisation.Initial, imported.Version, [Registered, Applied(), Admitted()], "Wrong", Office, Later)))
            .Then(new MembershipVoided(Entry, MembershipKind.Voting, "Wrong", Office, Later), new RegistrationVoided("Wrong", Office, Later)).State;
        Assert.Equal((true, null), (state.IsVoided, state.Profile));
    }

    [Fact]
    public void What_an_import_changed_is_as_before_when_it_is_taken_back()
    {
        IEvent[] before = [Registered, Applied(), Admitted()];
        IEvent[] imported = [new ProfileChanged(Profile with { ShortName = "T" }, Today, null, Office, Now), Ended(Day(3, 9))];
        var state = Given<Organisation>([.. before, .. imported])
            .When(state => TakeBack.Decide(state, new(Given<Organisation>(before).State, 5, imported.ToValueList(), "Wrong", Office, Later))).State;
        Assert.Equal((Profile, MembershipStatus.Active), (state.Profile, state.Latest(MembershipKind.Voting)!.StatusOn(Today)));
    }

    [Fact]
    public void What_others_changed_since_stays() => Given<Organisation>(Registered, Applied(), Admitted())
        .When(state => TakeBack.Decide(state, new(Organisation.Initial, 1, [Registered], "Wrong", Office, Later))).ThenRefused(new ChangedSinceImport());

    private static Func<Organisation, Decision> Row(ImportedMembership membership, OrganisationProfile? profile = null) =>
        state => CarryOut.Decide(state, new(new(2, Id(7), profile ?? Profile, membership), Entry, Today, Office, Now));

    private static Func<Import, Decision> Start(ImportPlan plan, bool confirmed)
    {
        var refused = plan.Reports.FindAll(row => row.Fate is RowFate.Refused);
        return state => StartImport.Decide(
            state, new(plan.Rows.ToValueList(), refused.Count, refused.FirstOrDefault()?.Line ?? 0, plan.Members, plan.Ending, confirmed, Today, Office, Now));
    }

    private static Decision Undo(Import state) => UndoImport.Decide(state, new("Wrong", Office, Later));

    private static ImportPlan Plan(IEvent[] history, string table)
    {
        var register = RegisterContents.Empty.With([.. history.Select((fact, i) => (Id(7), (long)i + 1, new KnownFact(Now, fact)))]);
        return ImportPlan.Of(CsvTable.Read(System.Text.Encoding.UTF8.GetBytes(table))!, register, Id(50), (Today, Office, Now));
    }
}
