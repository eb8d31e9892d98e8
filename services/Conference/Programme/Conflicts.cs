using System.Globalization;

namespace Bkmo.Conference.Programme;

/// <summary>How grave a conflict is.</summary>
public enum ConflictLevel
{
    /// <summary>The programme cannot be released with it.</summary>
    Block,

    /// <summary>It should not be released with it.</summary>
    Warn,

    /// <summary>Worth knowing.</summary>
    Note,
}

/// <summary>Something in the draft that does not go together.</summary>
/// <param name="Level">How grave it is.</param>
/// <param name="Code">What kind it is, kebab case.</param>
/// <param name="Sessions">The sessions that it is about.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record Conflict(ConflictLevel Level, string Code, ValueList<Guid> Sessions, Text Message);

/// <summary>Finds what does not go together in a draft: a pure function of it, of the conference's days and of how many come, gravest first.</summary>
public static class Conflicts
{
    private const int NearlyFullPercent = 90;

    /// <summary>All conflicts.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="days">The days of the conference as they are now; null: not known, then no session lies outside.</param>
    public static IReadOnlyList<Conflict> Of(ProgrammeState draft, ConferenceDays? days)
    {
        var live = draft.Live.ToList();
        return [.. Pairs(live).SelectMany(pair => Twice(draft, pair.One, pair.Other)).Concat(live.SelectMany(session => Alone(draft, session, days))).Concat(live.SelectMany(session => Outside(session, days)))
            .OrderBy(conflict => conflict.Level).ThenBy(conflict => conflict.Code, StringComparer.Ordinal)];
    }

    /// <summary>Sessions that overlap; they come in order of their beginning.</summary>
    private static IEnumerable<(Session One, Session Other)> Pairs(List<Session> live)
    {
        for (var i = 0; i < live.Count; i++)
            for (var j = i + 1; j < live.Count && live[j].Content.Slot.StartsAt < live[i].Content.Slot.Period().Until; j++)
                yield return (live[i], live[j]);
    }

    private static IEnumerable<Conflict> Twice(ProgrammeState draft, Session one, Session other)
    {
        ValueList<Guid> both = [one.Id, other.Id];
        var (first, second) = (one.Content.Plan, other.Content.Plan);
        if (one.Content.Slot.RoomId is { } room && room == other.Content.Slot.RoomId)
            yield return new(ConflictLevel.Block, "room-twice", both, new(
                $"„{first.TitleDe}“ und „{second.TitleDe}“ sind zur gleichen Zeit in {NameOf(draft, room)}; verlegen Sie eine davon.",
                $"“{first.TitleEn}” and “{second.TitleEn}” are in {NameOf(draft, room)} at the same time; move one of them."));
        if (first.Speakers.Intersect(second.Speakers).Any())
            yield return new(ConflictLevel.Block, "speaker-twice", both, new(
                $"Eine Person soll zur gleichen Zeit bei „{first.TitleDe}“ und „{second.TitleDe}“ sprechen; verlegen Sie eine davon.",
                $"One person is to speak at “{first.TitleEn}” and “{second.TitleEn}” at the same time; move one of them."));
    }

    private static IEnumerable<Conflict> Alone(ProgrammeState draft, Session session, ConferenceDays? days)
    {
        var (plan, slot) = (session.Content.Plan, session.Content.Slot);
        var room = slot.RoomId is { } id ? draft.Rooms.GetValueOrDefault(id)?.Value : null;
        if (plan.Speakers.Any(speaker => !IsAvailable(draft, speaker, slot.Period())))
            yield return About(session, ConflictLevel.Block, "speaker-away", "Eine Person, die hier sprechen soll, ist zu dieser Zeit nicht da", "a person who is to speak is not there at this time");
        if (room is null)
        {
            yield return About(session, ConflictLevel.Note, "no-room", "Es ist noch kein Raum bestimmt", "no room is decided yet");
            yield break;
        }
        foreach (var conflict in Full(session, room, days).Concat(InRoom(draft, session, room))) yield return conflict;
    }

    /// <summary>Members are invited to the days of the conference: to a session on another day nobody is.</summary>
    private static IEnumerable<Conflict> Outside(Session session, ConferenceDays? days)
    {
        var period = session.Content.Slot.Period();
        if (days is null || days.Period().Contains(period)) yield break;
        var (when, conference) = (Times.In(period), days.Told());
        if (!days.Period().Overlaps(period))
            yield return About(session, ConflictLevel.Block, "outside-days", $"Geplant ist {when.De}, die Konferenz ist aber {conference.De}", $"it is planned {when.En}, but the conference is {conference.En}");
        else if (period.From < days.Period().From)
            yield return About(session, ConflictLevel.Warn, "beyond-days", $"Sie beginnt schon vor dem ersten Tag der Konferenz ({when.De})", $"it begins before the first day of the conference ({when.En})");
        else
            yield return About(session, ConflictLevel.Warn, "beyond-days", $"Sie dauert über die Mitternacht hinaus, mit der die Konferenz endet ({when.De})", $"it goes on past the midnight with which the conference ends ({when.En})");
    }

    private static IEnumerable<Conflict> Full(Session session, Room room, ConferenceDays? days)
    {
        var people = session.People ?? (session.Content.Plan.Kind is SessionKind.Plenary ? days?.People : null);
        if (people > room.Capacity)
            yield return About(session, ConflictLevel.Block, "room-too-small", Invariant($"{people} Angemeldete, aber nur {room.Capacity} Plätze in {room.Name}"), Invariant($"{people} people signed up, but {room.Name} has {room.Capacity} places"));
        else if (people * 100L >= room.Capacity * (long)NearlyFullPercent)
            yield return About(session, ConflictLevel.Note, "room-nearly-full", Invariant($"{people} von {room.Capacity} Plätzen in {room.Name} sind vergeben"), Invariant($"{people} of {room.Capacity} places of {room.Name} are taken"));
    }

    private static IEnumerable<Conflict> InRoom(ProgrammeState draft, Session session, Room room)
    {
        var plan = session.Content.Plan;
        if (!room.StepFree && plan.NeedsStepFree)
            yield return About(session, ConflictLevel.Block, "step", $"Wer teilnimmt, braucht einen Weg ohne Stufen, und {room.Name} hat eine Stufe", $"somebody who takes part needs a way without steps, and {room.Name} has a step");
        else if (!room.StepFree && plan.Kind is SessionKind.Plenary && draft.Needs.StepFree > 0)
            yield return About(session, ConflictLevel.Block, "step", Invariant($"{draft.Needs.StepFree} Teilnehmende brauchen einen Weg ohne Stufen, und {room.Name} hat eine Stufe"), Invariant($"{draft.Needs.StepFree} participants need a way without steps, and {room.Name} has a step"));
        else if (!room.StepFree) yield return About(session, ConflictLevel.Note, "step", $"{room.Name} hat eine Stufe", $"{room.Name} has a step");
        foreach (var language in MissingLanguages(draft, plan))
            yield return About(session, ConflictLevel.Warn, "interpretation-missing", $"Verdolmetschung in „{language}“ wird gebraucht und nicht angeboten", $"interpretation into {language} is needed and not offered");
        foreach (var missing in plan.NeedsEquipment.Except(room.Equipment, StringComparer.Ordinal))
            yield return About(session, ConflictLevel.Warn, "equipment-missing", $"In {room.Name} fehlt „{missing}“", $"{room.Name} lacks {missing}");
    }

    /// <summary>At a plenary what anybody needs, else what the session's own participants need.</summary>
    private static IEnumerable<string> MissingLanguages(ProgrammeState draft, SessionPlan plan)
    {
        if (plan.Kind is SessionKind.Break) return [];
        var needed = plan.Kind is SessionKind.Plenary
            ? plan.NeedsLanguages.Concat(draft.Needs.Interpretation.Where(need => need.People > 0).Select(need => need.Language))
            : plan.NeedsLanguages;
        return needed.Distinct(StringComparer.OrdinalIgnoreCase).Except(plan.Languages.Concat(plan.Interpretation), StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);
    }

    private static bool IsAvailable(ProgrammeState draft, Guid speaker, Period period) =>
        draft.Speakers.GetValueOrDefault(speaker) is not { Value.Availability: { Count: > 0 } availability } || availability.Any(there => there.Contains(period));

    private static Conflict About(Session session, ConflictLevel level, string code, string de, string en) =>
        new(level, code, [session.Id], new($"„{session.Content.Plan.TitleDe}“: {de}.", $"“{session.Content.Plan.TitleEn}”: {en}."));

    private static string NameOf(ProgrammeState draft, Guid room) => draft.Rooms.GetValueOrDefault(room)?.Value.Name ?? room.ToString();

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
