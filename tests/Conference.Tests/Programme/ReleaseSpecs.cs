using Bkmo.Conference.Integration;
using Bkmo.Conference.Programme;
using Bkmo.Contracts.Conference.V1;
using Bkmo.Eventing;
using Bkmo.Testing;
using static Bkmo.Conference.Tests.Programme.Planned;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests.Programme;

public sealed class ReleaseSpecs
{
    private static readonly IEvent[] First = [Added(Opening, Planned.Plan("Auftakt", Ada), At(0, MainHall)), Added(Workshop, Planned.Plan("Werkstatt"), At(60, Cellar)), Released()];

    [Fact]
    public void The_first_version_adds_every_session() =>
        Assert.Equal([(Opening, ScheduleChangeKind.Added), (Workshop, ScheduleChangeKind.Added)], Changes(First));

    [Fact]
    public void A_change_list_says_what_changed_for_whom()
    {
        var latest = Planned.State([.. First, new SessionMoved(Opening, At(15, Cellar), Office, Now), new SessionChanged(Workshop, Planned.Plan("Werkstatt", Ben), Office, Now), Released(1)]).Latest!;
        Assert.Equal(
            [(Opening, ScheduleChangeKind.Moved), (Opening, ScheduleChangeKind.RoomChanged), (Workshop, ScheduleChangeKind.SpeakersChanged)],
            latest.Changes.Select(change => (change.SessionId, change.Kind)));
        Assert.Equal([Ada], latest.Changes[0].Speakers);
        Assert.Equal([Ben], latest.Changes[^1].Speakers);
        Assert.Equal("„Auftakt“ ist jetzt am 09.10.2026 von 09:15 bis 10:15 Uhr statt am 09.10.2026 von 09:00 bis 10:00 Uhr.", latest.Changes[0].Message.De);
    }

    [Fact]
    public void The_sequence_grows_with_each_version_that_changed_the_session_and_with_no_other()
    {
        IEvent[] history =
        [
            .. First, new SessionMoved(Opening, At(10, MainHall), Office, Now), new SessionMoved(Opening, At(20, MainHall), Office, Now), Released(1),
            new SessionChanged(Workshop, Planned.Plan("Labor"), Office, Now), Released(2),
        ];
        var latest = Planned.State(history).Latest!;
        Assert.Equal([(Opening, 1, Now.AddDays(1)), (Workshop, 1, Now.AddDays(2))], latest.Sessions.Select(session => (session.Id, session.Sequence, session.ChangedAt)));
    }

    [Fact]
    public void A_cancelled_session_stays_in_the_versions_that_follow()
    {
        var latest = Planned.State([.. First, new SessionCancelled(Workshop, Office, Now), Released(1), new SessionMoved(Opening, At(10, MainHall), Office, Now), Released(2)]).Latest!;
        Assert.Equal([false, true], latest.Sessions.Select(session => session.Content.Cancelled));
        Assert.Equal(1, latest.Sessions[1].Sequence);
        Assert.Equal([(Opening, ScheduleChangeKind.Moved)], latest.Changes.Select(change => (change.SessionId, change.Kind)));
    }

    [Fact]
    public void A_session_that_nobody_ever_saw_is_not_shown_as_cancelled() =>
        Assert.Equal([(Workshop, ScheduleChangeKind.Added)], Changes(
            [First[0], First[1], new SessionCancelled(Opening, Office, Now), Released()]));

    [Fact]
    public void What_planners_count_and_need_is_no_news_to_the_public() =>
        Assert.Empty(Planned.State([.. First, new SessionCounted(Opening, 3, Office, Now), new SessionChanged(Workshop, Planned.Plan("Werkstatt") with { NeedsEquipment = ["beamer"] }, Office, Now), Released(1)]).Latest!.Changes);

    [Fact]
    public void A_room_that_gets_another_name_is_news_for_its_sessions() =>
        Assert.Equal([(Opening, ScheduleChangeKind.RoomChanged)], Changes([.. First, new RoomSet(MainHall, HallRoom with { Name = "Großer Saal" }, Office, Now), Released(1)]));

    [Fact]
    public void An_older_version_stays_as_it_was_released()
    {
        var state = Planned.State([.. First, new SessionMoved(Opening, At(15, MainHall), Office, Now), Released(1)]);
        Assert.Equal([At(0, MainHall), At(15, MainHall)], state.Releases.Select(release => release.Sessions.Single(session => session.Id == Opening).Content.Slot));
    }

    [Fact]
    public void A_release_is_told_to_other_services_and_work_on_the_draft_is_not()
    {
        var history = Stored.Stream(Id(99), ProgrammeState.StreamType, [.. Rooms, .. First]);
        var state = ProgrammeState.Initial;
        var told = history.Select(stored => PublishedProgramme.Of(state = state.Evolve(stored.Data), stored)).OfType<object>().ToList();
        var released = Assert.IsType<ScheduleReleased>(Assert.Single(told));
        Assert.Equal((Planned.Conference, 1, history.Length), (released.ConferenceId, released.Number, released.Version));
        Assert.Equal([Opening, Workshop], released.ChangedSessionIds);
    }

    private static IEnumerable<(Guid, ScheduleChangeKind)> Changes(IEvent[] events) => Planned.State(events).Latest!.Changes.Select(change => (change.SessionId, change.Kind));
}
