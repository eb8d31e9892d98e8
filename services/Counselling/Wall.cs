using Bkmo.Counselling.Cases;

namespace Bkmo.Counselling;

/// <summary>
/// The wall around cases: whoever does not work in a case's centre is told that there is no such case, whatever other roles they hold. No role of the
/// federation, not the office, not the board, opens a case.
/// </summary>
public static class Wall
{
    /// <summary>Every role of people: for what is public, and for addresses that answer everybody outside as if there were nothing.</summary>
    internal static string[] EveryRole => [.. Roles.OfPeople];

    /// <summary>Whether the actor counsels in, or leads, this centre.</summary>
    public static bool IsInside(Actor actor, Guid centreId) => actor.Is(Roles.Counsellor, Roles.CentreLead) && actor.Centres.Contains(centreId);

    /// <summary>Whether the actor may hand a first contact to this centre: its own staff, and the office, which can write it but never read it.</summary>
    public static bool MayRecordAt(Actor actor, Guid centreId) => IsInside(actor, centreId) || actor.Is(Roles.Office);

    /// <summary>Whether the actor may see who read a case: its centre, and the data protection officer.</summary>
    public static bool MaySeeAccesses(Actor actor, Guid centreId) => IsInside(actor, centreId) || actor.Is(Roles.DataProtectionOfficer);

    /// <summary>The case, if the actor is inside; null both for a case elsewhere and for none at all.</summary>
    internal static async Task<Case?> Find(Commands commands, Guid caseId, CancellationToken cancellation) =>
        await commands.Find<Case>(caseId, cancellation) is { FirstContact: { } contact } found && IsInside(commands.Actor, contact.CentreId) ? found : null;
}
