using Bkmo.Conference.Attendances;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Convocations;
using Bkmo.Conference.Integration;
using Bkmo.Conference.Registrations;
using Bkmo.Eventing;
using Bkmo.Testing;
using static Bkmo.Conference.Tests.Some;
using Contract = Bkmo.Contracts.Conference.V1;

namespace Bkmo.Conference.Tests;

public sealed class PublishedEventsTests
{
    [Fact]
    public void A_convocation_is_told_with_the_days_of_the_conference() =>
        Assert.Equal(new Contract.ConferenceConvened(Id(7), 2, Now, 11, "BKMO XI", Plan.StartsOn, Plan.EndsOn), Told(Planned, Convened));

    [Fact]
    public void An_invitation_is_told_with_every_subject_as_it_is_then()
    {
        var told = Assert.IsType<Contract.MembersInvited>(Told(Planned, Convened, new SubjectAdded("Satzung", true, null, Office, Now), new MembersInvited(2, Office, Now)));
        Assert.Equal((Id(7), 4L, 2, 11, "BKMO XI", Plan.StartsOn!.Value, "in-person"), (told.ConferenceId, told.Version, told.Number, told.Edition, told.Name, told.StartsOn, told.Mode));
        Assert.Equal([.. Invitation.Agenda.Select(item => (item.Title, item.ForResolution)), ("Satzung", true)], told.Subjects.Zip(told.ForResolution));
    }

    [Fact]
    public void A_committee_is_told_with_its_conference_and_members()
    {
        var told = Assert.IsType<Contract.CommitteeFormed>(Told(Recorded, new CommitteeFormed(Id(1), "Bildung", "Education", [Id(70)], Office, Now)));
        Assert.Equal((Id(7), Id(1), "Bildung", "Education", "BKMO X"), (told.ConferenceId, told.CommitteeId, told.NameDe, told.NameEn, told.ConferenceName));
        Assert.Equal([Id(70)], told.Members);
    }

    [Fact]
    public void It_is_decided_for_every_event_of_a_conference_whether_it_is_told()
    {
        foreach (var e in StoredEventSamples.OnConference.Select(sample => sample.Value).Cast<IEvent>())
            Assert.Equal(e is ConferenceConvened or MembersInvited or CommitteeFormed or AttendanceClosed, Told(Planned, Convened, e) is not null);
    }

    [Fact]
    public void A_closed_attendance_is_told_in_numbers_by_organisation()
    {
        RegistrationConfirmed Came(int number, int? organisation) => new(
            Id(number), Id(number), RegistrationCategory.Guest, organisation is { } of ? Id(of) : null, "hall", Office, Now);
        var told = Assert.IsType<Contract.AttendanceClosed>(Told(
            Planned, Hall(9), Came(1, 70), Came(2, 70), Came(3, 71), Came(4, null), Came(5, 72), Withdrawn(5), new AttendanceClosed([Id(1), Id(4)], Office, Now)));
        Assert.Equal((4, 2), (told.TotalExpected, told.TotalAttended));
        Assert.Equal([(Id(70), 2, 1), (Id(71), 1, 0)], told.Organisations.Select((id, i) => (id, told.Expected[i], told.Attended[i])));
        Assert.Equal((null, null), (told.Spoke, told.Motions));
    }

    [Fact]
    public void Who_only_spoke_or_submitted_a_motion_is_told_with_the_others()
    {
        var told = Assert.IsType<Contract.AttendanceClosed>(Told(
            Planned, Hall(9), new RegistrationConfirmed(Id(1), Id(1), RegistrationCategory.Guest, Id(70), "hall", Office, Now), Confirmed(2),
            new AttendanceClosed([Id(1)], Office, Now, [new(Id(69), 0, 2), new(Id(71), 3, 0)])));
        Assert.Equal((2, 1), (told.TotalExpected, told.TotalAttended));
        Assert.Equal(
            [(Id(69), 0, 0, 0, 2), (Id(70), 1, 1, 0, 0), (Id(71), 0, 0, 3, 0)],
            told.Organisations.Select((id, i) => (id, told.Expected[i], told.Attended[i], told.Spoke![i], told.Motions![i])));
    }

    private static object? Told(params IEvent[] history) => PublishedEvents.Of(
        history.Aggregate(ConferenceState.Initial, (state, e) => state.Evolve(e)), Stored.Stream(Id(7), ConferenceState.StreamType, history)[^1]);
}
