namespace Bkmo.Advocacy.Alliances;

/// <summary>No such alliance.</summary>
public sealed record UnknownAlliance() : Refusal(RefusalKind.NotFound, new Text(
    "Dieses Bündnis gibt es nicht.",
    "There is no such alliance."));

/// <summary>No such member in the alliance.</summary>
public sealed record UnknownMember() : Refusal(RefusalKind.NotFound, new Text(
    "Dieses Mitglied gibt es in dem Bündnis nicht.",
    "There is no such member in the alliance."));

/// <summary>An organisation is a member once at a time.</summary>
/// <param name="Name">Name of the member.</param>
public sealed record AlreadyMember(string Name) : Refusal(RefusalKind.Conflict, new Text(
    $"„{Name}“ ist schon Mitglied. Bitte nur einmal eintragen, oder erst den Austritt.",
    $"'{Name}' is already a member. Enter it only once, or record first that it left."));

/// <summary>Nobody leaves before joining.</summary>
/// <param name="JoinedOn">First day of the membership, Europe/Berlin.</param>
public sealed record LeftBeforeJoining(DateOnly JoinedOn) : Refusal(RefusalKind.Invalid, new Text(
    $"Der Austritt liegt vor dem Beitritt am {JoinedOn:yyyy-MM-dd}. Bitte den letzten Tag der Mitgliedschaft angeben.",
    $"The day of leaving is before the day of joining, {JoinedOn:yyyy-MM-dd}. Give the last day of the membership."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { ["leftOn"] = Message };
}

/// <summary>The member left already, on another day.</summary>
/// <param name="LeftOn">The day on record, Europe/Berlin.</param>
public sealed record AlreadyLeft(DateOnly LeftOn) : Refusal(RefusalKind.Conflict, new Text(
    $"Der Austritt ist schon zum {LeftOn:yyyy-MM-dd} eingetragen.",
    $"It is already on record that the member left on {LeftOn:yyyy-MM-dd}."));
