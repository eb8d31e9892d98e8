using Bkmo.Conference.Attendances;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Holds;
using Bkmo.Conference.Registrations;
using Bkmo.Conference.Waiting;
using Bkmo.Eventing;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests;

public sealed class HoldSpecs
{
    private static readonly DateTimeOffset Until = Now.AddDays(3);
    private static readonly PlacesReserved Reserved = new(Id(4), "hall", 2, "Team", Until, Office, Now);
    private static readonly InvitationSent Invited = new(Id(4), Id(5), RegistrationCategory.Guest, null, "hall", Until, Office, Now);

    private static readonly ValueList<Contribution> Contributed = [new(Id(70), 1, 0)];

    private static readonly WaitingListJoined Waits = new(
        Id(9), "hall", GroupRule.AllOrNothing, [new(Id(9), Id(9), RegistrationCategory.Guest, null, null)], Office, Now);

    [Fact]
    public void Reservations_and_invitations_block_places()
    {
        Given<ConferenceState>(Planned, Hall(3)).When(Reserve(2)).Then(Reserved);
        Given<ConferenceState>(Planned, Hall(3)).When(Invite()).Then(Invited);
        Assert.Equal(1, Given<ConferenceState>(Planned, Hall(3), Reserved).State.Capacities["hall"].Free);
        Assert.Equal(2, Given<ConferenceState>(Planned, Hall(3), Invited).State.Capacities["hall"].Free);
        Given<ConferenceState>(Planned, Hall(2), Reserved).When(Guest(1)).ThenRefused(new CapacityExhausted("hall"));
    }

    [Fact]
    public void Only_what_is_free_and_what_nobody_waits_for_can_be_held()
    {
        Given<ConferenceState>(Planned, Hall(1)).When(Reserve(2)).ThenRefused(new CapacityExhausted("hall"));
        Given<ConferenceState>(Planned, Hall(9), Waits).When(Invite()).ThenRefused(new CapacityExhausted("hall"));
        Given<ConferenceState>(Planned, Hall(9)).When(Reserve(2, "gallery")).ThenRefused(new UnknownCapacity());
        Given<ConferenceState>(Planned).When(Invite()).ThenRefused(new NoCapacityFor(RegistrationCategory.Guest));
        Given<ConferenceState>(Planned, Hall(9), Confirmed(1, person: 5)).When(Invite()).ThenRefused(new PersonAlreadyRegistered());
        Given<ConferenceState>(Planned, Hall(9)).When(Reserve(2, at: Until)).ThenRefused(new EndsInPast());
        Given<ConferenceState>(Recorded).When(Reserve(2)).ThenRefused(new ConferenceOver());
        Given<ConferenceState>().When(Reserve(2)).ThenRefused(new UnknownConference());
        Given<ConferenceState>(Planned, Hall(9), Reserved).When(Reserve(2)).ThenNothing();
    }

    [Fact]
    public void A_reserved_place_goes_to_whom_the_office_gives_it()
    {
        Given<ConferenceState>(Planned, Hall(2), Reserved).When(Guest(1, Id(4))).Then(new ReservationUsed(Id(4), Office, Now), Confirmed(1));
        var after = Given<ConferenceState>(Planned, Hall(2), Reserved, new ReservationUsed(Id(4), Office, Now), Confirmed(1)).State.Capacities["hall"];
        Assert.Equal((0, 1, 1), (after.Free, after.Reserved, after.Confirmed));
        Given<ConferenceState>(Planned, Hall(2)).When(Guest(1, Id(4))).ThenRefused(new UnknownHold());
    }

    [Fact]
    public void An_accepted_invitation_is_a_registration()
    {
        Given<ConferenceState>(Planned, Hall(1), Invited).When(End(InvitationEnding.Accepted))
            .Then(new InvitationEnded(Id(4), InvitationEnding.Accepted, Office, Now), Confirmed(1, person: 5));
        Given<ConferenceState>(Planned, Hall(1), Invited).When(End(InvitationEnding.Accepted, Until)).ThenRefused(new UnknownHold());
        Given<ConferenceState>(Planned, Hall(2), Reserved).When(End(InvitationEnding.Accepted)).ThenRefused(new UnknownHold());
        Given<ConferenceState>(Planned, Hall(2), Invited, Confirmed(2, person: 5)).When(End(InvitationEnding.Accepted)).ThenRefused(new PersonAlreadyRegistered());
    }

    [Fact]
    public void What_is_not_held_any_more_is_offered_to_those_who_wait()
    {
        Given<ConferenceState>(Planned, Hall(1), Invited, Waits).When(End(InvitationEnding.Declined)).Then(
            new InvitationEnded(Id(4), InvitationEnding.Declined, Office, Now), new PlacesOffered(Id(9), [Id(9)], Now.AddHours(48), Now));
        Given<ConferenceState>(Planned, Hall(2), Reserved, Waits).When(state => ServeWaitingLists.Decide(state, Office, Until)).Then(
            new ReservationEnded(Id(4), Office, Until), new PlacesOffered(Id(9), [Id(9)], Until.AddHours(48), Until));
        Given<ConferenceState>(Planned, Hall(2)).When(End(InvitationEnding.TakenBack)).ThenRefused(new UnknownHold());
    }

    [Fact]
    public void Attendance_is_closed_once_from_the_last_day_on()
    {
        IEvent[] history = [Planned, Hall(3), Confirmed(1), Confirmed(2), Confirmed(3), Withdrawn(3)];
        var state = Given<ConferenceState>(history).When(Close(Plan.EndsOn!.Value)).Then(new AttendanceClosed([Id(1)], Office, Now, Contributed)).State;
        Assert.Equal(
            [RegistrationStatus.Attended, RegistrationStatus.Missed, RegistrationStatus.Withdrawn], new[] { 1, 2, 3 }.Select(number => state.Registrations[Id(number)].Status));
        Given<ConferenceState>(history).When(Close(Plan.EndsOn.Value.AddDays(-1))).ThenRefused(new NotOnItsLastDay());
        Given<ConferenceState>([.. history, new AttendanceClosed([], Office, Now)]).When(Close(Today)).ThenNothing();
        Given<ConferenceState>().When(Close(Today)).ThenRefused(new UnknownConference());
    }

    private static Func<ConferenceState, Decision> Close(DateOnly today) =>
        state => CloseAttendance.Decide(state, new(new HashSet<Guid> { Id(1), Id(3) }, Contributed, today, Office, Now));

    private static Func<ConferenceState, Decision> Reserve(int places, string capacity = "hall", DateTimeOffset? at = null) => state => HoldPlaces.Decide(
        state, new(new(Id(4), "", places, Until, "Team", null, 0), capacity, Today, Office, at ?? Now));

    private static Func<ConferenceState, Decision> Invite() => state => HoldPlaces.Decide(
        state, new(new(Id(4), "", 1, Until, null, new(Id(5), RegistrationCategory.Guest, null), 0), null, Today, Office, Now));

    private static Func<ConferenceState, Decision> End(InvitationEnding ending, DateTimeOffset? at = null) =>
        state => EndHold.Decide(state, new(Id(4), ending, Id(1), Office, at ?? Now));

    private static Func<ConferenceState, Decision> Guest(int number, Guid? reservation = null) => state => Register.Decide(
        state, new(Id(number), Id(number), RegistrationCategory.Guest, null, null, Entitlement.None, Today, Office, Now, ReservationId: reservation));
}
