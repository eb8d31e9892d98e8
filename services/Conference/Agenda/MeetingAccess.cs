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
}
