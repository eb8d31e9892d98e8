using Bkmo.Membership.Dues.Invoices;

namespace Bkmo.Membership.DelegateKeys;

/// <summary>A delegate key was computed from what was recorded for a key date, and is kept with all that it rests on.</summary>
/// <param name="Purpose">What it is made for, for instance <c>conference/10</c>.</param>
/// <param name="KeyDate">The day whose memberships and reports count, Europe/Berlin.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Counts">Which number of a report counts as members.</param>
/// <param name="Members">Organisations with voting membership on the key date, as they were counted.</param>
/// <param name="Result">What came of it, explained.</param>
/// <param name="Supersedes">The key that it is to take the place of.</param>
/// <param name="By">Who had it computed.</param>
/// <param name="At">When, UTC: later bookings and reports do not change it.</param>
[StoredAs("delegate_key_computed")]
public sealed record DelegateKeyComputed(
    string Purpose, DateOnly KeyDate, KeyRule Rule, CountedMembers Counts, ValueList<SnapshotMember> Members, ComputedKey Result, Guid? Supersedes, UserId By,
    DateTimeOffset At) : IEvent;

/// <summary>A lot was drawn for the ties of a key, and recorded by a person.</summary>
/// <param name="Lot">Organisations as drawn.</param>
/// <param name="Result">What came of it.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("delegate_key_lot_recorded")]
public sealed record DelegateKeyLotRecorded(ValueList<Guid> Lot, ComputedKey Result, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A person of the board signed the key off: its numbers hold.</summary>
/// <param name="By">Who signed it off.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("delegate_key_signed_off")]
public sealed record DelegateKeySignedOff(UserId By, DateTimeOffset At) : IEvent;

/// <summary>Which number of a headcount report counts as members.</summary>
public enum CountedMembers
{
    /// <summary>All members.</summary>
    All,

    /// <summary>Natural persons.</summary>
    NaturalPersons,

    /// <summary>Legal persons.</summary>
    LegalPersons,
}

/// <summary>An organisation as a key counted it.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Members">Members by the report; 0 without one.</param>
/// <param name="Report">The report that was used; null when there is none.</param>
/// <param name="DuesSettled">Whether no invoice was unsettled for which voting rights rest on the key date.</param>
public sealed record SnapshotMember(Guid OrganisationId, long Members, ReportReference? Report, bool DuesSettled);
