using Bkmo.Conference.Agenda;
using Bkmo.Eventing;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests.Plenum;

public sealed class AgendaSpecs
{
    private static readonly AgendaBegun Begun = new(Id(7), Office, Now);

    [Fact]
    public void A_report_may_come_at_any_time() => Given<AgendaState>().When(Add(Report(1))).Then(Begun, Report(1));

    [Fact]
    public void A_motion_that_the_invitation_named_is_dealt_with() =>
        Given<AgendaState>(Begun).When(Add(Item(1, ItemKind.Motion), named: true)).Then(Item(1, ItemKind.Motion));

    [Theory]
    [InlineData(ItemKind.Motion)]
    [InlineData(ItemKind.Election)]
    public void What_the_invitation_did_not_name_is_not_resolved(ItemKind kind) =>
        Given<AgendaState>(Begun).When(Add(Item(1, kind))).ThenRefused(new NotInInvitation());

    [Fact]
    public void Urgency_by_a_rule_is_recorded() =>
        Given<AgendaState>(Begun).When(Add(Item(1, ItemKind.Motion) with { UrgencyBy = "§ 9 GO" })).Then(Item(1, ItemKind.Motion) with { UrgencyBy = "§ 9 GO" });

    [Fact]
    public void An_item_may_be_put_between_others()
    {
        var state = State(Begun, Report(1), Report(2), Report(3) with { Place = 2 });
        Assert.Equal([Id(1), Id(3), Id(2)], state.Items.Select(item => item.Id));
    }

    [Fact]
    public void An_item_said_twice_is_there_once() => Given<AgendaState>(Begun, Report(1)).When(Add(Report(1))).ThenNothing();

    [Fact]
    public void An_item_is_moved_with_a_reason()
    {
        var moved = Given<AgendaState>(Begun, Report(1), Report(2), Report(3)).When(Move(3, 1)).Then(new ItemMoved(Id(3), 1, "Gast muss weg", Office, Now)).State;
        Assert.Equal([Id(3), Id(1), Id(2)], moved.Items.Select(item => item.Id));
    }

    [Fact]
    public void Where_an_item_is_already_it_stays() => Given<AgendaState>(Begun, Report(1), Report(2)).When(Move(2, 9)).ThenNothing();

    [Fact]
    public void What_is_open_stands() => Given<AgendaState>(Begun, Report(1), Report(2), Opened(1)).When(Move(1, 2)).ThenRefused(new ItemSettled());

    [Fact]
    public void One_item_is_open_at_a_time() => Given<AgendaState>(Begun, Report(1), Report(2), Opened(1)).When(Open(2)).ThenRefused(new AnotherItemOpen(1));

    [Fact]
    public void After_one_is_closed_the_next_is_opened() => Given<AgendaState>(Begun, Report(1), Report(2), Opened(1), Closed(1)).When(Open(2)).Then(Opened(2));

    [Fact]
    public void Opening_twice_changes_nothing() => Given<AgendaState>(Begun, Report(1), Opened(1)).When(Open(1)).ThenNothing();

    [Fact]
    public void The_meeting_comes_back_to_an_item_only_with_a_reason()
    {
        Given<AgendaState>(Begun, Report(1), Opened(1), Closed(1)).When(Open(1)).ThenRefused(new ReasonToReopen());
        Given<AgendaState>(Begun, Report(1), Opened(1), Closed(1)).When(Open(1, "Zahlen nachgereicht")).Then(Opened(1) with { Reason = "Zahlen nachgereicht" });
    }

    [Fact]
    public void What_was_not_opened_is_not_closed() => Given<AgendaState>(Begun, Report(1)).When(Close(1)).ThenRefused(new ItemNotOpen());

    [Fact]
    public void Closing_twice_changes_nothing() => Given<AgendaState>(Begun, Report(1), Opened(1), Closed(1)).When(Close(1)).ThenNothing();

    [Fact]
    public void An_item_is_taken_off_with_a_reason()
    {
        Given<AgendaState>(Begun, Report(1)).When(Withdraw(1)).Then(new ItemWithdrawn(Id(1), "entfällt", Office, Now));
        Given<AgendaState>(Begun, Report(1), Opened(1)).When(Withdraw(1)).ThenRefused(new ItemSettled());
        Given<AgendaState>(Begun, Report(1), new ItemWithdrawn(Id(1), "entfällt", Office, Now)).When(Withdraw(1)).ThenNothing();
        Given<AgendaState>(Begun, Report(1), new ItemWithdrawn(Id(1), "entfällt", Office, Now)).When(Open(1)).ThenRefused(new ItemSettled());
    }

    [Fact]
    public void Unknown_items_are_unknown_to_every_command()
    {
        foreach (var command in new[] { Move(9, 1), Open(9), Close(9), Withdraw(9) })
            Given<AgendaState>(Begun, Report(1)).When(command).ThenRefused(new UnknownItem());
    }

    [Fact]
    public void Internal_items_are_left_out_for_others_and_places_stay_the_same()
    {
        var state = State(Begun, Report(1), Report(2) with { Subject = Report(2).Subject with { Internal = true } }, Report(3));
        Assert.Equal([1, 3], AgendaView.Of(state, withInternal: false)!.Items.Select(item => item.Place));
        Assert.Equal([1, 2, 3], AgendaView.Of(state, withInternal: true)!.Items.Select(item => item.Place));
    }

    [Fact]
    public void However_it_goes_at_most_one_item_is_open_and_none_is_lost() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ArrayOf().Resize(80).ToArbitrary(), course =>
    {
        var (state, added) = (AgendaState.Initial, 0);
        foreach (var number in course)
        {
            var decision = Step(number)(state);
            if (decision is not Decision.Accepted accepted) continue;
            added += accepted.Events.OfType<ItemAdded>().Count();
            state = accepted.Events.Aggregate(state, (s, e) => s.Evolve(e));
            Assert.InRange(state.Items.Count(item => item.Status is ItemStatus.Open), 0, 1);
            Assert.Equal(added, state.Items.Select(item => item.Id).Distinct().Count());
        }
    }).QuickCheckThrowOnFailure();

    private static Func<AgendaState, Decision> Step(int number) => (number % 6) switch
    {
        0 => Add(Report(number / 6 % 20) with { Place = (number / 120 % 20) + 1 }),
        1 => Move(number / 6 % 20, (number / 120 % 20) + 1),
        2 or 3 => Open(number / 6 % 20, "noch einmal"),
        4 => Close(number / 6 % 20),
        _ => Withdraw(number / 6 % 20),
    };

    private static AgendaState State(params IEvent[] events) => events.Aggregate(AgendaState.Initial, (state, e) => state.Evolve(e));

    private static ItemAdded Item(int number, ItemKind kind) => new(Id(number), new($"Punkt {number}", $"Item {number}", kind, false), number, null, Office, Now);

    private static ItemAdded Report(int number) => Item(number, ItemKind.Report);

    private static ItemOpened Opened(int number) => new(Id(number), null, Office, Now);

    private static ItemClosed Closed(int number) => new(Id(number), Office, Now);

    private static Func<AgendaState, Decision> Add(ItemAdded item, bool named = false) =>
        state => AddItem.Decide(state, new(Id(7), item.ItemId, item.Subject, item.Place, item.UrgencyBy, named, Office, Now));

    private static Func<AgendaState, Decision> Move(int number, int place) => state => MoveItem.Decide(state, new(Id(number), place, "Gast muss weg", Office, Now));

    private static Func<AgendaState, Decision> Open(int number, string? reason = null) => state => OpenItem.Decide(state, new(Id(number), reason, Office, Now));

    private static Func<AgendaState, Decision> Close(int number) => state => CloseItem.Decide(state, new(Id(number), Office, Now));

    private static Func<AgendaState, Decision> Withdraw(int number) => state => WithdrawItem.Decide(state, new(Id(number), "entfällt", Office, Now));
}
