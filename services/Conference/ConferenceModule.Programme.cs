using Bkmo.Conference.Integration;
using Bkmo.Conference.Programme;
using Bkmo.Conference.Programme.Public;

namespace Bkmo.Conference;

/// <summary>The programme: rooms, tracks, speakers, sessions, and the versions that were released.</summary>
public static partial class ConferenceModule
{
    private static void MapProgramme(IEndpointRouteBuilder routes)
    {
        SetRoom.Map(routes);
        RemoveRoom.Map(routes);
        SetTrack.Map(routes);
        SetSpeaker.Map(routes);
        WithdrawSpeakerName.Map(routes);
        AddSession.Map(routes);
        ChangeSession.Map(routes);
        MoveSession.Map(routes);
        CancelSession.Map(routes);
        RestoreSession.Map(routes);
        UndoSession.Map(routes);
        CountSession.Map(routes);
        NoteNeeds.Map(routes);
        ReleaseSchedule.Map(routes);
        ShowProgramme.Map(routes);
        PublicSchedule.Map(routes);
    }

    internal static EventingBuilder Programme(this EventingBuilder eventing) => eventing
        .Stream<ProgrammeState>(events => events
            .Event<ProgrammeBegun>()
            .Event<RoomSet>()
            .Event<RoomRemoved>()
            .Event<TrackSet>()
            .Event<SpeakerSet>()
            .Event<NeedsNoted>()
            .Event<SessionAdded>()
            .Event<SessionChanged>()
            .Event<SessionMoved>()
            .Event<SessionCancelled>()
            .Event<SessionRestored>()
            .Event<SessionUndone>()
            .Event<SessionCounted>()
            .Event<ProgrammeReleased>())
        .Projection<NamedSpeakers, NamedSpeakerRow>()
        .Publish<ProgrammeState>(PublishedProgramme.Of);
}
