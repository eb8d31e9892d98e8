using Bkmo.Conference.Conferences;
using Bkmo.Conference.Programme;
using Bkmo.Eventing;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Conference.Tests.Programme.Planned;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests.Programme;

public sealed class ConflictSpecs
{
    [Fact]
    public void Sessions_that_follow_each_other_in_one_room_do_not_collide() =>
        Assert.Empty(Found(Added(Opening, Planned.Plan("A", Ada), At(0, MainHall)), Added(Workshop, Planned.Plan("B", Ada), At(60, MainHall))));

    [Fact]
    public void A_room_is_used_once_at_a_time() =>
        Assert.Contains((ConflictLevel.Block, "room-twice"), Found(Added(Opening, Planned.Plan("A"), At(0, MainHall)), Added(Workshop, Planned.Plan("B"), At(59, MainHall))));

    [Fact]
    public void A_person_speaks_once_at_a_time() =>
        Assert.Contains((ConflictLevel.Block, "speaker-twice"), Found(Added(Opening, Planned.Plan("A", Ada, Ben), At(0, MainHall)), Added(Workshop, Planned.Plan("B", Ben), At(30, null))));

    [Fact]
    public void What_was_called_off_collides_with_nothing() =>
        Assert.Empty(Found(Added(Opening, Planned.Plan("A", Ada), At(0, MainHall)), Added(Workshop, Planned.Plan("B", Ada), At(0, MainHall)), new SessionCancelled(Workshop, Office, Now)));

    [Fact]
    public void A_speaker_is_there_when_she_said_so()
    {
        var there = Speaks(Ada, new Period(Nine, Nine.AddHours(1)), new Period(Nine.AddHours(3), Nine.AddHours(5)));
        Assert.Empty(Found(there, Added(Opening, Planned.Plan("A", Ada), At(0, MainHall))));
        Assert.Equal([(ConflictLevel.Block, "speaker-away")], Found(there, Added(Opening, Planned.Plan("A", Ada), At(30, MainHall))));
    }

    [Fact]
    public void More_people_than_places_block_and_a_full_room_is_noted()
    {
        var panel = Added(Opening, Planned.Plan("A"), At(0, MainHall));
        Assert.Equal([(ConflictLevel.Block, "room-too-small")], Found(panel, new SessionCounted(Opening, 101, Office, Now)));
        Assert.Equal([(ConflictLevel.Note, "room-nearly-full")], Found(panel, new SessionCounted(Opening, 90, Office, Now)));
        Assert.Empty(Found(panel, new SessionCounted(Opening, 89, Office, Now)));
    }

    [Fact]
    public void A_plenary_is_interpreted_for_whoever_needs_it()
    {
        var needs = new NeedsNoted(new([new("tr", 4), new("ar", 0)], 0), Office, Now);
        var plenary = Planned.Plan("Plenum") with { Kind = SessionKind.Plenary };
        Assert.Equal([(ConflictLevel.Warn, "interpretation-missing")], Found(needs, Added(Opening, plenary, At(0, MainHall))));
        Assert.Empty(Found(needs, Added(Opening, plenary with { Interpretation = ["tr"] }, At(0, MainHall))));
        Assert.Empty(Found(needs, Added(Opening, Planned.Plan("Werkstatt"), At(0, MainHall))));
        Assert.Equal([(ConflictLevel.Warn, "interpretation-missing")], Found(Added(Opening, Planned.Plan("Werkstatt") with { NeedsLanguages = ["vi"] }, At(0, MainHall))));
    }

    [Fact]
    public void A_step_blocks_where_somebody_cannot_climb_it()
    {
        var plenary = Planned.Plan("Plenum") with { Kind = SessionKind.Plenary };
        Assert.Equal([(ConflictLevel.Note, "step")], Found(Added(Opening, plenary, At(0, Cellar))));
        Assert.Equal([(ConflictLevel.Block, "step")], Found(new NeedsNoted(new([], 1), Office, Now), Added(Opening, plenary, At(0, Cellar))));
        Assert.Equal([(ConflictLevel.Block, "step")], Found(Added(Opening, Planned.Plan("A") with { NeedsStepFree = true }, At(0, Cellar))));
    }

    [Fact]
    public void What_a_room_lacks_is_named() =>
        Assert.Equal([(ConflictLevel.Warn, "equipment-missing")], Found(Added(Opening, Planned.Plan("A") with { NeedsEquipment = ["beamer", "interpreter-booth"] }, At(0, MainHall))));

    [Fact]
    public void A_session_without_a_room_is_noted() => Assert.Equal([(ConflictLevel.Note, "no-room")], Found(Added(Opening, Planned.Plan("A"), At(0, null))));

    [Fact]
    public void Two_sessions_collide_in_a_room_exactly_when_they_share_a_minute() =>
        Prop.ForAll(Gen.Choose(0, 300).ArrayOf(2).ToArbitrary(), Gen.Choose(5, 120).ArrayOf(2).ToArbitrary(), (starts, lengths) =>
        {
            var shared = Enumerable.Range(starts[0], lengths[0]).Intersect(Enumerable.Range(starts[1], lengths[1])).Any();
            var found = Found(Added(Opening, Planned.Plan("A"), At(starts[0], MainHall, lengths[0])), Added(Workshop, Planned.Plan("B"), At(starts[1], MainHall, lengths[1])));
            Assert.Equal(shared, found.Contains((ConflictLevel.Block, "room-twice")));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_session_on_another_day_than_the_conference_blocks_and_says_so_in_both_languages()
    {
        var conflict = Assert.Single(Conflicts.Of(Planned.State(Added(Opening, Planned.Plan("Auftakt"), At(2 * Day, MainHall))), Days));
        Assert.Equal((ConflictLevel.Block, "outside-days", Opening), (conflict.Level, conflict.Code, conflict.Sessions.Single()));
        Assert.Equal("„Auftakt“: Geplant ist am 11.10.2026 von 09:00 bis 10:00 Uhr, die Konferenz ist aber vom 09.10.2026 bis 10.10.2026.", conflict.Message.De);
        Assert.Equal("“Auftakt (en)”: it is planned on 2026-10-11 from 09:00 to 10:00, but the conference is from 2026-10-09 to 2026-10-10.", conflict.Message.En);
    }

    [Fact]
    public void The_last_day_ends_at_midnight_in_Berlin_and_a_session_that_goes_on_is_warned_of()
    {
        const int BeforeMidnight = Day + (14 * 60);
        Assert.Empty(Found(Added(Opening, Planned.Plan("A"), At(BeforeMidnight, MainHall))));
        Assert.Equal([(ConflictLevel.Warn, "beyond-days")], Found(Added(Opening, Planned.Plan("A"), At(BeforeMidnight, MainHall, 61))));
        Assert.Equal([(ConflictLevel.Block, "outside-days")], Found(Added(Opening, Planned.Plan("A"), At(BeforeMidnight + 60, MainHall))));
    }

    [Fact]
    public void The_first_day_begins_at_midnight_in_Berlin_and_a_session_from_the_evening_before_is_warned_of()
    {
        Assert.Empty(Found(Added(Opening, Planned.Plan("A"), At(-9 * 60, MainHall))));
        Assert.Equal([(ConflictLevel.Warn, "beyond-days")], Found(Added(Opening, Planned.Plan("A"), At(-(9 * 60) - 1, MainHall))));
        Assert.Equal([(ConflictLevel.Block, "outside-days")], Found(Added(Opening, Planned.Plan("A"), At(-10 * 60, MainHall))));
    }

    [Fact]
    public void A_day_on_which_the_clock_is_put_back_has_25_hours()
    {
        // 25 October 2026: midnight in Berlin is 22:00 UTC before and 23:00 UTC after it.
        var autumn = new ConferenceDays(new(2026, 10, 25), new(2026, 10, 25));
        var late = Added(Opening, Planned.Plan("A"), new(new(2026, 10, 25, 22, 0, 0, TimeSpan.Zero), 60, MainHall));
        Assert.Empty(Conflicts.Of(Planned.State(late), autumn));
        var longer = Assert.Single(Conflicts.Of(Planned.State(late, new SessionMoved(Opening, late.Slot with { Minutes = 61 }, Office, Now)), autumn));
        Assert.Equal(("beyond-days", "“A (en)”: it goes on past the midnight with which the conference ends (on 2026-10-25 from 23:00 to 26.10. 00:01)."), (longer.Code, longer.Message.En));
    }

    [Fact]
    public void When_the_days_move_the_same_draft_lies_outside_them_and_what_was_called_off_does_not()
    {
        IEvent[] planned = [Added(Opening, Planned.Plan("A"), At(0, MainHall)), Added(Workshop, Planned.Plan("B"), At(Day, MainHall))];
        Assert.Empty(Found(planned));
        var moved = new ConferenceDays(Some.Plan.EndsOn!.Value, Some.Plan.EndsOn!.Value.AddDays(1));
        Assert.Equal([Opening], Conflicts.Of(Planned.State(planned), moved).Single().Sessions);
        Assert.Empty(Conflicts.Of(Planned.State([.. planned, new SessionCancelled(Opening, Office, Now)]), moved));
    }

    [Fact]
    public void While_only_the_season_is_known_no_session_lies_outside_of_it() =>
        Assert.Empty(Conflicts.Of(Planned.State(Added(Opening, Planned.Plan("A"), At(50 * Day, MainHall))), ConferenceDays.Of(Of(Season2025))));

    [Fact]
    public void A_plenary_is_for_all_who_have_a_place_unless_it_was_counted()
    {
        var conference = new IEvent[] { new ConferencePlanned(Some.Plan, Office, Now), Some.Hall(9), Confirmed(1), Confirmed(2) }.Aggregate(ConferenceState.Initial, (state, e) => state.Evolve(e));
        var days = ConferenceDays.Of(conference)!;
        IEvent[] plenary = [new RoomSet(MainHall, new("Saal", 1, [], StepFree: true), Office, Now), Added(Opening, Planned.Plan("A") with { Kind = SessionKind.Plenary }, At(0, MainHall))];
        var conflict = Assert.Single(Conflicts.Of(Planned.State(plenary), days));
        Assert.Equal((ConflictLevel.Block, "room-too-small"), (conflict.Level, conflict.Code));
        Assert.Contains("2 Angemeldete, aber nur 1 Plätze in Saal", conflict.Message.De, StringComparison.Ordinal);
        Assert.Equal("room-nearly-full", Assert.Single(Conflicts.Of(Planned.State([.. plenary, new SessionCounted(Opening, 1, Office, Now)]), days)).Code);
        IEvent[] workshop = [plenary[0], Added(Opening, Planned.Plan("A"), At(0, MainHall))];
        Assert.Empty(Conflicts.Of(Planned.State(workshop), days));
    }

    private static ConferenceState Of(ConferencePlan plan) => ConferenceState.Initial.Evolve(new ConferencePlanned(plan, Office, Now));

    private const int Day = 24 * 60;

    private static ConferenceDays Days => ConferenceDays.Of(Of(Some.Plan))!;

    private static IReadOnlyList<(ConflictLevel, string)> Found(params IEvent[] events) => [.. Conflicts.Of(Planned.State(events), Days).Select(conflict => (conflict.Level, conflict.Code))];
}
