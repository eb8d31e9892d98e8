using Bkmo.Conference.Programme;
using Bkmo.Eventing;
using Bkmo.Testing;
using static Bkmo.Conference.Tests.Programme.Planned;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests.Programme;

public sealed class ProgrammeSpecs
{
    private static readonly SessionAdded Panel = Added(Opening, Planned.Plan("Auftakt", Ada), At(0, MainHall));

    [Fact]
    public void The_first_change_begins_the_programme() =>
        Given<ProgrammeState>().When(Room(MainHall, HallRoom)).Then(Begun, SetHall);

    [Fact]
    public void A_room_is_described_anew() => Given(SetHall).When(Room(MainHall, HallRoom with { Capacity = 90 })).Then(SetHall with { Room = HallRoom with { Capacity = 90 } });

    [Fact]
    public void The_same_room_again_changes_nothing() => Given(SetHall).When(Room(MainHall, HallRoom)).ThenNothing();

    [Fact]
    public void No_two_rooms_have_one_name() => Given(SetHall).When(Room(Id(12), HallRoom with { Name = "SAAL" })).ThenRefused(new RoomNameTaken());

    [Fact]
    public void A_room_that_is_used_stays() => Given(Panel).When(Remove(MainHall)).ThenRefused(new RoomInUse(1));

    [Fact]
    public void A_room_that_is_not_used_goes() => Given(Panel, new SessionCancelled(Opening, Office, Now)).When(Remove(MainHall)).Then(new RoomRemoved(MainHall, Office, Now));

    [Fact]
    public void An_unknown_room_does_not_go() => Given().When(Remove(Id(99))).ThenRefused(new UnknownRoom());

    [Fact]
    public void A_speaker_is_entered_once() => Given().When(Speaker(Ada, isNew: true)).ThenRefused(new SpeakerExists());

    [Fact]
    public void A_speaker_gets_other_times() =>
        Given().When(Speaker(Ada, isNew: false, new Period(Nine, Nine.AddHours(2)))).Then(Speaks(Ada, new Period(Nine, Nine.AddHours(2))));

    [Fact]
    public void A_name_is_taken_out_of_every_version()
    {
        var named = Speaks(Ada) with { Speaker = new([], new Sealed<SpeakerName>(Id(40), "x"), 0) };
        Given(named).When(state => WithdrawSpeakerName.Decide(state, new(Ada, Office, Now))).Then(named with { Speaker = new([], null, 1) });
        Given().When(state => WithdrawSpeakerName.Decide(state, new(Ada, Office, Now))).ThenNothing();
        Given().When(state => WithdrawSpeakerName.Decide(state, new(Id(99), Office, Now))).ThenRefused(new UnknownSpeaker());
    }

    [Fact]
    public void A_session_is_added() => Given().When(Add(Panel)).Then(Panel);

    [Fact]
    public void A_session_said_twice_is_added_once() => Given(Panel).When(Add(Panel)).ThenNothing();

    [Fact]
    public void A_session_names_what_the_programme_has()
    {
        Given().When(Add(Panel with { Slot = At(0, Id(99)) })).ThenRefused(new NotInProgramme("roomId"));
        Given().When(Add(Panel with { Plan = Panel.Plan with { TrackId = Id(99) } })).ThenRefused(new NotInProgramme("trackId"));
        Given().When(Add(Panel with { Plan = Planned.Plan("Auftakt", Id(99)) })).ThenRefused(new NotInProgramme("speakers"));
    }

    [Fact]
    public void A_session_is_moved_also_to_where_it_collides() =>
        Given(Panel, Added(Workshop, Planned.Plan("Werkstatt"), At(0, Cellar))).When(Move(Workshop, At(30, MainHall))).Then(new SessionMoved(Workshop, At(30, MainHall), Office, Now));

    [Fact]
    public void A_session_stays_where_it_is() => Given(Panel).When(Move(Opening, At(0, MainHall))).ThenNothing();

    [Fact]
    public void What_was_called_off_is_not_moved_or_changed()
    {
        var cancelled = new SessionCancelled(Opening, Office, Now);
        Given(Panel, cancelled).When(Move(Opening, At(30, MainHall))).ThenRefused(new SessionIsCancelled());
        Given(Panel, cancelled).When(state => ChangeSession.Decide(state, new(Opening, Planned.Plan("Anders"), Office, Now))).ThenRefused(new SessionIsCancelled());
        Given(Panel, cancelled).When(state => CancelSession.Decide(state, new(Opening, Office, Now))).ThenNothing();
        Given(Panel, cancelled).When(state => RestoreSession.Decide(state, new(Opening, Office, Now))).Then(new SessionRestored(Opening, Office, Now));
    }

    [Fact]
    public void A_session_is_not_restored_into_a_room_that_is_gone() =>
        Given(Panel, new SessionCancelled(Opening, Office, Now), new RoomRemoved(MainHall, Office, Now))
            .When(state => RestoreSession.Decide(state, new(Opening, Office, Now))).ThenRefused(new NotInProgramme("roomId"));

    [Fact]
    public void Changes_are_undone_one_after_the_other()
    {
        var moved = new SessionMoved(Opening, At(60, Cellar), Office, Now);
        var undone = Given(Panel, moved, new SessionCancelled(Opening, Office, Now)).When(Undo).Then(new SessionUndone(Opening, Office, Now)).State;
        Assert.Equal((false, At(60, Cellar)), (undone.Sessions[Opening].Content.Cancelled, undone.Sessions[Opening].Content.Slot));
        var first = undone.Evolve(new SessionUndone(Opening, Office, Now));
        Assert.Equal(At(0, MainHall), first.Sessions[Opening].Content.Slot);
        Assert.Equal(new NothingToUndo(), Assert.IsType<Decision.Rejected>(Undo(first)).Refusal);
    }

    [Fact]
    public void People_are_counted() => Given(Panel).When(state => CountSession.Decide(state, new(Opening, 12, Office, Now))).Then(new SessionCounted(Opening, 12, Office, Now));

    [Fact]
    public void The_same_count_again_changes_nothing() =>
        Given(Panel, new SessionCounted(Opening, 12, Office, Now)).When(state => CountSession.Decide(state, new(Opening, 12, Office, Now))).ThenNothing();

    [Fact]
    public void Unknown_sessions_are_unknown_to_every_command()
    {
        Decision[] decisions =
        [
            CountSession.Decide(Planned.State(), new(Id(99), 1, Office, Now)), CancelSession.Decide(Planned.State(), new(Id(99), Office, Now)), RestoreSession.Decide(Planned.State(), new(Id(99), Office, Now)),
            UndoSession.Decide(Planned.State(), new(Id(99), Office, Now)), MoveSession.Decide(Planned.State(), new(Id(99), At(0, MainHall), Office, Now)),
            ChangeSession.Decide(Planned.State(), new(Id(99), Planned.Plan("x"), Office, Now)),
        ];
        Assert.All(decisions, decision => Assert.Equal(new UnknownSession(), Assert.IsType<Decision.Rejected>(decision).Refusal));
    }

    [Fact]
    public void Needs_are_noted() => Given()
        .When(state => NoteNeeds.Decide(state, new(Planned.Conference, new([new("tr", 4)], 2), Office, Now))).Then(new NeedsNoted(new([new("tr", 4)], 2), Office, Now));

    [Fact]
    public void A_track_is_entered() =>
        Given().When(state => SetTrack.Decide(state, new(Planned.Conference, Id(50), new("Bildung", "Education", "#0a5c8f"), Office, Now)))
            .Then(new TrackSet(Id(50), new("Bildung", "Education", "#0a5c8f"), Office, Now));

    [Fact]
    public void An_empty_programme_is_not_released() => Given().When(Release).ThenRefused(new NothingToRelease());

    [Fact]
    public void A_programme_without_blocking_conflicts_is_released() => Given(Panel).When(Release).Then(Released());

    [Fact]
    public void The_same_programme_is_not_released_twice() => Given(Panel, Released()).When(Release).ThenNothing();

    [Fact]
    public void A_blocked_programme_is_refused_with_every_blocking_conflict()
    {
        var refusal = Given(Panel, Added(Workshop, Planned.Plan("Werkstatt", Ada), At(30, MainHall))).When(Release).ThenRefused<ScheduleBlocked>();
        Assert.Equal(["room-twice", "speaker-twice"], refusal.Conflicts.Select(conflict => conflict.Code));
        Assert.Equal(["conflicts[0].room-twice", "conflicts[1].speaker-twice"], refusal.Fields.Keys);
        Assert.Contains("„Auftakt“ und „Werkstatt“", refusal.Conflicts[0].Message.De, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_on_another_day_than_the_conference_keeps_the_programme_from_release_and_one_past_midnight_does_not()
    {
        var refusal = Given(Added(Opening, Planned.Plan("Auftakt", Ada), At(48 * 60, MainHall))).When(Release).ThenRefused<ScheduleBlocked>();
        Assert.Equal(["conflicts[0].outside-days"], refusal.Fields.Keys);
        Given(Added(Opening, Planned.Plan("Tanz", Ada), At(38 * 60, MainHall, 180))).When(Release).Then(Released());
    }

    private static GivenEvents<ProgrammeState> Given(params IEvent[] events) => DeciderSpec.Given<ProgrammeState>([.. Rooms, .. events]);

    private static Func<ProgrammeState, Decision> Room(Guid id, Room room) => state => SetRoom.Decide(state, new(Planned.Conference, id, room, Office, Now));

    private static Func<ProgrammeState, Decision> Remove(Guid id) => state => RemoveRoom.Decide(state, new(id, Office, Now));

    private static Func<ProgrammeState, Decision> Speaker(Guid id, bool isNew, params Period[] availability) =>
        state => SetSpeaker.Decide(state, new(Planned.Conference, id, isNew, availability.ToValueList(), null, Office, Now));

    private static Func<ProgrammeState, Decision> Add(SessionAdded added) =>
        state => AddSession.Decide(state, new(Planned.Conference, added.SessionId, added.Plan, added.Slot, Office, Now));

    private static Func<ProgrammeState, Decision> Move(Guid session, Slot slot) => state => MoveSession.Decide(state, new(session, slot, Office, Now));

    private static Decision Undo(ProgrammeState state) => UndoSession.Decide(state, new(Opening, Office, Now));

    private static Decision Release(ProgrammeState state) => ReleaseSchedule.Decide(state, new(null, null, new ConferenceDays(Some.Plan.StartsOn!.Value, Some.Plan.EndsOn!.Value), Office, Now));
}
