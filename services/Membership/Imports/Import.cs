namespace Bkmo.Membership.Imports;

/// <summary>Where an import stands.</summary>
public enum ImportStage
{
    /// <summary>Its rows are being carried out.</summary>
    Applying,

    /// <summary>Carried out.</summary>
    Applied,

    /// <summary>It is being taken back.</summary>
    Undoing,

    /// <summary>Taken back.</summary>
    Undone,
}

/// <summary>A table of organisations and memberships that was loaded in one act.</summary>
/// <param name="Accepted">What was accepted; null before.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Undo">Who wants it back and why.</param>
/// <param name="Problems">What could not be carried out, or taken back.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record Import(ImportAccepted? Accepted, ImportStage Stage, ImportUndoAsked? Undo, ValueList<ImportProblem> Problems, long Version) : IState<Import>
{
    /// <inheritdoc />
    public static string StreamType => "import";

    /// <inheritdoc />
    public static Import Initial { get; } = new(null, ImportStage.Applying, null, [], 0);

    /// <inheritdoc />
    public Import Evolve(IEvent @event) => (@event switch
    {
        ImportAccepted e => this with { Accepted = e },
        ImportApplied e => this with { Stage = ImportStage.Applied, Problems = e.Problems },
        ImportUndoAsked e => this with { Stage = ImportStage.Undoing, Undo = e },
        ImportUndone e => this with { Stage = ImportStage.Undone, Problems = e.Problems },
        _ => this,
    }) with { Version = Version + 1 };
}

/// <summary>An import as it is shown.</summary>
/// <param name="Id">The import.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="AcceptedAt">When it was accepted, UTC.</param>
/// <param name="Rows">Rows that change something.</param>
/// <param name="Problems">Rows that could not be carried out or taken back, because the organisation had changed in between.</param>
/// <param name="UndoReason">Why it is or was taken back.</param>
public sealed record ImportView(Guid Id, ImportStage Stage, DateTimeOffset AcceptedAt, int Rows, IReadOnlyList<ImportProblem> Problems, string? UndoReason)
{
    internal static string PathOf(Guid id) => $"/api/membership/imports/{id}";

    internal static ImportView? Of(Guid id, Import state) => state.Accepted is { } accepted
        ? new(id, state.Stage, accepted.At, accepted.Rows.Count, state.Problems, state.Undo?.Reason)
        : null;
}
