using System.Globalization;

namespace Bkmo.Conference.Committees;

/// <summary>Only a meeting that was convened, or a past one, forms committees.</summary>
public sealed record NotConvened() : Refusal(RefusalKind.Conflict, new(
    "Ausschüsse bildet eine einberufene oder vergangene Konferenz; berufen Sie die Konferenz zuerst ein.",
    "Committees are formed by a convened or past conference; convene it first."));

/// <summary>The conference formed a committee of this name.</summary>
public sealed record CommitteeExists() : Refusal(RefusalKind.Conflict, new(
    "Diese Konferenz hat schon einen Ausschuss dieses Namens gebildet; wählen Sie einen anderen Namen.",
    "This conference formed a committee of this name already; choose another name."));

/// <summary>Some organisations are not, or not yet known to be, members.</summary>
/// <param name="Positions">Their places in the list of members, from 0.</param>
public sealed record MembersNotAdmitted(ValueList<int> Positions) : Refusal(RefusalKind.Conflict, new(
    "Nicht alle Organisationen sind heute als aufgenommen bekannt; prüfen Sie die genannten.",
    "Not all organisations are known as admitted today; check those named."))
{
    private static readonly Text Unknown = new("Heute nicht als aufgenommen bekannt.", "Not known as admitted today.");

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => Positions.ToDictionary(
        position => string.Create(CultureInfo.InvariantCulture, $"members[{position}]"), _ => Unknown, StringComparer.Ordinal);
}
