namespace Bkmo.Identity;

/// <summary>That a critical act was done or refused: who, what, when, on what, with which outcome; no contents.</summary>
internal sealed class AuditRecord
{
    public long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Act { get; init; }

    public string? Object { get; init; }

    public required string Outcome { get; init; }
}

/// <summary>Notes acts, to be stored with whatever else the transaction changes.</summary>
internal static class Auditing
{
    internal const string Done = "done";

    internal const string Nobody = "nobody";

    internal static void Note(this IdentityDb db, DateTimeOffset at, string actor, string act, Guid? about = null, string outcome = Done) =>
        db.Audit.Add(new AuditRecord { At = at, Actor = actor, Act = act, Object = about?.ToString(), Outcome = outcome });
}
