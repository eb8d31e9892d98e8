using Bkmo.Conference.Agenda;
using Bkmo.Conference.Speakers;
using Bkmo.Eventing;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests.Plenum;

public sealed class SpeakersSpecs
{
    private static readonly MeetingItem Open = new(Id(1), new("Bericht", "Report", ItemKind.Report, false), ItemStatus.Open, 3);
    private static readonly SpeakersListBegun Begun = new(Id(7), Id(1), false, Office, Now);
    private static readonly SpeakersListClosed Closed = new(Office, Now);

    [Fact]
    public void The_first_request_begins_the_list() => Given<SpeakersList>().When(Ask(1)).Then(Begun, Asked(1));

    [Fact]
    public void Nobody_waits_twice() => Given<SpeakersList>(Begun, Asked(1)).When(Ask(2, speaker: 1)).ThenRefused(new AlreadyOnList());

    [Fact]
    public void Who_waits_may_still_raise_a_point_of_order() =>
        Given<SpeakersList>(Begun, Asked(1)).When(Ask(2, speaker: 1, order: true)).Then(Asked(2, speaker: 1, order: true));

    [Fact]
    public void Who_has_spoken_may_ask_again() =>
        Given<SpeakersList>(Begun, Asked(1), Called(1), Ended(1)).When(Ask(2, speaker: 1)).Then(Asked(2, speaker: 1));

    [Fact]
    public void A_request_said_twice_is_there_once() => Given<SpeakersList>(Begun, Asked(1)).When(Ask(1)).ThenNothing();

    [Fact]
    public void A_closed_list_takes_points_of_order_only()
    {
        Given<SpeakersList>(Begun, Closed).When(Ask(1)).ThenRefused(new ListClosed());
        Given<SpeakersList>(Begun, Closed).When(Ask(1, order: true)).Then(Asked(1, order: true));
    }

    [Fact]
    public void On_an_item_that_is_done_nobody_asks_to_speak() =>
        Given<SpeakersList>(Begun).When(state => RequestToSpeak.Decide(state, Request(1) with { Item = Open with { Status = ItemStatus.Closed } })).ThenRefused(new ItemIsOver());

    [Fact]
    public void One_takes_back_ones_own_request_and_nobody_elses()
    {
        Given<SpeakersList>(Begun, Asked(1)).When(Withdraw(1, speaker: 1)).Then(new SpeechWithdrawn(Id(1), new("other"), Now));
        Given<SpeakersList>(Begun, Asked(1)).When(Withdraw(1, speaker: 2)).ThenRefused(new UnknownRequest());
        Given<SpeakersList>(Begun, Asked(1)).When(Withdraw(1, speaker: 2, chair: true)).Then(new SpeechWithdrawn(Id(1), new("other"), Now));
        Given<SpeakersList>(Begun, Asked(1), new SpeechWithdrawn(Id(1), Office, Now)).When(Withdraw(1, speaker: 1)).ThenNothing();
        Given<SpeakersList>(Begun, Asked(1), Called(1)).When(Withdraw(1, speaker: 1)).ThenRefused(new AlreadyCalled());
        Given<SpeakersList>(Begun).When(Withdraw(9, speaker: 1)).ThenRefused(new UnknownRequest());
    }

    [Fact]
    public void People_are_called_in_the_order_in_which_they_asked() => Assert.Equal([1, 2, 3], Order(SpeakingRules.Plain, Asked(1), Asked(2), Asked(3)));

    [Fact]
    public void A_point_of_order_comes_first() => Assert.Equal([3, 1, 2], Order(SpeakingRules.Plain, Asked(1), Asked(2), Asked(3, order: true)));

    [Fact]
    public void The_lists_take_turns_and_the_quota_list_begins() =>
        Assert.Equal([4, 1, 5, 2, 3], Order(SpeakingRules.Plain with { AlternateLists = true }, [4, 5], [], Asked(1), Asked(2), Asked(3), Asked(4), Asked(5)));

    [Fact]
    public void First_time_speakers_come_first() =>
        Assert.Equal([3, 1, 2], Order(SpeakingRules.Plain with { FirstTimeFirst = true }, [], [3], Asked(1), Asked(2), Asked(3)));

    [Fact]
    public void Organisations_take_turns() => Assert.Equal([1, 3, 2], Order(
        SpeakingRules.Plain with { OrganisationsInTurn = true }, Asked(1, organisation: 70), Asked(2, organisation: 70), Asked(3, organisation: 71)));

    [Fact]
    public void The_next_call_ends_the_speech_before() =>
        Given<SpeakersList>(Begun, Asked(1), Asked(2), Called(1)).When(Call).Then(Ended(1), Called(2));

    [Fact]
    public void Speakers_are_called_on_the_open_item_only() =>
        Given<SpeakersList>(Begun, Asked(1)).When(state => CallSpeaker.Decide(state, new(false, state.Version, [], Office, Now))).ThenRefused(new ItemNotCalled());

    [Fact]
    public void An_order_made_on_another_list_is_not_used() =>
        Given<SpeakersList>(Begun, Asked(1)).When(state => CallSpeaker.Decide(state, new(true, state.Version - 1, [], Office, Now))).ThenRefused(new MarksMissing());

    [Fact]
    public void From_an_empty_list_nobody_is_called() => Given<SpeakersList>(Begun).When(Call).ThenRefused(new NobodyWaits());

    [Fact]
    public void Spoken_time_lies_between_call_and_end()
    {
        var list = State(Begun, new SpeakingRulesSet(SpeakingRules.Plain with { LimitSeconds = 180 }, Office, Now), Asked(1), Called(1), Ended(1) with { At = Now.AddSeconds(95) });
        var speech = SpeakersView.Of(list)!.Called[0];
        Assert.Equal((95, Now.AddSeconds(180)), (speech.SpokenSeconds, speech.LimitEndsAt));
    }

    [Fact]
    public void A_speech_is_ended_while_somebody_speaks()
    {
        Given<SpeakersList>(Begun, Asked(1), Called(1)).When(state => EndSpeech.Decide(state, new(Office, Now))).Then(Ended(1));
        Given<SpeakersList>(Begun, Asked(1)).When(state => EndSpeech.Decide(state, new(Office, Now))).ThenRefused(new NobodySpeaks());
    }

    [Fact]
    public void An_undone_call_puts_the_speaker_back_where_she_was()
    {
        var undone = Given<SpeakersList>(Begun, Asked(1), Asked(2), Called(1)).When(state => UndoCall.Decide(state, new(Office, Now))).Then(new SpeakerCallUndone(Id(1), Office, Now)).State;
        Assert.Equal([Id(1), Id(2)], undone.Waiting.Select(request => request.Id));
        Given<SpeakersList>(Begun, Asked(1)).When(state => UndoCall.Decide(state, new(Office, Now))).ThenRefused(new NobodyWasCalled());
    }

    [Fact]
    public void A_list_is_closed_and_opened_again()
    {
        Given<SpeakersList>(Begun).When(state => CloseList.Decide(state, new(Office, Now))).Then(Closed);
        Given<SpeakersList>(Begun, Closed).When(state => CloseList.Decide(state, new(Office, Now))).ThenNothing();
        Given<SpeakersList>(Begun, Closed).When(state => CloseList.DecideReopening(state, new(Office, Now))).Then(new SpeakersListReopened(Office, Now));
        Given<SpeakersList>(Begun).When(state => CloseList.DecideReopening(state, new(Office, Now))).ThenNothing();
    }

    [Fact]
    public void Rules_are_set_once_and_again()
    {
        var rules = new SpeakingRulesSet(SpeakingRules.Plain with { FirstTimeFirst = true }, Office, Now);
        Given<SpeakersList>().When(Set(rules)).Then(Begun, rules);
        Given<SpeakersList>(Begun, rules).When(Set(rules)).ThenNothing();
    }

    [Fact]
    public void Whatever_the_rules_nobody_is_called_twice_and_nobody_is_forgotten() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ArrayOf().Resize(120).ToArbitrary(), Gen.Choose(0, 7).ToArbitrary(), (course, rules) =>
        {
            var state = State(Begun, new SpeakingRulesSet(new((rules & 1) != 0, (rules & 2) != 0, (rules & 4) != 0, null), Office, Now));
            foreach (var (number, i) in course.Select((number, i) => (number, i)))
                if (Step(state, number, Id(i + 1)) is Decision.Accepted accepted) state = accepted.Events.Aggregate(state, (s, e) => s.Evolve(e));
            var (waiting, before) = (state.Waiting.Select(request => request.Id).ToHashSet(), state.Calls.Count);
            while (CallSpeaker.Decide(state, new(true, state.Version, Marks(state), Office, Now)) is Decision.Accepted call)
                state = call.Events.Aggregate(state, (s, e) => s.Evolve(e));
            Assert.Equal(state.Calls.Count, state.Calls.Distinct().Count());
            Assert.Equal(waiting, state.Calls.Skip(before).ToHashSet());
            Assert.All(state.Requests, request => Assert.Equal(state.Calls.Contains(request.Id), request.Status is SpeechStatus.Speaking or SpeechStatus.Spoken));
        }).QuickCheckThrowOnFailure();

    private static Decision Step(SpeakersList state, int number, Guid id) => (number % 8) switch
    {
        0 => UndoCall.Decide(state, new(Office, Now)),
        1 or 2 => CallSpeaker.Decide(state, new(true, state.Version, Marks(state), Office, Now)),
        3 => WithdrawRequest.Decide(state, new(state.Requests.ElementAtOrDefault(number / 8 % 20)?.Id ?? id, id, true, Office, Now)),
        _ => RequestToSpeak.Decide(state, Request(1) with { RequestId = id, SpeakerId = Id(number / 8 % 12), OrganisationId = Id(70 + (number / 96 % 3)), PointOfOrder = number / 288 % 5 == 0 }),
    };

    // Who is on which list follows from the request's id.
    private static ValueList<OpenedMark> Marks(SpeakersList state) => state.Requests
        .Select(request => new OpenedMark(request.Id, new(request.Id.ToByteArray()[0] % 3 == 0, request.Id.ToByteArray()[0] % 4 == 0))).ToValueList();

    private static SpeakersList State(params IEvent[] events) => events.Aggregate(SpeakersList.Initial, (state, e) => state.Evolve(e));

    private static int[] Order(SpeakingRules rules, params SpeechRequested[] asked) => Order(rules, [], [], asked);

    private static int[] Order(SpeakingRules rules, int[] quota, int[] first, params SpeechRequested[] asked)
    {
        var state = State([Begun, new SpeakingRulesSet(rules, Office, Now), .. asked]);
        var marks = asked.Select((_, i) => new OpenedMark(Id(i + 1), new(quota.Contains(i + 1), first.Contains(i + 1)))).ToList();
        return [.. ShowSpeakers.InOrder(state, marks).Select(coming => BitConverter.ToInt32(coming.RequestId.ToByteArray()))];
    }

    private static SpeechRequested Asked(int number, int? speaker = null, int? organisation = null, bool order = false) =>
        new(Id(number), Id(100 + (speaker ?? number)), organisation is { } of ? Id(of) : null, order, null, Office, Now);

    private static RequestToSpeak.Command Request(int number) => new(Id(7), Open, Id(number), Id(100 + number), null, false, null, Office, Now);

    private static Func<SpeakersList, Decision> Ask(int number, int? speaker = null, bool order = false) =>
        state => RequestToSpeak.Decide(state, Request(number) with { SpeakerId = Id(100 + (speaker ?? number)), PointOfOrder = order });

    private static Func<SpeakersList, Decision> Withdraw(int number, int speaker, bool chair = false) =>
        state => WithdrawRequest.Decide(state, new(Id(number), Id(100 + speaker), chair, new("other"), Now));

    private static Decision Call(SpeakersList state) => CallSpeaker.Decide(state, new(true, state.Version, [], Office, Now));

    private static Func<SpeakersList, Decision> Set(SpeakingRulesSet rules) => state => SetSpeakingRules.Decide(state, new(Id(7), Id(1), false, rules.Rules, Office, Now));

    private static SpeakerCalled Called(int number) => new(Id(number), Office, Now);

    private static SpeechEnded Ended(int number) => new(Id(number), Office, Now);
}
