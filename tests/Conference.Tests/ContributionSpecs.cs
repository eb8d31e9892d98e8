using Bkmo.Conference.Attendances;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Polls;
using Bkmo.Conference.Speakers;
using Bkmo.Eventing;
using static Bkmo.Conference.Tests.Decisions.Polls;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests;

public sealed class ContributionSpecs
{
    [Fact]
    public void Speeches_on_all_lists_are_counted_for_the_organisation_that_spoke()
    {
        var first = List(Asked(1, 70), Asked(2, 71), Asked(3, 70), Asked(4, 72), Called(1), Called(2), Called(3));
        var second = List(Asked(5, 70), Called(5));
        Assert.Equal([new(Id(70), 3, 0), new(Id(71), 1, 0)], Contributions.Of([first, second], []));
    }

    [Fact]
    public void An_undone_call_is_no_speech_and_who_speaks_for_nobody_is_counted_for_nobody()
    {
        var list = List(Asked(1, 70), Asked(2, null), Called(1), new SpeakerCallUndone(Id(1), Office, Now), Called(2));
        Assert.Empty(Contributions.Of([list], []));
        Assert.Equal([new(Id(70), 1, 0)], Contributions.Of([list.Evolve(Called(1))], []));
    }

    [Fact]
    public void A_common_motion_counts_for_each_who_submitted_it()
    {
        var common = Motion with { SubmittedBy = [Id(70), Id(71)] };
        var another = Motion with { TitleDe = "Änderungsantrag", SubmittedBy = [Id(71)] };
        Assert.Equal([new(Id(70), 0, 1), new(Id(71), 0, 2)], Contributions.Of([], [common, another, Motion]));
    }

    [Fact]
    public void A_motion_that_was_voted_on_again_counts_once()
    {
        var motion = Motion with { AgendaItemId = Id(8), SubmittedBy = [Id(70)] };
        Assert.Equal([new(Id(70), 0, 1)], Contributions.Of([], [motion, motion with { TitleDe = "LEITANTRAG", Kind = PollKind.Secret }]));
        Assert.Equal([new(Id(70), 0, 2)], Contributions.Of([], [motion, motion with { AgendaItemId = Id(9) }]));
    }

    [Fact]
    public void What_was_not_recorded_is_not_shown_as_none()
    {
        IEvent[] history = [Planned, Hall(3), Confirmed(1)];
        var before = AttendanceView.Of(Id(7), State([.. history, new AttendanceClosed([Id(1)], Office, Now)]));
        Assert.Equal([new(null, 1, 1, null, null)], before.Organisations);
        var since = AttendanceView.Of(Id(7), State([.. history, new AttendanceClosed([Id(1)], Office, Now, [new(Id(70), 2, 1)])]));
        Assert.Equal([new(null, 1, 1, null, null), new(Id(70), 0, 0, 2, 1)], since.Organisations);
        Assert.Equal((1, 1), (since.Expected, since.Attended));
    }

    private static ConferenceState State(IEvent[] history) => history.Aggregate(ConferenceState.Initial, (state, e) => state.Evolve(e));

    private static SpeakersList List(params IEvent[] events) =>
        events.Prepend(new SpeakersListBegun(Id(7), Id(1), false, Office, Now)).Aggregate(SpeakersList.Initial, (state, e) => state.Evolve(e));

    private static SpeechRequested Asked(int number, int? organisation) => new(Id(number), Id(100 + number), organisation is { } of ? Id(of) : null, false, null, Office, Now);

    private static SpeakerCalled Called(int number) => new(Id(number), Office, Now);
}
