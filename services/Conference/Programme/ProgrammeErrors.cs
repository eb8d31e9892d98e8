using System.Globalization;

namespace Bkmo.Conference.Programme;

/// <summary>There is no such room in the programme.</summary>
public sealed record UnknownRoom() : Refusal(RefusalKind.NotFound, new("Diesen Raum gibt es im Programm nicht.", "There is no such room in the programme."));

/// <summary>There is no such track in the programme.</summary>
public sealed record UnknownTrack() : Refusal(RefusalKind.NotFound, new("Diesen Themenstrang gibt es im Programm nicht.", "There is no such track in the programme."));

/// <summary>There is no such speaker in the programme.</summary>
public sealed record UnknownSpeaker() : Refusal(RefusalKind.NotFound, new("Diese Person spricht in diesem Programm nicht.", "This person does not speak in this programme."));

/// <summary>There is no such session in the programme.</summary>
public sealed record UnknownSession() : Refusal(RefusalKind.NotFound, new("Diese Veranstaltung gibt es im Programm nicht.", "There is no such session in the programme."));

/// <summary>No version of the programme was released, or none with this number.</summary>
public sealed record UnknownSchedule() : Refusal(RefusalKind.NotFound, new("Dieses Programm ist nicht veröffentlicht.", "This schedule is not released."));

/// <summary>Rooms are told apart by their names.</summary>
public sealed record RoomNameTaken() : Refusal(RefusalKind.Conflict, new(
    "Ein anderer Raum heißt schon so; geben Sie ihm einen eigenen Namen.", "Another room has this name already; give it a name of its own."));

/// <summary>Sessions take place in the room.</summary>
public sealed record RoomInUse(int Sessions) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"In diesem Raum sind noch {Sessions} Veranstaltungen geplant; verlegen Sie sie zuerst."),
    string.Create(CultureInfo.InvariantCulture, $"{Sessions} sessions are planned in this room; move them first.")));

/// <summary>The person is in the programme already.</summary>
public sealed record SpeakerExists() : Refusal(RefusalKind.Conflict, new(
    "Diese Person ist schon im Programm eingetragen; ändern Sie den vorhandenen Eintrag.", "This person is in the programme already; change the existing entry."));

/// <summary>A session names something that the programme does not have.</summary>
/// <param name="Field">Where it is named.</param>
public sealed record NotInProgramme(string Field) : Refusal(RefusalKind.Invalid, new(
    "Die Veranstaltung nennt etwas, das es im Programm nicht gibt; tragen Sie es zuerst ein.", "The session names something that the programme does not have; enter it first."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { [Field] = Message };
}

/// <summary>The session was called off.</summary>
public sealed record SessionIsCancelled() : Refusal(RefusalKind.Conflict, new(
    "Diese Veranstaltung ist abgesagt; nehmen Sie die Absage zuerst zurück.", "This session is cancelled; restore it first."));

/// <summary>Nothing of the session was changed since it was added.</summary>
public sealed record NothingToUndo() : Refusal(RefusalKind.Conflict, new(
    "An dieser Veranstaltung ist nichts geändert worden, was sich zurücknehmen ließe.", "Nothing of this session was changed that could be undone."));

/// <summary>The programme has no session to release.</summary>
public sealed record NothingToRelease() : Refusal(RefusalKind.Conflict, new(
    "Das Programm enthält noch keine Veranstaltung; tragen Sie zuerst eine ein.", "The programme has no session yet; add one first."));

/// <summary>The draft has conflicts with which it cannot be released.</summary>
/// <param name="Conflicts">All of those.</param>
public sealed record ScheduleBlocked(ValueList<Conflict> Conflicts) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Mit {Conflicts.Count} Konflikten lässt sich das Programm nicht veröffentlichen; lösen Sie die genannten zuerst."),
    string.Create(CultureInfo.InvariantCulture, $"The programme cannot be released with {Conflicts.Count} conflicts; solve those named first.")))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => Conflicts.Select((conflict, i) => (Conflict: conflict, Number: i))
        .ToDictionary(entry => string.Create(CultureInfo.InvariantCulture, $"conflicts[{entry.Number}].{entry.Conflict.Code}"), entry => entry.Conflict.Message, StringComparer.Ordinal);
}
