namespace Bkmo.Conference.Speakers;

/// <summary>There is no such request on this list, or not for the one who asks.</summary>
public sealed record UnknownRequest() : Refusal(RefusalKind.NotFound, new("Diese Wortmeldung gibt es nicht.", "There is no such request to speak."));

/// <summary>The list is closed.</summary>
public sealed record ListClosed() : Refusal(RefusalKind.Conflict, new(
    "Die Redeliste ist geschlossen; möglich ist nur noch eine Meldung zur Geschäftsordnung.", "The speakers' list is closed; only a point of order is possible."));

/// <summary>The speaker waits already.</summary>
public sealed record AlreadyOnList() : Refusal(RefusalKind.Conflict, new(
    "Diese Person steht schon auf der Redeliste; ziehen Sie die vorhandene Wortmeldung zuerst zurück.", "This person is on the list already; withdraw the existing request first."));

/// <summary>Nobody asks to speak on what is done or was taken off.</summary>
public sealed record ItemIsOver() : Refusal(RefusalKind.Conflict, new(
    "Dieser Tagesordnungspunkt ist erledigt oder abgesetzt; hier wird nicht mehr gesprochen.", "This item is done or was taken off; nobody speaks on it any more."));

/// <summary>Speakers are called while their item is open.</summary>
public sealed record ItemNotCalled() : Refusal(RefusalKind.Conflict, new(
    "Aufgerufen wird nur zum offenen Tagesordnungspunkt; rufen Sie ihn zuerst auf.", "Speakers are called on the open item only; open it first."));

/// <summary>Nobody waits.</summary>
public sealed record NobodyWaits() : Refusal(RefusalKind.Conflict, new("Auf der Redeliste steht niemand mehr.", "Nobody is on the speakers' list any more."));

/// <summary>Nobody speaks.</summary>
public sealed record NobodySpeaks() : Refusal(RefusalKind.Conflict, new("Es spricht gerade niemand.", "Nobody is speaking."));

/// <summary>Nobody was called.</summary>
public sealed record NobodyWasCalled() : Refusal(RefusalKind.Conflict, new("Es wurde noch niemand aufgerufen.", "Nobody was called yet."));

/// <summary>The speaker has begun or spoken; there is nothing to withdraw.</summary>
public sealed record AlreadyCalled() : Refusal(RefusalKind.Conflict, new(
    "Diese Wortmeldung ist schon aufgerufen worden.", "This request was called already."));

/// <summary>The list changed while the marks of its speakers were opened.</summary>
public sealed record MarksMissing() : Refusal(RefusalKind.Conflict, new(
    "Die Redeliste hat sich gerade geändert; bitte noch einmal aufrufen.", "The speakers' list changed just now; call again."));

/// <summary>One speaks for an organisation that one belongs to.</summary>
public sealed record NotYourOrganisation() : Refusal(RefusalKind.Invalid, new(
    "Melden Sie sich für eine Organisation, für die Sie handeln.", "Ask to speak for an organisation that you act for."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { ["organisationId"] = Message };
}
