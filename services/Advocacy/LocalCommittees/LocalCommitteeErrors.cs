namespace Bkmo.Advocacy.LocalCommittees;

/// <summary>No such local committee.</summary>
public sealed record UnknownLocalCommittee() : Refusal(RefusalKind.NotFound, new Text(
    "Dieses Koordinationskomitee gibt es nicht.",
    "There is no such local committee."));

/// <summary>Everybody is a member once.</summary>
/// <param name="Name">Name of the member.</param>
public sealed record AlreadyMember(string Name) : Refusal(RefusalKind.Conflict, new Text(
    $"„{Name}“ ist schon Mitglied. Bitte nur einmal eintragen.",
    $"'{Name}' is already a member. Enter it only once."));
