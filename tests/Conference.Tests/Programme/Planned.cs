using Bkmo.Conference.Programme;
using Bkmo.Eventing;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests.Programme;

/// <summary>A programme that specs start from.</summary>
internal static class Planned
{
    internal static readonly Guid Conference = Id(7), MainHall = Id(10), Cellar = Id(11), Ada = Id(20), Ben = Id(21), Opening = Id(30), Workshop = Id(31);

    internal static readonly Room HallRoom = new("Saal", 100, ["beamer"], StepFree: true);
    internal static readonly Room CellarRoom = new("Keller", 20, [], StepFree: false);

    internal static readonly DateTimeOffset Nine = new(2026, 10, 9, 7, 0, 0, TimeSpan.Zero);

    internal static SessionPlan Plan(string title, params Guid[] speakers) =>
        new(SessionKind.Panel, title, title + " (en)", null, null, null, ["de"], [], speakers.ToValueList(), [], false, []);

    internal static Slot At(int minutes, Guid? room, int length = 60) => new(Nine.AddMinutes(minutes), length, room);

    internal static ProgrammeBegun Begun => new(Conference, Office, Now);

    internal static RoomSet SetHall => new(MainHall, HallRoom, Office, Now);

    internal static RoomSet SetCellar => new(Cellar, CellarRoom, Office, Now);

    internal static SpeakerSet Speaks(Guid speaker, params Period[] availability) => new(speaker, new(availability.ToValueList(), null, 0), Office, Now);

    internal static SessionAdded Added(Guid session, SessionPlan plan, Slot slot) => new(session, plan, slot, Office, Now);

    internal static ProgrammeReleased Released(int day = 0) => new(null, null, Office, Now.AddDays(day));

    internal static IEvent[] Rooms => [Begun, SetHall, SetCellar, Speaks(Ada), Speaks(Ben)];

    internal static ProgrammeState State(params IEvent[] events) => Rooms.Concat(events).Aggregate(ProgrammeState.Initial, (state, e) => state.Evolve(e));
}
