namespace Bkmo.Conference.Agenda;

/// <summary>Who sees and does what in the assembly.</summary>
public static class MeetingAccess
{
    /// <summary>Whoever leads the meeting (Versammlungsleitung).</summary>
    public static string[] Chair { get; } = [Roles.Office, Roles.Board];

    /// <summary>Whoever follows the meeting.</summary>
    public static string[] Readers { get; } = [Roles.Office, Roles.Board, Roles.ElectionOfficer, Roles.Teller, Roles.Delegate, Roles.OrganisationRepresentative];

    /// <summary>Whoever asks to speak.</summary>
    public static string[] Speakers { get; } = [Roles.Office, Roles.Board, Roles.Delegate];

    /// <summary>Whether <paramref name="actor"/> leads the meeting.</summary>
    public static bool IsChair(Actor actor) => actor.Is(Chair);

    /// <summary>Whether internal items are for <paramref name="actor"/>: those who take part in resolutions and those who lead and count.</summary>
    public static bool SeesInternal(Actor actor) => actor.Is(Roles.Office, Roles.Board, Roles.ElectionOfficer, Roles.Teller, Roles.Delegate);

    /// <summary>Whether <paramref name="actor"/> sees the item.</summary>
    public static bool Sees(Actor actor, ItemSubject subject) => !subject.Internal || SeesInternal(actor);
}
