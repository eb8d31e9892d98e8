using Bkmo.Counselling.Cases;
using Bkmo.Counselling.Centres;
using FsCheck;
using FsCheck.Fluent;

namespace Bkmo.Counselling.Tests.Cases;

public sealed class CaseProperties
{
    private static readonly Centre?[] Centres =
    [
        null,
        Centre.Initial,
        Centre.Initial.Evolve(new CentreOpened("A", At.Centre, "A", "00000", ["de"], [], null, null, At.Office, At.Noon)),
        Centre.Initial.Evolve(new CentreOpened("A", At.Centre, "A", "00000", ["de"], [], null, null, At.Office, At.Noon))
            .Evolve(new CentreClosureSet(At.Today.AddDays(-1), At.Office, At.Noon)),
    ];

    private static readonly Gen<Actor> Actors =
        from role in Gen.Elements(Roles.Counsellor, Roles.CentreLead, Roles.Office, Roles.Board, Roles.PlatformAdmin)
        from centre in Gen.Elements(At.Centre, At.OtherCentre)
        select At.Actor($"{role}-{centre}", role, centre);

    private static readonly Gen<(Actor By, Func<Case, Decision> Decide)> Commands = Gen.OneOf(
        from who in Actors
        from centre in Gen.Elements(Centres)
        from identity in Gen.Elements(true, false)
        select (who, (Func<Case, Decision>)(s => RecordFirstContact.Decide(s, centre, new(Contact(who, identity), who, At.Today)))),
        from who in Actors
        from contents in Gen.Elements(true, false)
        from identity in Gen.Elements(true, false)
        select (who, (Func<Case, Decision>)(s => ReviseContents.Decide(
            s, new(contents ? At.Sealed<CaseContents>(3) : null, identity ? At.Sealed<CaseIdentity>(4) : null, who, At.Noon)))),
        from who in Actors
        from reason in Gen.Elements(Enum.GetValues<CloseReason>())
        select (who, (Func<Case, Decision>)(s => CloseCase.Decide(s, new(reason, who, At.Noon)))),
        from who in Actors select (who, (Func<Case, Decision>)(s => ReopenCase.Decide(s, new(who, At.Noon)))));

    private static readonly Gen<IEvent> AnyEvents = Gen.Elements<IEvent>(
        Contact(At.Counsellor, true), Contact(At.Counsellor, false), new CaseContentsRevised(At.Sealed<CaseContents>(5), At.Office, At.Noon),
        new CaseIdentityRevised(At.Sealed<CaseIdentity>(6), At.Office, At.Noon), new CaseClosed(CloseReason.Other, At.Office, At.Noon),
        new CaseReopened(At.Office, At.Noon), new CaseRead(At.Office, At.Noon, null));

    private static FirstContactRecorded Contact(Actor by, bool identity) => new(
        At.Centre, Channel.Web, At.Today, At.Sealed<CaseContents>(1), identity ? At.Sealed<CaseIdentity>(2) : null, by.Id, At.Noon);

    [Fact]
    public void Any_command_on_any_history_gets_a_decision() =>
        Prop.ForAll(AnyEvents.ListOf().ToArbitrary(), Commands.ToArbitrary(), (history, command) =>
            command.Decide(history.Aggregate(Case.Initial, (s, e) => s.Evolve(e))) is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void Once_a_case_has_begun_only_its_centre_changes_it() =>
        Prop.ForAll(AnyEvents.ListOf().ToArbitrary(), Commands.ToArbitrary(), (history, command) =>
        {
            var state = history.Aggregate(Case.Initial, (s, e) => s.Evolve(e));
            var changes = command.Decide(state) is Decision.Accepted { Events.Count: > 0 };
            return state.FirstContact is null || !changes || Wall.IsInside(command.By, state.FirstContact.CentreId);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_commanded_a_case_has_contents_and_a_centre_and_nothing_happens_before_the_first_contact() =>
        Prop.ForAll(Commands.ListOf().ToArbitrary(), commands =>
        {
            var state = Case.Initial;
            foreach (var (_, decide) in commands)
                if (decide(state) is Decision.Accepted accepted) state = accepted.Events.Aggregate(state, (s, e) => s.Evolve(e));
            Assert.Equal(state.EventCount > 0, state.FirstContact is not null);
            Assert.Equal(state.FirstContact is not null, state.Contents is not null);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Only_counsellors_and_leads_of_the_centre_are_inside() =>
        Prop.ForAll(Actors.ToArbitrary(), actor =>
            Wall.IsInside(actor, At.Centre) == (actor.Is(Roles.Counsellor, Roles.CentreLead) && actor.Centres.Contains(At.Centre))).QuickCheckThrowOnFailure();
}
