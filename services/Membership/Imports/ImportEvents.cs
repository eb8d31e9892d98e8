using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Imports;

/// <summary>The membership that a row describes; all days Europe/Berlin.</summary>
/// <param name="Kind">In which right.</param>
/// <param name="AppliedOn">Day of the application.</param>
/// <param name="AdmittedOn">First day; null: the application is open.</param>
/// <param name="EndsOn">Last day, or null.</param>
/// <param name="EndReason">Why it ended, or null.</param>
public sealed record ImportedMembership(MembershipKind Kind, DateOnly AppliedOn, DateOnly? AdmittedOn, DateOnly? EndsOn, EndReason? EndReason);

/// <summary>What a row says about an organisation.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="OrganisationId">The organisation, known or new.</param>
/// <param name="Profile">Who it is.</param>
/// <param name="Membership">A membership, or null.</param>
public sealed record ImportRow(int Line, Guid OrganisationId, OrganisationProfile Profile, ImportedMembership? Membership);

/// <summary>A row that could not be carried out when its turn came, because the organisation had changed since the import was accepted.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Code">The refusal's code.</param>
public sealed record ImportProblem(int Line, Guid OrganisationId, string Code);

/// <summary>A table was accepted and is to be carried out, row by row.</summary>
/// <param name="Rows">What changes something.</param>
/// <param name="Today">The day of the import, Europe/Berlin.</param>
/// <param name="By">Who imported.</param>
/// <param name="At">When, UTC; also the time of every fact that follows.</param>
[StoredAs("import_accepted")]
public sealed record ImportAccepted(ValueList<ImportRow> Rows, DateOnly Today, UserId By, DateTimeOffset At) : IEvent;

/// <summary>All rows of an import were carried out.</summary>
/// <param name="Problems">Rows that could not be.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("import_applied")]
public sealed record ImportApplied(ValueList<ImportProblem> Problems, DateTimeOffset At) : IEvent;

/// <summary>An import is to be taken back as a whole.</summary>
/// <param name="Reason">Why.</param>
/// <param name="By">Who asked.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("import_undo_asked")]
public sealed record ImportUndoAsked(string Reason, UserId By, DateTimeOffset At) : IEvent;

/// <summary>An import was taken back.</summary>
/// <param name="Problems">Organisations that had changed since, and stay as they are.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("import_undone")]
public sealed record ImportUndone(ValueList<ImportProblem> Problems, DateTimeOffset At) : IEvent;
