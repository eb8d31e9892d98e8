using System.Globalization;

namespace Bkmo.Membership.Imports;

/// <summary>The body is no table.</summary>
public sealed record UnreadableTable() : Refusal(RefusalKind.Invalid, new(
    "Das ist keine CSV-Tabelle mit einer Kopfzeile, in der jede Spalte einmal vorkommt, oder eine Zeile hat mehr Zellen als die Kopfzeile.",
    "This is no CSV table with a header that names each column once, or a row has more cells than the header."));

/// <summary>The table has a column that means nothing, or lacks one.</summary>
public sealed record WrongColumns(string Unknown, string Missing) : Refusal(RefusalKind.Invalid, new(
    $"Die Spalten passen nicht. Unbekannt: {Unknown}. Es fehlen: {Missing}.", $"The columns do not fit. Unknown: {Unknown}. Missing: {Missing}."));

/// <summary>The table is too long.</summary>
public sealed record TooManyRows(int Most) : Refusal(RefusalKind.Invalid, new(
    string.Create(CultureInfo.InvariantCulture, $"Eine Tabelle hat höchstens {Most} Zeilen; teilen Sie sie."),
    string.Create(CultureInfo.InvariantCulture, $"A table has at most {Most} rows; split it.")));

/// <summary>Rows of the table cannot be accepted; nothing was changed.</summary>
public sealed record RowsRefused(int Rows, int FirstLine) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"{Rows} Zeilen können nicht angenommen werden, die erste in Zeile {FirstLine}; nichts wurde geändert. Die Vorschau nennt jede mit ihrem Grund."),
    string.Create(CultureInfo.InvariantCulture, $"{Rows} rows cannot be accepted, the first in line {FirstLine}; nothing was changed. The preview names each with its reason.")));

/// <summary>The table would end most memberships at once.</summary>
public sealed record EndsMostMembers(int Ending, int Members) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Diese Tabelle beendet die Mitgliedschaft von {Ending} der {Members} Mitglieder. Wenn das gewollt ist, senden Sie sie mit „confirmed=true“."),
    string.Create(CultureInfo.InvariantCulture, $"This table ends the membership of {Ending} of the {Members} members. If that is meant, send it with confirmed=true.")));

/// <summary>The table changes nothing.</summary>
public sealed record NothingToImport() : Refusal(RefusalKind.Conflict, new(
    "Alles in dieser Tabelle ist schon so verzeichnet.", "Everything in this table is on record already."));

/// <summary>Only an import that was carried out is taken back.</summary>
public sealed record NotApplied() : Refusal(RefusalKind.Conflict, new(
    "Dieser Import ist noch nicht oder nicht mehr ausgeführt; zurücknehmen lässt sich nur ein ausgeführter.",
    "This import has not been carried out yet, or not any more; only one that was can be taken back."));

/// <summary>The organisation was changed after the import.</summary>
public sealed record ChangedSinceImport() : Refusal(RefusalKind.Conflict, new(
    "Diese Organisation wurde nach dem Import geändert und bleibt, wie sie ist.", "This organisation was changed after the import and stays as it is."));
